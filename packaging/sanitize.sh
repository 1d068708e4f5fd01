#!/usr/bin/env bash
# Builds with the address and undefined-behaviour sanitizers and runs every test. Arguments go to CTest.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/steps.sh

suppressions=$PWD/packaging/sanitizers
# Libraries that are not built with the sanitizer hand containers over half known: no overflow check across them.
export ASAN_OPTIONS=detect_leaks=1:detect_container_overflow=0:detect_odr_violation=1:strict_string_checks=1
export LSAN_OPTIONS=suppressions=$suppressions/leaks.txt:print_suppressions=0
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1:suppressions=$suppressions/undefined.txt

step "Set-up" packaging/setup.sh test
step "Configuration" configure asan
# The build runs the tests once to list their cases; leaks are judged below.
step "Build" env ASAN_OPTIONS=detect_leaks=0 cmake --build --preset asan
runTests build/asan "$@"
