// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>

#include "core/generators/class_wise/smooth_noise.h"
#include "core/generators/neural_gas/posture_motion.h"
#include "core/generators/neural_gas/posture_neurons.h"
#include "core/generators/neural_gas/posture_space.h"
#include "core/motion/alignment.h"
#include "core/motion/rotations.h"
#include "tests/support/simple_person.h"

namespace emoforge {
namespace {

using testing::walkingPerson;

PostureSpace spaceOfClips(const std::vector<SamplePtr>& clips, double rate = 30.0) {
  std::vector<std::string> ids(clips.size(), "clip");
  NoProgress progress;
  return PostureSpace(clips, ids, rate, progress);
}

/// Largest difference of joint positions, centimetres.
double largestDistance(const MotionClip& a, const MotionClip& b) {
  const DoubleArray first = globalPositions(a);
  const DoubleArray second = globalPositions(b);
  EXPECT_EQ(first.shape(), second.shape());
  double largest = 0.0;
  for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
    largest = std::max(largest, std::abs(first.values()[i] - second.values()[i]));
  }
  return largest;
}

}  // namespace

TEST(PostureSpace, PosturesFrameByFrameGiveTheClipBack) {
  const auto clip = walkingPerson({.frames = 60, .metresPerSecond = 1.2, .heading = 130.0});
  const auto other = walkingPerson({.frames = 50, .armDegrees = 60.0});
  const PostureSpace space = spaceOfClips({clip, other});
  const SamplePtr back = space.makeClip(space.read(*clip));
  MotionClip expected = *clip;
  removePlacement(expected, expected.skeleton.find("Hips"));
  // Yaw is measured against the first posture of the first clip, so this one begins at heading 0.
  EXPECT_LT(largestDistance(expected, asMotion(*back)), 1e-8);
}

TEST(PostureSpace, MeasuresJointsWithoutPlaceAndHeading) {
  const auto clip = walkingPerson({.frames = 30, .metresPerSecond = 0.0});
  auto turned = std::make_shared<MotionClip>(*clip);
  moveRigidly(*turned, turned->skeleton.find("Hips"), 1.1, {300.0, 0.0, -50.0});
  const PostureSpace space = spaceOfClips({clip, turned});
  const DoubleArray a = space.read(*clip);
  const DoubleArray b = space.read(*turned);
  std::vector<double> first(space.positionNumbers());
  std::vector<double> second(space.positionNumbers());
  for (std::size_t t = 0; t < 30; ++t) {
    space.jointPositions(a.row(t), first);
    space.jointPositions(b.row(t), second);
    for (std::size_t i = 0; i < first.size(); ++i) EXPECT_NEAR(first[i], second[i], 1e-9);
  }
  // Nine joints that are no end sites; the first numbers are the hips', in metres.
  EXPECT_EQ(space.positionNumbers(), 3u * 9u);
  EXPECT_NEAR(first[1], clip->values(29, 7) / 100.0, 1e-12);
}

TEST(PostureSpace, TakesPosturesAtTheFrameRateAskedFor) {
  const auto clip = walkingPerson({.frames = 61, .metresPerSecond = 1.0});
  const PostureSpace space = spaceOfClips({clip}, 15.0);
  const DoubleArray postures = space.read(*clip);
  EXPECT_EQ(postures.extent(0), 31u);
  EXPECT_EQ(asMotion(*space.makeClip(postures)).frameTimeSeconds, 1.0 / 15);
  EXPECT_NEAR(postures(3, 2), 1.0,
              0.01);  // one metre a second ahead, but for the sway of the heading
}

// numpy: 4 * (numpy.arccos(abs(a @ b))) ** 2 with b turned by the angle
TEST(PostureDistance, IsTheSquaredGeodesicAngleForEitherSign) {
  const PostureDistance distance(1, 0.2);
  for (const double angle : {0.0, 1e-3, 0.5, 1.5, 3.0, kPi}) {
    double a[4];
    double b[4];
    putQuaternion(Eigen::Quaterniond::Identity(), a, 0);
    putQuaternion(aboutAxis({0.6, 0.0, 0.8}, angle), b, 0);
    EXPECT_NEAR(std::sqrt(distance.squaredAngles(a, b)), angle, 1e-7);
    for (double& number : b) number = -number;
    EXPECT_NEAR(std::sqrt(distance.squaredAngles(a, b)), angle, 1e-7);
  }
  EXPECT_DOUBLE_EQ(distance.weight(), 0.04);
}

TEST(PostureNeurons, MoveOnTheShortestWayByTheShareAskedFor) {
  const auto still = walkingPerson({.frames = 2, .armDegrees = 0.0, .metresPerSecond = 0.0});
  const auto swung =
      walkingPerson({.frames = 2, .armDegrees = 40.0, .metresPerSecond = 0.0, .phase = 1.5});
  const auto space = std::make_shared<PostureSpace>(spaceOfClips({still, swung}));
  auto postures = std::make_shared<PostureSet>();
  postures->rows = DoubleArray({2, space->dimension()});
  std::ranges::copy(space->read(*still).row(0), postures->rows.row(0).begin());
  std::ranges::copy(space->read(*swung).row(0), postures->rows.row(1).begin());
  postures->positions = DoubleArray({2, space->positionNumbers()});
  for (std::size_t i = 0; i < 2; ++i) {
    space->jointPositions(postures->rows.row(i), postures->positions.row(i));
  }
  PostureNeurons neurons(space, postures, {0}, 0.2);
  neurons.prepare([](double) {});
  std::vector<double> before(1);
  neurons.distances(1, before);
  neurons.move(1, std::vector<double>{0.25});
  std::vector<double> row(space->dimension());
  neurons.write(0, row);
  for (std::size_t i = 0; i < space->rotations(); ++i) {
    const auto from = quaternionAt(postures->rows.row(0).data() + space->linear(), i);
    const auto to = quaternionAt(postures->rows.row(1).data() + space->linear(), i);
    const auto now = quaternionAt(row.data() + space->linear(), i);
    EXPECT_NEAR(geodesicAngle(from, now), 0.25 * geodesicAngle(from, to), 1e-9);
    EXPECT_NEAR(geodesicAngle(now, to), 0.75 * geodesicAngle(from, to), 1e-9);
  }
  EXPECT_NEAR(row[0], 0.75 * postures->rows(0, 0) + 0.25 * postures->rows(1, 0), 1e-12);
  std::vector<double> after(1);
  neurons.distances(1, after);
  EXPECT_LT(after[0], before[0]);
  EXPECT_DOUBLE_EQ(neurons.startKept(0), 0.75);
}

TEST(PostureMotion, NeuronsStandInTheMiddleOfTheirStays) {
  const auto clip = walkingPerson({.frames = 40});
  const PostureSpace space = spaceOfClips({clip});
  const DoubleArray neurons = space.read(*clip);  // any postures will do
  const std::vector<PostureVisit> path = {{0, 3}, {10, 5}};
  const DoubleArray postures = posturesAlong(path, neurons, space);
  ASSERT_EQ(postures.extent(0), 8u);
  for (std::size_t i = 0; i < space.dimension(); ++i) {
    EXPECT_NEAR(postures(1, i), neurons(0, i), 1e-12);
    EXPECT_NEAR(postures(5, i), neurons(10, i), 1e-12);
    EXPECT_NEAR(postures(7, i), neurons(10, i), 1e-12);
  }
  EXPECT_NEAR(postures(3, 0), 0.5 * (neurons(0, 0) + neurons(10, 0)), 1e-12);
}

TEST(SmoothNoise, KeepsItsStandardDeviationAndLosesItsHaste) {
  for (const double smoothness : {0.0, 2.0, 15.0}) {
    Random random(5);
    const DoubleArray noise = smoothNoise(4000, 20, smoothness, random);
    double squares = 0.0;
    double steps = 0.0;
    for (std::size_t t = 100; t < 3900; ++t) {
      for (std::size_t c = 0; c < 20; ++c) {
        squares += noise(t, c) * noise(t, c);
        steps += (noise(t, c) - noise(t - 1, c)) * (noise(t, c) - noise(t - 1, c));
      }
    }
    EXPECT_NEAR(squares / (3800 * 20), 1.0, 0.06);
    // Neighbours of white noise through a Gaussian of τ correlate by exp(−1 / (4 τ²)).
    const double expected =
        smoothness == 0.0 ? 2.0 : 2.0 - 2.0 * std::exp(-0.25 / (smoothness * smoothness));
    EXPECT_NEAR(steps / squares / expected, 1.0, 0.05);
  }
}

}  // namespace emoforge
