// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/motion_checks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>

#include "core/base/error.h"
#include "core/motion/body_measures.h"
#include "core/motion/foot_contacts.h"
#include "core/motion/limb_intersections.h"
#include "core/numerics/percentile.h"

namespace emoforge {
namespace {

using Eigen::Vector3d;

/// A point for each name at place(frame, joint), in a chain.
PosedClip points(const std::vector<std::string>& names, std::size_t frames,
                 const std::function<Vector3d(std::size_t, std::size_t)>& place,
                 double frameTimeSeconds = 1.0 / 30) {
  PosedClip clip;
  clip.names = names;
  clip.frameTimeSeconds = frameTimeSeconds;
  clip.positions = Array({frames, names.size(), 3});
  for (std::size_t j = 0; j < names.size(); ++j) {
    clip.parents.push_back(static_cast<int>(j) - 1);
    clip.endSites.push_back(false);
    clip.sides.push_back(BodySide::Centre);
    for (std::size_t t = 0; t < frames; ++t) {
      const Vector3d p = place(t, j);
      for (std::size_t k = 0; k < 3; ++k) {
        clip.positions(t, j, k) = static_cast<float>(p[static_cast<Eigen::Index>(k)]);
      }
    }
  }
  return clip;
}

/// Legs of a person of 1.75 m whose toes slide along x at a speed in m/s.
PosedClip sliding(double speed) {
  const std::vector<std::string> names{"Hips", "LeftUpLeg", "LeftLeg", "LeftFoot", "LeftToe"};
  // Drillis and Contini: hip joint at 0.530 of the stature, knee 0.285, ankle 0.039.
  const double heights[] = {0.95, 0.9275, 0.49875, 0.06825, 0.0};
  return points(names, 60, [&](std::size_t t, std::size_t j) {
    return Vector3d(speed * static_cast<double>(t) / 30.0, heights[j], 0);
  });
}

}  // namespace

// numpy.percentile([3, 1, 2, 10], [0, 2, 50, 90, 100])
TEST(Percentile, AgreesWithNumPy) {
  const std::vector<double> values{3, 1, 2, 10};
  EXPECT_DOUBLE_EQ(percentile(values, 0), 1.0);
  EXPECT_DOUBLE_EQ(percentile(values, 2), 1.06);
  EXPECT_DOUBLE_EQ(percentile(values, 50), 2.5);
  EXPECT_DOUBLE_EQ(percentile(values, 90), 7.9);
  EXPECT_DOUBLE_EQ(percentile(values, 100), 10.0);
  EXPECT_TRUE(std::isnan(percentile({}, 50)));
}

// facts/metrics.md 14.11
TEST(FootContacts, SlidingOverTheFloorIsFound) {
  EXPECT_NEAR(statureMetres(sliding(0)), 1.75, 2e-3);
  EXPECT_EQ(footSkate(sliding(1.0)).ratio, 1.0);
  EXPECT_NEAR(footSkate(sliding(1.0)).meanSpeed, 1.0, 1e-5);
  EXPECT_EQ(footSkate(sliding(0.4)).ratio, 0.0);
  EXPECT_EQ(footSkate(sliding(0.0)).ratio, 0.0);
  EXPECT_NEAR(footSkate(sliding(0.0), 0.02).meanPenetration, 0.02, 1e-6);
  const FootContacts planted = footContacts(sliding(0.4));
  EXPECT_EQ(planted.left, std::vector<bool>(60, true));
  EXPECT_TRUE(planted.right.empty());
  EXPECT_EQ(footContacts(sliding(1.0)).left, std::vector<bool>(60, false));
}

TEST(FootContacts, ALiftedFootHasNone) {
  // The foot stands for 20 frames, rises to 10 cm and comes back.
  PosedClip clip = sliding(0.0);
  for (std::size_t t = 20; t < 40; ++t) clip.positions(t, 4, 1) = 0.1f;
  const FootContacts contacts = footContacts(clip);
  for (std::size_t t = 0; t < 60; ++t) EXPECT_EQ(contacts.left[t], t < 20 || t >= 40) << t;
}

// facts/metrics.md 14.10
TEST(JointDistance, AShiftIsSeenOnlyWithoutRootAlignment) {
  const auto place = [](std::size_t t, std::size_t j) {
    return Vector3d(0.1 * static_cast<double>(t), std::sin(0.3 * static_cast<double>(t)),
                    static_cast<double>(j));
  };
  const PosedClip a = points({"Hips", "Spine", "Head"}, 20, place);
  const PosedClip b = points({"Hips", "Spine", "Head"}, 20, [&](std::size_t t, std::size_t j) {
    return Vector3d(place(t, j) + Vector3d(3, 4, 0));
  });
  EXPECT_NEAR(meanJointDistance(a, b, false), 5.0, 1e-5);
  EXPECT_NEAR(meanJointDistance(a, b), 0.0, 1e-6);
  EXPECT_EQ(meanJointDistance(a, a, false), 0.0);
}

TEST(JointDistance, LengthsAreResampled) {
  const auto line = [](double frames) {
    return [frames](std::size_t t, std::size_t j) {
      return Vector3d(static_cast<double>(t) / (frames - 1), static_cast<double>(j), 0);
    };
  };
  const PosedClip a = points({"Hips", "Head"}, 11, line(11));
  const PosedClip b = points({"Hips", "Head"}, 37, line(37));
  EXPECT_NEAR(meanJointDistance(a, b, false), 0.0, 1e-6);
  EXPECT_NEAR(meanJointDistance(b, a, false), 0.0, 1e-6);
  EXPECT_THROW(meanJointDistance(a, points({"Hips", "Neck"}, 11, line(11))), Error);
}

TEST(JointDistance, LeavesOutEndSitesAndWhatLiesAboveTheHips) {
  const auto place = [](std::size_t, std::size_t j) {
    return Vector3d(0, static_cast<double>(j), 0);
  };
  PosedClip a = points({"joint_Root", "Hips", "Head", "Head_end"}, 2, place);
  a.endSites[3] = true;
  PosedClip b = a;
  for (std::size_t t = 0; t < 2; ++t) {
    b.positions(t, 0, 0) = 7.0f;
    b.positions(t, 3, 0) = 7.0f;
    b.positions(t, 2, 0) = 1.0f;
  }
  EXPECT_NEAR(meanJointDistance(a, b), 0.5, 1e-6);
}

TEST(MotionChecks, SpeedJerkAndPowerHaveTheirClosedForms) {
  const double dt = 1.0 / 30;
  const PosedClip cubic = points(
      {"Hips"}, 40,
      [&](std::size_t t, std::size_t) {
        const double s = dt * static_cast<double>(t);
        return Vector3d(2.0 * s * s * s, 0, 0);
      },
      dt);
  // d³/dt³ of 2 t³ = 12; float positions limit the third difference.
  EXPECT_NEAR(rmsJerk(cubic), 12.0, 0.05);
  const PosedClip even = points(
      {"Hips"}, 40,
      [&](std::size_t t, std::size_t) {
        return Vector3d(0.03 * static_cast<double>(t), 0.04 * static_cast<double>(t), 0);
      },
      dt);
  EXPECT_NEAR(meanJointSpeed(even), 0.05 / dt, 1e-4);
  EXPECT_NEAR(highFrequencyPower(even), 0.0, 1e-8);

  // A cos(2πft): its velocity by differences has the amplitude 2 A sin(πf dt)/dt, half its square
  // is the power.
  for (const double hertz : {1.5, 7.5, 11.25}) {
    const PosedClip wave = points(
        {"Hips"}, 1025,
        [&](std::size_t t, std::size_t) {
          return Vector3d(
              0, 0.01 * std::cos(2 * std::numbers::pi * hertz * dt * static_cast<double>(t)), 0);
        },
        dt);
    const double amplitude = 2 * 0.01 * std::sin(std::numbers::pi * hertz * dt) / dt;
    const double expected = hertz < 5 ? 0.0 : amplitude * amplitude / 2;
    EXPECT_NEAR(highFrequencyPower(wave), expected, 1e-3 * amplitude * amplitude) << hertz;
  }
}

TEST(MotionChecks, BonesThatGrowAreMeasured) {
  const PosedClip clip = points({"Hips", "Spine"}, 11, [](std::size_t t, std::size_t j) {
    return Vector3d(0, static_cast<double>(j) * (0.5 + 0.01 * static_cast<double>(t)), 0);
  });
  EXPECT_NEAR(boneLengthDrift(clip), 0.2, 1e-6);
}

TEST(LimbIntersections, SegmentsHaveTheirDistance) {
  const Vector3d o(0, 0, 0);
  const Vector3d x(1, 0, 0);
  EXPECT_NEAR(segmentDistance(o, x, {0.5, 1, -1}, {0.5, 1, 1}), 1.0, 1e-15);  // skew
  EXPECT_NEAR(segmentDistance(o, x, {4, 4, 0}, {8, 4, 0}), 5.0, 1e-15);       // end to end
  EXPECT_NEAR(segmentDistance(o, x, {0.2, 2, 0}, {0.7, 2, 0}), 2.0, 1e-15);   // parallel
  EXPECT_NEAR(segmentDistance(o, x, {0.5, -1, 0}, {0.5, 1, 0}), 0.0, 1e-15);  // crossing
  EXPECT_NEAR(segmentDistance(o, o, {3, 4, 0}, {3, 4, 0}), 5.0, 1e-15);       // points
  EXPECT_NEAR(segmentDistance({0.5, 3, 0}, {0.5, 3, 0}, o, x), 3.0, 1e-15);   // point and piece
}

}  // namespace emoforge
