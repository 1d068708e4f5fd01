#!/usr/bin/env bash
# Installs what is missing, builds everything with warnings as errors and runs every test, the window's tests under a
# virtual display with software OpenGL. Arguments go to CTest, for example: packaging/test.sh -R Runtime
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/steps.sh

step "Set-up" packaging/setup.sh test
step "Configuration" configure test
step "Build" cmake --build --preset test
runTests build/test "$@"
