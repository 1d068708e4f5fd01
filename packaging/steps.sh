# What the scripts share. Sourced from the repository root.

# step NAME COMMAND...: runs it and says how long it took.
step() {
  local name=$1 start=$SECONDS
  shift
  "$@"
  echo "$name: $((SECONDS - start)) s"
}

# configure PRESET [OPTION...]: CMake's messages are shown only when it fails.
configure() {
  local preset=$1 messages
  shift
  messages=$(mktemp)
  if ! cmake --preset "$preset" "$@" >"$messages" 2>&1; then
    cat "$messages" >&2
    rm -f "$messages"
    return 1
  fi
  rm -f "$messages"
}

# runTests BUILD_FOLDER [CTEST OPTION...]: all tests with a virtual display, software OpenGL and a home of their own.
# CTest's summary is the last thing printed and its exit code is returned.
runTests() {
  local build=$1 home
  shift
  home=$(mktemp -d)
  mkdir -m 700 "$home/runtime"
  local result=0
  env XDG_RUNTIME_DIR="$home/runtime" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" \
    XDG_CACHE_HOME="$home/cache" LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb \
    xvfb-run -a -s "-screen 0 2560x1600x24 +extension GLX" \
    ctest --test-dir "$build" --output-on-failure --no-tests=error --parallel "$(nproc)" "$@" || result=$?
  rm -rf "$home"
  return $result
}
