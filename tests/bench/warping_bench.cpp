// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exact banded warping of clips against plain Python (peers/dtw_plain.py), turn by turn in one run:
// demo walks and gestures of 24 joints at 30 frames/s, every clip against every other of its class,
// processor time of both. Prints times, their ratio and the largest difference of the values; fails
// where they differ or the ratio is below 100.
//
//   emoforge_bench_warping [--repeats N] [--python FILE]

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <memory>
#include <sstream>

#include "core/base/archive.h"
#include "core/base/files.h"
#include "core/metrics/joint_distance.h"
#include "core/motion/demo/body_motion_demo.h"
#include "core/motion/posed_clip.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

constexpr double kAskedRatio = 100.0;
constexpr double kAllowedDifference = 1e-9;
constexpr int kOwnRounds = 50;

struct Pair {
  PoseSeries first, second;
};

std::vector<Pair> makePairs() {
  const BodyMotionTable& table = BodyMotionTable::builtIn();
  const BodyMotionSet set = planBodyMotionSet(table, "default", 20);
  std::vector<PoseSeries> clips;
  for (const PlannedClip& plan : set.clips) {
    if (plan.classIndex != 0 || plan.actor > 2) continue;
    clips.push_back(poseSeries(toPosedClip(makeBodyMotionClip(table, set, plan, 1).take.clip)));
  }
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    for (std::size_t k = i + 1; k < clips.size(); ++k) pairs.push_back({clips[i], clips[k]});
  }
  return pairs;
}

Json framesOf(const PoseSeries& series) {
  Json frames = Json::array();
  for (Eigen::Index t = 0; t < series.positions[0].cols(); ++t) {
    Json joints = Json::array();
    for (Eigen::Index j = 0; j < series.positions[0].rows(); ++j) {
      joints.push_back({static_cast<double>(series.positions[0](j, t)),
                        static_cast<double>(series.positions[1](j, t)),
                        static_cast<double>(series.positions[2](j, t))});
    }
    frames.push_back(std::move(joints));
  }
  return frames;
}

/// Seconds for all pairs, then their values.
struct Outcome {
  double seconds = 0.0;
  std::vector<double> values;
};

Outcome own(const std::vector<Pair>& pairs) {
  Outcome outcome;
  const std::clock_t start = std::clock();
  for (int round = 0; round < kOwnRounds; ++round) {
    outcome.values.clear();
    for (const Pair& pair : pairs) {
      outcome.values.push_back(warpedJointDistance(pair.first, pair.second));
    }
  }
  outcome.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / kOwnRounds;
  return outcome;
}

Outcome peer(const std::string& python, const std::string& file) {
  const std::string command =
      python + " " + EMOFORGE_SOURCE_DIR + "/tests/bench/peers/dtw_plain.py " + file;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  std::array<char, 4096> buffer{};
  while (pipe && fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr) text += buffer.data();
  std::istringstream words(text);
  Outcome outcome;
  words >> outcome.seconds;
  for (double value = 0.0; words >> value;) outcome.values.push_back(value);
  return outcome;
}

int compare(int repeats, const std::string& python) {
  const std::vector<Pair> pairs = makePairs();
  Json json = Json::array();
  for (const Pair& pair : pairs) json.push_back({framesOf(pair.first), framesOf(pair.second)});
  const testing::TemporaryFolder folder;
  const std::string file = (folder / "pairs.json").string();
  writeFileSafely(file, json.dump());
  std::vector<double> ratios;
  double difference = 0.0;
  for (int repeat = 0; repeat < repeats; ++repeat) {
    const Outcome ours = own(pairs);
    const Outcome theirs = peer(python, file);
    if (theirs.values.size() != pairs.size()) {
      fmt::print("The Python peer gave no values.\n");
      return 2;
    }
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      difference = std::max(difference, std::abs(ours.values[i] - theirs.values[i]));
    }
    ratios.push_back(theirs.seconds / ours.seconds);
    fmt::print("{} pairs: plain Python {:.3f} s, own {:.5f} s, ratio {:.0f}\n", pairs.size(),
               theirs.seconds, ours.seconds, ratios.back());
  }
  std::ranges::sort(ratios);
  fmt::print(
      "warped distance: {:.0f} times as fast (median of {}; {:.0f} asked), largest "
      "difference {:.1e} m\n",
      ratios[ratios.size() / 2], repeats, kAskedRatio, difference);
  return difference <= kAllowedDifference && ratios[ratios.size() / 2] >= kAskedRatio ? 0 : 1;
}

int run(int argc, char** argv) {
  int repeats = 5;
  std::string python = "/usr/bin/python3";
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::string(argv[i]) == "--repeats") repeats = std::stoi(argv[i + 1]);
    if (std::string(argv[i]) == "--python") python = argv[i + 1];
  }
  return compare(repeats, python);
}

}  // namespace
}  // namespace emoforge

int main(int argc, char** argv) {
  return emoforge::run(argc, argv);
}
