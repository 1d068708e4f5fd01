// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/representations/rotation_representation.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/motion/alignment.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/rotations.h"
#include "tests/support/simple_person.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::PersonMotion;
using testing::walkingPerson;

RotationRepresentation fitted(const std::vector<SamplePtr>& clips, std::size_t frames = 0) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < clips.size(); ++i) ids.push_back("clip-" + std::to_string(i));
  RotationRepresentation representation(frames, 0.2);
  NoProgress progress;
  representation.fit(clips, ids, progress);
  return representation;
}

std::vector<double> encoded(const RotationRepresentation& representation, const Sample& clip) {
  std::vector<double> row(representation.dimension());
  representation.encode(clip, row);
  return row;
}

std::vector<double> mean(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = 0.5 * (a[i] + b[i]);
  return result;
}

/// Largest distance of equal joints from the hips on, file units, after the clip was put where
/// decoded clips begin. A joint on the floor need not come back: what it does is part of the way of
/// the hips.
double largestDistance(MotionClip original, const MotionClip& decoded) {
  const int hips = original.skeleton.find("Hips");
  removePlacement(original, hips);
  const DoubleArray a = globalPositions(original);
  const DoubleArray b = globalPositions(decoded);
  EXPECT_EQ(a.shape(), b.shape());
  double largest = 0.0;
  for (std::size_t t = 0; t < std::min(a.extent(0), b.extent(0)); ++t) {
    for (auto j = static_cast<std::size_t>(hips); j < a.extent(1); ++j) {
      for (std::size_t axis = 0; axis < 3; ++axis) {
        largest = std::max(largest, std::abs(a(t, j, axis) - b(t, j, axis)));
      }
    }
  }
  return largest;
}

double valueOf(const MotionClip& clip, std::size_t frame, const char* name, Channel channel) {
  const Joint& joint = clip.skeleton.joints[static_cast<std::size_t>(clip.skeleton.find(name))];
  const auto place = std::ranges::find(joint.channels, channel) - joint.channels.begin();
  return clip.values(frame, static_cast<std::size_t>(joint.firstChannel + place));
}

/// Both arms held still at this angle about y.
std::shared_ptr<MotionClip> armsAt(double degrees) {
  auto clip = walkingPerson({.frames = 10, .armDegrees = 0.0});
  for (const char* name : {"LeftArm", "RightArm"}) {
    const Joint& joint = clip->skeleton.joints[static_cast<std::size_t>(clip->skeleton.find(name))];
    for (std::size_t t = 0; t < 10; ++t) {
      clip->values(t, static_cast<std::size_t>(joint.firstChannel) + 2) = degrees;
    }
  }
  return clip;
}

}  // namespace

TEST(RotationRepresentation, GivesAClipBackWhereItBegins) {
  const auto first = walkingPerson({.frames = 40, .heading = 70.0});
  const auto second = walkingPerson({.frames = 40, .armDegrees = 60.0, .heading = -100.0});
  const auto representation = fitted({first, second});
  for (const auto& clip : {first, second}) {
    const SamplePtr back = representation.decode(encoded(representation, *clip), 0.0);
    EXPECT_LT(largestDistance(*clip, asMotion(*back)), 1e-9);
    EXPECT_EQ(asMotion(*back).frameTimeSeconds, clip->frameTimeSeconds);
  }
}

TEST(RotationRepresentation, GivesRecordedClipsBackToAMicrometre) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  // In the first two the joint on the floor stands still, in the last it carries the body.
  const std::string set = "body_motion_emotion/neutral/dataset-1_";
  std::vector<std::shared_ptr<MotionClip>> clips;
  std::vector<SamplePtr> samples;
  for (const char* name : {"bow_normal_001", "kick_normal_001", "walk_normal_002"}) {
    clips.push_back(std::make_shared<MotionClip>(testing::readShared(set + name + ".bvh")));
    clips.back()->skeleton = clips.front()->skeleton;  // bones of one performer
    samples.push_back(clips.back());
  }
  for (const auto& clip : clips) {
    const auto representation = fitted(samples, clip->frames());
    const SamplePtr back = representation.decode(encoded(representation, *clip), 0.0);
    EXPECT_LT(largestDistance(*clip, asMotion(*back)), 1e-4);  // centimetres
  }
}

TEST(RotationRepresentation, KeepsTheDurationOfEachClip) {
  const auto brief = walkingPerson({.frames = 31});
  const auto lengthy = walkingPerson({.frames = 121});
  const auto representation = fitted({brief, brief, lengthy}, 61);
  EXPECT_EQ(representation.frames(), 61u);
  const auto framesOf = [&](const std::vector<double>& row) {
    return asMotion(*representation.decode(row, 0.0)).frames();
  };
  EXPECT_EQ(framesOf(encoded(representation, *brief)), 31u);
  EXPECT_EQ(framesOf(encoded(representation, *lengthy)), 121u);
  // Durations blend as logarithms: √(1 s · 4 s) = 2 s.
  EXPECT_EQ(framesOf(mean(encoded(representation, *brief), encoded(representation, *lengthy))),
            61u);
}

TEST(RotationRepresentation, BlendsAcrossTheWrapOfAngles) {
  const auto plus = armsAt(170.0);
  const auto minus = armsAt(-170.0);
  const auto representation = fitted({plus, minus});
  const SamplePtr blend = representation.decode(
      mean(encoded(representation, *plus), encoded(representation, *minus)), 0.0);
  const double angle = valueOf(asMotion(*blend), 5, "LeftArm", Channel::YRotation);
  EXPECT_NEAR(std::abs(std::remainder(angle, 360.0)), 180.0, 1e-6);
}

TEST(RotationRepresentation, DistancesAreMetresAndWeightedRadians) {
  // The arms are 90° apart in every frame, two of them: d² = 0.2² · 2 · (π / 2)².
  const auto a = armsAt(0.0);
  const auto b = armsAt(90.0);
  const auto representation = fitted({a, b});
  const auto first = encoded(representation, *a);
  const auto second = encoded(representation, *b);
  double squared = 0.0;
  for (std::size_t i = 0; i < representation.weightedDimension(); ++i) {
    squared += (first[i] - second[i]) * (first[i] - second[i]);
  }
  EXPECT_NEAR(squared, 0.04 * 2.0 * (kPi / 2) * (kPi / 2), 1e-9);
}

TEST(RotationRepresentation, NoiseLeavesChannelsThatNeverMoveAlone) {
  const auto representation = fitted({walkingPerson({}), walkingPerson({.armDegrees = 50.0})});
  std::vector<double> row = encoded(representation, *walkingPerson({}));
  const std::vector<double> scale = representation.noiseScale();
  Random random(1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] += 0.3 * scale[i] * random.normal();
  const SamplePtr noisy = representation.decode(row, 0.0);
  const MotionClip& clip = asMotion(*noisy);
  double moved = 0.0;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    for (const Channel channel : {Channel::XPosition, Channel::YPosition, Channel::ZPosition,
                                  Channel::XRotation, Channel::YRotation, Channel::ZRotation}) {
      EXPECT_EQ(valueOf(clip, t, "joint_Root", channel), 0.0);
      if (isRotation(channel)) {
        EXPECT_EQ(valueOf(clip, t, "Head", channel), 0.0);
      }
    }
    moved = std::max(moved, std::abs(valueOf(clip, t, "LeftArm", Channel::XRotation)));
  }
  EXPECT_GT(moved, 30.0);
}

TEST(RotationRepresentation, SmoothingLeavesASteadyWalkAsFarAsItWas) {
  const auto walk = walkingPerson({.frames = 60, .metresPerSecond = 1.5});
  const auto representation = fitted({walk, walk});
  const auto row = encoded(representation, *walk);
  const auto lengthOf = [&](double smoothing) {
    const SamplePtr sample = representation.decode(row, smoothing);
    const MotionClip& clip = asMotion(*sample);
    return valueOf(clip, clip.frames() - 1, "Hips", Channel::ZPosition) -
           valueOf(clip, 0, "Hips", Channel::ZPosition);
  };
  EXPECT_NEAR(lengthOf(0.0), 150.0 * 59 / 30, 1e-9);
  EXPECT_NEAR(lengthOf(5.0), 150.0 * 59 / 30, 1e-9);
}

TEST(RotationRepresentation, SmoothingDampsASwingAsTheGaussianDoes) {
  // 1 Hz at 30 frames/s through σ = 3 frames: exp(−2 π² · 9 / 900) = 0.8208692.
  const auto walk = walkingPerson({.frames = 120, .armDegrees = 30.0});
  const auto representation = fitted({walk, walk});
  const SamplePtr sample = representation.decode(encoded(representation, *walk), 3.0);
  double largest = 0.0;
  for (std::size_t t = 30; t < 90; ++t) {
    largest = std::max(largest, valueOf(asMotion(*sample), t, "LeftArm", Channel::XRotation));
  }
  double before = 0.0;
  for (std::size_t t = 30; t < 90; ++t) {
    before = std::max(before, valueOf(*walk, t, "LeftArm", Channel::XRotation));
  }
  EXPECT_NEAR(largest / before, 0.8208692, 1e-4);
}

TEST(RotationRepresentation, SavedAndLoadedDoesTheSame) {
  const auto walk = walkingPerson({});
  const auto representation = fitted({walk, walkingPerson({.frames = 55, .armDegrees = 50.0})});
  const testing::TemporaryFolder folder;
  ArchiveWriter writer;
  representation.save(writer, "r/");
  writer.write(folder / "file");
  RotationRepresentation loaded(0, 0.2);
  loaded.load(ArchiveReader(folder / "file"), "r/");
  const auto row = encoded(representation, *walk);
  EXPECT_EQ(encoded(loaded, *walk), row);
  EXPECT_EQ(loaded.noiseScale(), representation.noiseScale());
  EXPECT_EQ(asMotion(*loaded.decode(row, 2.0)).values,
            asMotion(*representation.decode(row, 2.0)).values);
}

}  // namespace emoforge
