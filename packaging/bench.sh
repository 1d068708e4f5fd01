#!/usr/bin/env bash
# Builds and runs the benchmarks and prints their figures: absolute ones for reading, ratios against a peer where there
# is one, both measured in turn in one run. Recorded data are looked for in EMOFORGE_TEST_DATA.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/steps.sh

step "Set-up" packaging/setup.sh test
step "Configuration" configure release
step "Build" cmake --build --preset release
bench=build/release/tests/bench
echo; echo "== BVH: megabytes per second on one core"
"$bench/emoforge_bench_bvh" --benchmark_min_time=1
echo; echo "== Neural gas against a NumPy loop of the published arithmetic"
"$bench/emoforge_bench_neural_gas"
echo; echo "== Skeleton player: frames per second, software OpenGL"
LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1280x800x24 +extension GLX" \
  "$bench/emoforge_bench_skeleton_view"
