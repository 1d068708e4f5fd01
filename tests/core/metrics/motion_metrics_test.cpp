// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>

#include "core/metrics/joint_distance.h"
#include "core/metrics/register_metrics.h"
#include "core/metrics/sample_metrics.h"
#include "core/motion/posed_clip.h"
#include "tests/core/metrics/metrics_test_support.h"

namespace emoforge {
namespace {

using Eigen::Vector3d;
using testing::addJoint;
using testing::clipOf;
using testing::walkingPerson;
using Place = std::function<Vector3d(int frame, int joint)>;

const SampleMetricCatalogue& catalogue() {
  static const SampleMetricCatalogue metrics = [] {
    SampleMetricCatalogue samples;
    registerSampleMetrics(samples);
    return samples;
  }();
  return metrics;
}

/// A chain whose joints have position channels: `place` is against the parent, centimetres.
SamplePtr chain(const std::vector<std::string>& names, int frames, const Place& place) {
  Skeleton skeleton;
  for (std::size_t j = 0; j < names.size(); ++j) {
    addJoint(skeleton, names[j], static_cast<int>(j) - 1, {0, 0, 0}, "ZXY", true);
  }
  auto clip = std::make_shared<MotionClip>(clipOf(skeleton, static_cast<std::size_t>(frames)));
  clip->space = {UpAxis::Y, LengthUnit::Centimetre, false, false};
  for (int t = 0; t < frames; ++t) {
    for (std::size_t j = 0; j < names.size(); ++j) {
      for (int k = 0; k < 3; ++k) {
        clip->values(static_cast<std::size_t>(t), 6 * j + static_cast<std::size_t>(k)) =
            place(t, static_cast<int>(j))[k];
      }
    }
  }
  return clip;
}

const std::vector<std::string> kSpine{"Hips", "Spine", "Neck", "Head"};

/// Four joints that wave; the head is moved by `head`, all by `shift`.
SamplePtr waving(double phase, Vector3d head = {0, 0, 0}, int frames = 40, double seconds = 1.0) {
  return chain(kSpine, frames, [=](int t, int j) -> Vector3d {
    const double angle = 0.2 * t * seconds + phase;
    Vector3d place(j == 0 ? 3.0 * t : 4.0 * std::sin(angle + j), j == 0 ? 90.0 : 20.0,
                   2.0 * std::cos(0.7 * angle + j));
    if (j == 3) place += head;
    return place;
  });
}

SampleSet setOf(const std::vector<SamplePtr>& samples, const std::string& label = "calm",
                const std::string& group = "") {
  std::vector<LoadedSample> loaded;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const std::string own = group.empty() ? group : group + std::to_string(i);
    loaded.push_back({label + std::to_string(i), label, own, samples[i]});
  }
  return SampleSet(std::move(loaded));
}

ComparedSamples compared(const std::vector<SamplePtr>& training,
                         const std::vector<SamplePtr>& reference,
                         const std::vector<SamplePtr>& synthetic) {
  return {"body-motion",
          "held-out",
          "subject",
          {"calm"},
          setOf(training, "calm", "actor"),
          setOf(reference, "calm", "other"),
          setOf(synthetic)};
}

MetricEntry entryOf(const std::string& metric, const ComparedSamples& samples,
                    const std::string& entry = "") {
  const std::string name = entry.empty() ? metric : entry;
  for (MetricEntry& one : catalogue().create(metric)->measure(samples, Random(1))) {
    if (one.name == name) return one;
  }
  ADD_FAILURE() << name << " is missing";
  return {};
}

TEST(Mpjpe, IsTheDistanceToTheNearestReferenceInFileUnitsAndMillimetres) {
  // One of four joints lies 5 cm off; the other reference clip is farther away.
  const ComparedSamples samples =
      compared({waving(2.0), waving(0.0, {0, 6, 8})}, {waving(0.0), waving(1.5)},
               {waving(0.0, {3, 0, 4}), waving(0.0, {3, 0, 4})});
  const MetricEntry forward = entryOf("mpjpe", samples);
  EXPECT_NEAR(forward.value.value(), 1.25, 1e-4);
  EXPECT_NEAR(entryOf("mpjpe", samples, "mpjpe-mm").value.value(), 12.5, 1e-3);
  EXPECT_EQ(entryOf("mpjpe", samples, "mpjpe/calm").value, forward.value);
  EXPECT_EQ(forward.direction, Direction::Down);
  EXPECT_EQ(forward.real, 2U);
  EXPECT_EQ(forward.groups, 2U);
  // Two equal draws of one generator: an interval of no width, and what varies in it.
  EXPECT_EQ(forward.unitOfReplication, "sampling-seed");
  EXPECT_NEAR(forward.interval.value().low, 1.25, 1e-4);
  // The way back takes every reference clip, and so does the floor.
  const auto series = [](const SamplePtr& sample) {
    return poseSeries(toPosedClip(asMotion(*sample)));
  };
  const double near = meanJointDistance(series(waving(0.0)), series(waving(0.0, {3, 0, 4})));
  const double far = meanJointDistance(series(waving(1.5)), series(waving(0.0, {3, 0, 4})));
  const MetricEntry backward = entryOf("mpjpe-backward", samples);
  EXPECT_NEAR(backward.value.value(), 100.0 * (near + far) / 2.0, 1e-4);
  EXPECT_EQ(backward.unitOfReplication, "subject");
  EXPECT_GT(far, 3.0 * near);
  const double floor =
      std::min(meanJointDistance(series(waving(1.5)), series(waving(2.0))),
               meanJointDistance(series(waving(1.5)), series(waving(0, {0, 6, 8}))));
  EXPECT_NEAR(forward.referenceValue.value(), 100.0 * (0.025 + floor) / 2.0, 1e-3);
  EXPECT_EQ(backward.referenceValue, forward.referenceValue);
}

TEST(Mpjpe, HasNoValueWithoutSyntheticClipsOfTheClassAndNoFloorWithoutHeldOutClips) {
  ComparedSamples samples = compared({waving(0.0)}, {waving(0.0)}, {waving(0.5)});
  samples.classes = {"calm", "lively"};
  const MetricEntry missing = entryOf("mpjpe", samples, "mpjpe/lively");
  EXPECT_FALSE(missing.value);
  EXPECT_NE(missing.caveat.find("no sample of this class"), std::string::npos);
  EXPECT_TRUE(entryOf("mpjpe", samples).value);
  samples.referenceSet = "train";
  const MetricEntry entry = entryOf("mpjpe", samples);
  EXPECT_FALSE(entry.referenceValue);
  EXPECT_NE(entry.caveat.find("Nothing real was held out"), std::string::npos);
}

TEST(Mpjpe, SaysThatOtherSkeletonsCannotBeCompared) {
  const MetricEntry entry =
      entryOf("mpjpe", compared({waving(0)}, {waving(0)}, {walkingPerson({})}));
  EXPECT_FALSE(entry.value);
  EXPECT_NE(entry.caveat.find("other joints"), std::string::npos);
}

// facts/metrics.md 14.10
TEST(AlignedJointDistance, IsZeroForATurnedMovedAndScaledClip) {
  const PoseSeries series = poseSeries(toPosedClip(asMotion(*waving(0.3))));
  PoseSeries turned = series;
  const Eigen::Matrix3f rotation =
      Eigen::AngleAxisf(0.7f, Eigen::Vector3f(1, 2, 3).normalized()).toRotationMatrix();
  for (Eigen::Index t = 0; t < series.positions[0].cols(); ++t) {
    for (Eigen::Index j = 0; j < series.positions[0].rows(); ++j) {
      const Eigen::Vector3f place(series.positions[0](j, t), series.positions[1](j, t),
                                  series.positions[2](j, t));
      const Eigen::Vector3f moved = 1.3f * (rotation * place) + Eigen::Vector3f(3, 4, 0);
      for (int k = 0; k < 3; ++k) turned.positions[static_cast<std::size_t>(k)](j, t) = moved[k];
    }
  }
  EXPECT_NEAR(alignedJointDistance(series, turned), 0.0, 1e-5);
  EXPECT_GT(meanJointDistance(series, turned), 4.0);
  // A mirror image cannot be turned onto the clip.
  PoseSeries reflected = series;
  reflected.positions[0] = -reflected.positions[0];
  EXPECT_GT(alignedJointDistance(series, reflected), 0.001);
}

TEST(Dtw, DoesNotSeeTimesThatMpjpeSees) {
  // The same way at changing speed: frame t shows what frame t + 3 sin(...) shows.
  const auto warped = [](double amount) {
    return chain(kSpine, 60, [amount](int t, int j) -> Vector3d {
      const double at = t + std::round(amount * std::sin(2.0 * std::numbers::pi * t / 59.0));
      return {j == 0 ? 0.0 : 9.0 * std::sin(0.25 * at + j), 20.0, 0.0};
    });
  };
  const ComparedSamples samples = compared({warped(0)}, {warped(0)}, {warped(4)});
  EXPECT_LT(entryOf("dtw", samples).value.value(), 0.3);
  EXPECT_GT(entryOf("mpjpe", samples).value.value(), 1.0);
  EXPECT_NEAR(entryOf("dtw", samples).referenceValue.value(), 0.0, 1e-6);
}

TEST(WarpedJointDistance, GivesUpOnlyWhereItCannotBeBelowTheLimit) {
  const PoseSeries a = poseSeries(toPosedClip(asMotion(*waving(0.0))));
  const PoseSeries b = poseSeries(toPosedClip(asMotion(*waving(1.2, {0, 0, 0}, 47))));
  const double metres = warpedJointDistance(a, b);
  EXPECT_GT(metres, 0.0);
  EXPECT_DOUBLE_EQ(warpedJointDistance(b, a), metres);
  EXPECT_EQ(warpedJointDistance(a, b, 1.0001 * metres), metres);
  EXPECT_TRUE(std::isinf(warpedJointDistance(a, b, 0.2 * metres)));
}

/// Legs of a person of 1.75 m whose toes slide at a speed; Drillis and Contini.
SamplePtr sliding(double metresPerSecond) {
  const double heights[] = {95.0, -2.25, -42.875, -43.05, -6.825};
  return chain({"Hips", "LeftUpLeg", "LeftLeg", "LeftFoot", "LeftToe"}, 60, [&](int t, int j) {
    return Vector3d(j == 0 ? 100.0 * metresPerSecond * t / 30.0 : 0.0, heights[j], 0);
  });
}

// facts/metrics.md 14.11
TEST(FootSkate, IsOneForFeetThatSlideAndNoneForFeetThatStand) {
  const auto skate = [](double speed, const std::string& name = "foot-skate") {
    return entryOf("foot-skate", compared({sliding(0)}, {sliding(0)}, {sliding(speed)}), name);
  };
  EXPECT_EQ(skate(1.0).value, 1.0);
  EXPECT_EQ(skate(0.4).value, 0.0);
  EXPECT_EQ(skate(0.0).value, 0.0);
  EXPECT_EQ(skate(1.0).referenceValue, 0.0);
  EXPECT_NEAR(skate(0.4, "foot-skate-speed").value.value(), 0.4, 1e-4);
  const MetricEntry none = entryOf("foot-skate", compared({waving(0)}, {waving(0)}, {waving(0)}));
  EXPECT_FALSE(none.value);
  EXPECT_EQ(none.caveat, "The skeleton has no feet.");
}

TEST(BoneDrift, IsTheLargestChangeOfALength) {
  const auto growing = [](double share) {
    return chain({"Hips", "Spine"}, 11, [share](int t, int j) {
      return Vector3d(0, j == 0 ? 90.0 : 50.0 * (1.0 + share * t / 10.0), 0);
    });
  };
  const MetricEntry entry =
      entryOf("bone-drift", compared({growing(0)}, {growing(0.02)}, {growing(0.2)}));
  EXPECT_NEAR(entry.value.value(), 0.2, 1e-5);
  EXPECT_NEAR(entry.referenceValue.value(), 0.02, 1e-5);
}

TEST(StaticClips, AreSlowerThanTheReference) {
  const SamplePtr still =
      chain(kSpine, 40, [](int t, int j) { return Vector3d(j == 0 ? 5.0 * t : 0.0, 20, 0); });
  std::vector<SamplePtr> real;
  for (int i = 0; i < 5; ++i) real.push_back(waving(0.4 * i));
  const MetricEntry entry = entryOf("static", compared(real, real, {still, waving(0.2)}));
  EXPECT_EQ(entry.value, 0.5);
  EXPECT_EQ(entry.intervalMethod, "wilson");
  // A share of 0 is not known without doubt.
  EXPECT_GT(entryOf("static", compared(real, real, real)).interval.value().high, 0.3);
}

TEST(JointLimits, CountFramesOutsideTheTrainingRange) {
  const auto swinging = [](double degrees) -> SamplePtr {
    return walkingPerson({.frames = 60, .armDegrees = degrees});
  };
  const std::vector<SamplePtr> training{swinging(30), swinging(25)};
  const auto share = [&](double degrees) {
    return entryOf("joint-limits", compared(training, {swinging(28)}, {swinging(degrees)}));
  };
  EXPECT_EQ(share(35).value, 0.0) << "a tenth of 60° on each side is allowed";
  EXPECT_EQ(share(35).referenceValue, 0.0);
  // |45 sin φ| > 36 in 2 (90° − asin 0.8) / 180° of the time.
  EXPECT_NEAR(share(45).value.value(), 0.41, 0.06);
}

TEST(LimbIntersections, AreCountedBeyondThoseOfTheReference) {
  const auto person = [](double armDegrees) -> SamplePtr {
    return walkingPerson({.frames = 60, .armDegrees = armDegrees});
  };
  const MetricEntry entry =
      entryOf("limb-intersections", compared({person(30)}, {person(30)}, {person(30)}));
  EXPECT_EQ(entry.value, 0.0);
  EXPECT_EQ(entry.referenceValue, 0.0);
  // Legs that cross: the right one is turned to the left.
  auto crossed = walkingPerson({.frames = 60});
  const Skeleton& skeleton = crossed->skeleton;
  const auto column = static_cast<std::size_t>(
      skeleton.joints[static_cast<std::size_t>(skeleton.find("RightUpLeg"))].firstChannel);
  for (std::size_t t = 0; t < 60; ++t) crossed->values(t, column) = 25.0;
  EXPECT_GT(
      entryOf("limb-intersections", compared({person(30)}, {person(30)}, {crossed})).value.value(),
      0.3);
}

/// scipy: per joint and axis welch(diff(x) * 30, 30, window='hann', nperseg=128, noverlap=64,
/// detrend='constant'), sum of P at 5 to 15 Hz × 30 / 128, mean over joints; ratio of the two.
TEST(SpectralRatio, AgreesWithScipy) {
  const auto trembling = [](double slow, double fast) {
    return chain({"Hips", "Spine"}, 300, [=](int t, int j) -> Vector3d {
      if (j == 0) return {2.0 * std::sin(0.2 * t), 0, 0};
      return {slow * std::sin(2 * std::numbers::pi * 7.3 * t / 30),
              50.0 + 0.4 * fast * std::cos(2 * std::numbers::pi * 11.1 * t / 30), 0};
    });
  };
  const MetricEntry entry = entryOf(
      "spectral-ratio", compared({trembling(1, 1)}, {trembling(1, 0.5)}, {trembling(1.5, 1)}));
  EXPECT_NEAR(entry.value.value(), 2.364985455965213, 2e-3);
  EXPECT_EQ(entry.direction, Direction::Closer);
  EXPECT_EQ(entry.referenceValue, 1.0);
}

TEST(Smoothness, RanksTremblingBelowCalm) {
  const auto clip = [](double tremor) {
    return chain(kSpine, 90, [tremor](int t, int j) -> Vector3d {
      return {j == 0 ? 0.0 : 10 * std::sin(0.12 * t + j) + tremor * std::sin(1.0 * t), 20, 0};
    });
  };
  const ComparedSamples samples = compared({clip(0)}, {clip(0)}, {clip(0.5)});
  for (const char* name : {"ldlj", "sparc"}) {
    const MetricEntry entry = entryOf(name, samples);
    EXPECT_LT(entry.value.value(), entry.referenceValue.value()) << name;
    EXPECT_LT(entry.referenceValue.value(), 0.0) << name;
  }
  const MetricEntry jerk = entryOf("jerk", samples);
  EXPECT_GT(jerk.value.value(), 2.0 * jerk.referenceValue.value());
}

TEST(VelocityCorrelation, IsZeroForEqualSetsAndSeesJointsThatMoveLater) {
  // Pulses of the joints' turns one after the other; the spine `late` seconds after the neck.
  const auto nodding = [](double late, double size = 1.0) {
    auto clip = std::make_shared<MotionClip>(
        asMotion(*chain(kSpine, 90, [](int, int j) { return Vector3d(0, j == 0 ? 90 : 20, 0); })));
    for (std::size_t t = 0; t < 90; ++t) {
      const double seconds = static_cast<double>(t) / 30.0;
      const auto turned = [&](double at, double degrees) {
        return size * degrees * 0.5 * (1.0 + std::erf((seconds - at) / 0.15));
      };
      clip->values(t, 6 + 4) = turned(1.2 + late, 8);
      clip->values(t, 12 + 4) = turned(1.2, 12);
      clip->values(t, 18 + 4) = turned(1.25, 6);
    }
    return clip;
  };
  const std::vector<SamplePtr> real{nodding(0.1), nodding(0.12)};
  const ComparedSamples same = compared(real, real, real);
  EXPECT_NEAR(entryOf("velocity-correlation", same).value.value(), 0.0, 1e-12);
  EXPECT_NEAR(entryOf("velocity-correlation", same, "velocity-correlation-peak").value.value(), 1.0,
              1e-12);
  const ComparedSamples late = compared(real, real, {nodding(0.31), nodding(0.31)});
  EXPECT_GT(entryOf("velocity-correlation", late).value.value(), 0.3);
  EXPECT_EQ(entryOf("velocity-correlation", late).referenceValue, 0.0);
  // The spine's lag is 200 ms off, the head's is not: mean 100 ms.
  EXPECT_NEAR(entryOf("velocity-correlation", late, "velocity-correlation-lag").value.value(), 0.1,
              0.01);
  const ComparedSamples weak = compared(real, real, {nodding(0.1, 0.5)});
  EXPECT_NEAR(entryOf("velocity-correlation", weak, "velocity-correlation-peak-neck").value.value(),
              0.5, 0.02);
  const MetricEntry onset = entryOf("velocity-correlation", weak, "velocity-correlation-onset");
  EXPECT_NEAR(onset.value.value(), onset.referenceValue.value(), 0.02);
}

TEST(MotionMetrics, LeaveOutClipsThatAreNoNumbers) {
  auto broken = std::make_shared<MotionClip>(asMotion(*waving(0.0)));
  broken->values(3, 7) = std::nan("");
  const MetricEntry entry =
      entryOf("jerk", compared({waving(0)}, {waving(0)}, {waving(0.2), broken}));
  EXPECT_TRUE(std::isfinite(entry.value.value()));
  EXPECT_EQ(entry.synthetic, 1U);
  EXPECT_NE(entry.caveat.find("1 synthetic clips cannot be measured"), std::string::npos);
}

}  // namespace
}  // namespace emoforge
