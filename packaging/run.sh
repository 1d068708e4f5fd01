#!/usr/bin/env bash
# Installs what is missing, builds a release and opens the window; arguments are passed on.
# Without arguments it opens the demo project.
set -euo pipefail
if [ -z "${DISPLAY:-}" ]; then
  echo "There is no X11 or XWayland display, so the window cannot open. The command line does the same without one:" \
    "packaging/build.sh makes build/release/bin/emoforge-cli." >&2
  exit 2
fi
folder=$(cd "$(dirname "$0")/.." && pwd)
"$folder/packaging/build.sh" run
if [ $# -eq 0 ]; then set -- --demo; fi
exec "$folder/build/release/bin/emoforge" "$@"
