#!/usr/bin/env bash
# Builds with the address and undefined-behaviour sanitizers and runs every test. Arguments go to CTest.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/steps.sh

reports=$PWD/build/asan/reports
# Libraries that are not built with the sanitizer hand containers over half known: no overflow check across them.
export ASAN_OPTIONS=detect_leaks=1:detect_container_overflow=0:detect_odr_violation=1:log_path=$reports/report
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1:suppressions=$PWD/packaging/sanitizers/undefined.txt

# Qt3D and the graphics driver leak at the end of every program with a window, so those programs do not fail by a leak
# (tests/support/gui_main.cpp): here they do where a function of this project stands in its stack.
ownLeaks() {
  grep -lE "LeakSanitizer" "$reports"/* 2>/dev/null | xargs -r grep -lE "emoforge::|/emoforge_test_" || true
}

step "Set-up" packaging/setup.sh test
step "Configuration" configure asan
rm -rf "$reports"
mkdir -p "$reports"
# The build runs the tests once to list their cases; leaks are judged below.
step "Build" env ASAN_OPTIONS=detect_leaks=0 cmake --build --preset asan
result=0
runTests build/asan "$@" || result=$?
leaking=$(ownLeaks)
if [ $result -ne 0 ] || [ -n "$leaking" ]; then
  [ -z "$leaking" ] || echo "Leaks of this project:"
  cat ${leaking:-$(find "$reports" -type f)} </dev/null
  exit 1
fi
