#!/usr/bin/env bash
# Installs what is missing and builds a release of both programs into build/release/bin.
# usage: packaging/build.sh [run|core]   core: the command line only, without Qt, into build/core/bin
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/steps.sh

part=${1:-run}
preset=release
[ "$part" = run ] || preset=core
step "Set-up" packaging/setup.sh "$part"
step "Configuration" configure "$preset" -DEMOFORGE_TESTS=OFF -DEMOFORGE_BENCHMARKS=OFF
step "Build" cmake --build --preset "$preset"
