#!/usr/bin/env bash
# Builds and runs the benchmarks and prints their figures as ratios: against a peer where there is one, both measured
# in turn in one run, else against the rate asked. Recorded data are looked for in EMOFORGE_TEST_DATA.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/steps.sh

step "Set-up" packaging/setup.sh test
step "Configuration" configure release
step "Build" cmake --build --preset release
bench=build/release/tests/bench
echo; echo "== BVH on one core: bytes per second of processor time, and ratios"
"$bench/emoforge_bench_bvh" --benchmark_min_time=0.5
echo; echo "== Neural gas against a NumPy loop of the published arithmetic"
"$bench/emoforge_bench_neural_gas"
echo; echo "== Training steps of cvae and cgan against the same networks in PyTorch"
"$bench/emoforge_bench_networks"
echo; echo "== Nearest training clips of 1,000: memory and time"
"$bench/emoforge_bench_nearest" 1000
echo; echo "== Exact banded warping of clips against plain Python"
"$bench/emoforge_bench_warping"
echo; echo "== Skeleton player: frames per second with two figures, software OpenGL"
demo=$(mktemp -d)
trap 'rm -rf "$demo"' EXIT
build/release/bin/emoforge-cli dataset demo body-motion --per-class 1 --out "$demo/set" >/dev/null
LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR="$demo" \
  xvfb-run -a -s "-screen 0 1280x800x24 +extension GLX" \
  "$bench/skeleton_view_rate" "$demo/set/happy/actor-01_walk_1.bvh" "$demo/set/sad/actor-01_walk_1.bvh"
echo; echo "== The window: work on its interface thread during import of 1,000 clips, training and playback"
LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR="$demo" HOME="$demo" \
  xvfb-run -a -s "-screen 0 1280x800x24 +extension GLX" "$bench/window_load"
echo; echo "== Start: from the start of the process to a usable window and an open project, third run of three"
for run in 1 2 3; do
  LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR="$demo" HOME="$demo" \
    xvfb-run -a -s "-screen 0 1920x1200x24 +extension GLX" build/release/bin/emoforge --time-start "$demo/set" >"$demo/times"
done
cat "$demo/times"
