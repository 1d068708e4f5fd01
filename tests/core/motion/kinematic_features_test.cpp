// SPDX-License-Identifier: GPL-3.0-or-later
// Expected numbers are closed forms of circles and straight lines.
#include "core/motion/features/kinematic_features.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/motion/features/joint_position_features.h"
#include "core/motion/features/speed_harmonics.h"
#include "core/motion/resampling.h"
#include "tests/support/simple_person.h"

namespace emoforge {
namespace {

using testing::PersonMotion;
using testing::personSkeleton;
using testing::walkingPerson;

struct Described {
  std::vector<std::string> names;
  std::vector<double> row;

  double at(const std::string& name) const {
    const auto found = std::ranges::find(names, name);
    EXPECT_NE(found, names.end()) << name;
    return row[static_cast<std::size_t>(found - names.begin())];
  }
};

Described describe(const FeatureCatalogue::Entry& entry, const SamplePtr& sample,
                   const Json& set = Json::object()) {
  ParameterSet parameters(entry.parameters);
  parameters.apply(set);
  const auto features = entry.create();
  features->configure(parameters);
  const std::vector<SamplePtr> samples{sample};
  const std::vector<std::string> ids{"clip"};
  features->fit(samples, ids);
  Described result{features->names(), std::vector<double>(features->names().size())};
  features->extract(*sample, result.row);
  return result;
}

/// Glides forward at 1 m/s, and turns the left thigh by three degrees a frame.
SamplePtr turningThigh(std::size_t frames) {
  auto clip = std::make_shared<MotionClip>(*walkingPerson(
      {.frames = frames, .armDegrees = 0.0, .legDegrees = 0.0, .metresPerSecond = 1.0}));
  const Joint& thigh =
      clip->skeleton.joints[static_cast<std::size_t>(clip->skeleton.find("LeftUpLeg"))];
  // "ZXY": the second channel turns about x.
  for (std::size_t t = 0; t < frames; ++t) {
    for (std::size_t c = 0; c < clip->skeleton.channelCount(); ++c) {
      const auto hips = static_cast<std::size_t>(
          clip->skeleton.joints[static_cast<std::size_t>(clip->skeleton.find("Hips"))]
              .firstChannel);
      if (c < hips || c > hips + 2) clip->values(t, c) = 0.0;
    }
    clip->values(t, static_cast<std::size_t>(thigh.firstChannel) + 1) =
        3.0 * static_cast<double>(t);
  }
  return clip;
}

TEST(KinematicFeatures, OfACircleAndALineAreTheirClosedForms) {
  const Described leg = describe(kinematicFeaturesEntry(), turningThigh(60), {{"cutoff", 0.0}});
  // The group is the hip joint, which turns and stays, and the knee, 0.45 m away: halves.
  EXPECT_NEAR(leg.at("left-leg/angular-speed/mean"), 0.5 * kPi / 2.0, 1e-6);
  EXPECT_NEAR(leg.at("left-leg/angular-speed/sd"), 0.0, 1e-6);
  const double chord = 0.9 * 30.0 * std::sin(kPi / 120.0);
  EXPECT_NEAR(leg.at("left-leg/speed/mean"), 0.5 * chord, 1e-5);
  EXPECT_NEAR(leg.at("left-leg/speed/p95"), 0.5 * chord, 1e-4);
  EXPECT_NEAR(leg.at("left-leg/path"), 59.0 / 30.0 * 0.5 * chord, 1e-4);
  EXPECT_NEAR(leg.at("left-leg/rotation-range"), 0.5 * 177.0 * kPi / 180.0, 1e-6);
  // Second differences of points on a circle: 4 r sin²(δ/2) / Δt².
  EXPECT_NEAR(leg.at("left-leg/acceleration/mean"),
              0.5 * 4.0 * 0.45 * std::pow(std::sin(kPi / 120.0), 2) * 900.0, 1e-2);
  EXPECT_NEAR(leg.at("right-leg/angular-speed/mean"), 0.0, 1e-9);
  EXPECT_NEAR(leg.at("root/speed/mean"), 1.0, 1e-4);
  EXPECT_NEAR(leg.at("root/path"), 59.0 / 30.0, 1e-4);
}

TEST(KinematicFeatures, DoNotDependOnHeadingPlaceAndFrameRate) {
  const auto walk = walkingPerson({.frames = 90});
  const Described straight = describe(kinematicFeaturesEntry(), walk);
  const Described turned =
      describe(kinematicFeaturesEntry(), walkingPerson({.frames = 90, .heading = 77.0}));
  const Described fast =
      describe(kinematicFeaturesEntry(),
               std::make_shared<MotionClip>(resampleToFrameTime(*walk, 1.0 / 120.0)));
  for (std::size_t i = 0; i < straight.row.size(); ++i) {
    const double scale = std::max(1.0, std::abs(straight.row[i]));
    EXPECT_NEAR(turned.row[i], straight.row[i], 2e-3 * scale) << straight.names[i];
    EXPECT_NEAR(fast.row[i], straight.row[i], 2e-3 * scale) << straight.names[i];
  }
}

TEST(KinematicFeatures, RefuseAClipThatIsTooShort) {
  EXPECT_THROW(describe(kinematicFeaturesEntry(), walkingPerson({.frames = 4})), Error);
}

TEST(SpeedHarmonics, FindTheFundamentalAndItsMultiples) {
  Eigen::VectorXd signal(600);
  for (Eigen::Index t = 0; t < 600; ++t) {
    const double phase = 2.0 * kPi * 1.2 * static_cast<double>(t) / 30.0;
    signal[t] = 2.0 + std::sin(phase) + 0.4 * std::sin(2.0 * phase + 1.0);
  }
  const Harmonics harmonics = harmonicsOf(signal, 30.0);
  EXPECT_NEAR(harmonics.frequencyHz, 1.2, 1e-9);
  EXPECT_NEAR(harmonics.amplitudes[0], 0.5, 1e-3);
  EXPECT_NEAR(harmonics.amplitudes[1], 0.2, 1e-3);
  EXPECT_NEAR(harmonics.amplitudes[2], 0.0, 1e-3);
}

TEST(JointPositionFeatures, AreInLegLengthsAboutTheHips) {
  const Described standing =
      describe(jointPositionFeaturesEntry(), turningThigh(31), {{"frames", 3}});
  // Thigh and shank are 0.45 m each; the left knee hangs 0.1 m to the side.
  EXPECT_NEAR(standing.at("f01/LeftLeg/y"), -0.5, 1e-5);
  EXPECT_NEAR(standing.at("f01/LeftLeg/x"), 0.1 / 0.9, 1e-5);
  EXPECT_NEAR(standing.at("f03/Hips/z"), 0.0, 1e-9);
  // After 30 frames the thigh has turned by 90 degrees.
  EXPECT_NEAR(standing.at("f03/LeftLeg/y"), 0.0, 1e-5);
  EXPECT_NEAR(std::abs(standing.at("f03/LeftLeg/z")), 0.5, 1e-5);
}

}  // namespace
}  // namespace emoforge
