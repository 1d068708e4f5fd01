// SPDX-License-Identifier: GPL-3.0-or-later
// The checks startle-order and startle-smoothing of facts/demo_data.md 6, on the clips alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/motion/demo/body_motion_demo.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/resampling.h"
#include "core/motion/rotations.h"
#include "core/numerics/gaussian_filter.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

const BodyMotionTable& table() {
  return BodyMotionTable::builtIn();
}

const std::vector<MadeClip>& startles() {
  static const std::vector<MadeClip> clips = [] {
    const BodyMotionSet set = planBodyMotionSet(table(), "default", 24, "startle");
    std::vector<MadeClip> made(set.clips.size());
    parallelFor(made.size(), [&](std::size_t i) {
      made[i] = makeBodyMotionClip(table(), set, set.clips[i], 1);
    });
    return made;
  }();
  return clips;
}

/// Turn of a joint against where it was at the stimulus, radians, about the axis of its largest
/// turn in the 0.6 s after it: the head also looks about.
std::vector<double> turnSince(const MotionClip& clip, const char* joint, std::size_t stimulus) {
  const std::vector<Eigen::Quaterniond> rotations = localRotations(clip);
  const std::size_t joints = clip.skeleton.joints.size();
  const auto j = static_cast<std::size_t>(clip.skeleton.find(joint));
  std::vector<Eigen::Vector3d> turns;
  Eigen::Vector3d axis(0, 0, 0);
  const auto frames = static_cast<std::size_t>(0.6 / clip.frameTimeSeconds);
  for (std::size_t t = stimulus; t < stimulus + frames; ++t) {
    turns.push_back(
        logMap(rotations[stimulus * joints + j].conjugate() * rotations[t * joints + j]));
    if (turns.back().norm() > axis.norm()) axis = turns.back();
  }
  std::vector<double> angles;
  for (const Eigen::Vector3d& turn : turns) angles.push_back(turn.dot(axis.normalized()));
  return angles;
}

/// Seconds after the stimulus at which half of the first rise is done. All joints of a clip rise in
/// one time, so that these follow each other as the onsets do.
double halfRise(const MotionClip& clip, const char* joint, std::size_t stimulus) {
  const std::vector<double> angles = turnSince(clip, joint, stimulus);
  const double half = 0.5 * std::ranges::max(angles);
  for (std::size_t t = 1; t < angles.size(); ++t) {
    if (angles[t] < half) continue;
    const double share = (half - angles[t - 1]) / (angles[t] - angles[t - 1]);
    return (static_cast<double>(t - 1) + share) * clip.frameTimeSeconds;
  }
  return -1.0;
}

TEST(StartleDemo, RunsFromTopToBottom) {
  std::size_t ordered = 0;
  double lag = 0.0;
  for (const MadeClip& made : startles()) {
    const MotionClip& clip = made.take.clip;
    const std::size_t stimulus = made.take.startle.value().stimulusFrame;
    const double neck = halfRise(clip, "Neck", stimulus);
    const double shoulder = halfRise(clip, "LeftShoulder", stimulus);
    const double elbow = halfRise(clip, "LeftForeArm", stimulus);
    const double knee =
        0.5 * (halfRise(clip, "LeftLeg", stimulus) + halfRise(clip, "RightLeg", stimulus));
    ordered += neck < shoulder && shoulder < elbow && elbow < knee;
    lag += (knee - neck) / static_cast<double>(startles().size());
  }
  EXPECT_GE(static_cast<double>(ordered), 0.95 * static_cast<double>(startles().size()));
  // Knees that are nearly straight also bend and stretch with the sway, up to 20 ms in one clip.
  EXPECT_GT(lag, 0.05);
  EXPECT_LT(lag, 0.09);
}

/// Largest angular speed of the neck in a second after the stimulus, rad/s, at 30 frames/s after a
/// Gaussian smoother of `sigma` frames over the channels.
double peakNeckSpeed(const MadeClip& made, double sigma) {
  MotionClip clip = resampleToFrameTime(made.take.clip, 1.0 / 30.0);
  gaussianFilterAlongTime(clip.values, sigma);
  const std::vector<Eigen::Quaterniond> rotations = localRotations(clip);
  const std::size_t joints = clip.skeleton.joints.size();
  const auto neck = static_cast<std::size_t>(clip.skeleton.find("Neck"));
  const std::size_t start = made.take.startle.value().stimulusFrame / 2;
  double peak = 0.0;
  for (std::size_t t = start; t < start + 15; ++t) {
    peak = std::max(peak, 30.0 * geodesicAngle(rotations[t * joints + neck],
                                               rotations[(t + 1) * joints + neck]));
  }
  return peak;
}

TEST(StartleDemo, ASmootherTakesTheNeckSpeedThatTheClosedFormSays) {
  double before = 0.0;
  double after = 0.0;
  for (const MadeClip& made : startles()) {
    before += peakNeckSpeed(made, 0.0);
    after += peakNeckSpeed(made, 3.0);
  }
  // 47 ms / √(47² + 100²) = 42 % for a pulse; rise times vary.
  EXPECT_GT(after / before, 0.32);
  EXPECT_LT(after / before, 0.55);
}

TEST(StartleDemo, IsWrittenOnRequestOnly) {
  const testing::TemporaryFolder folder;
  NoProgress progress;
  makeBodyMotionDemo()->write({folder / "usual", 1, "default", 1}, progress);
  makeBodyMotionDemo()->write({folder / "startle", 1, "default", 1, "startle"}, progress);
  EXPECT_EQ(readFile(folder / "usual" / "truth.csv").find("stimulus_frame"), std::string::npos);
  EXPECT_EQ(readFile(folder / "usual" / "README.txt").find("startle"), std::string::npos);
  EXPECT_NE(readFile(folder / "startle" / "truth.csv").find("stimulus_frame"), std::string::npos);
  EXPECT_TRUE(std::filesystem::exists(folder / "startle" / "sad" / "actor-01_startle_1.bvh"));
  EXPECT_THROW(makeBodyMotionDemo()->write({folder / "x", 1, "default", 1, "jump"}, progress),
               Error);
}

}  // namespace
}  // namespace emoforge
