// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/motion_plausibility_metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/metrics/clip_mean_metric.h"
#include "core/metrics/motion_metric_card.h"
#include "core/metrics/motion_parts.h"
#include "core/metrics/replicates.h"
#include "core/motion/foot_contacts.h"
#include "core/motion/joint_limits.h"
#include "core/motion/limb_intersections.h"
#include "core/motion/motion_checks.h"
#include "core/numerics/percentile.h"

namespace emoforge {
namespace {

constexpr double kSlowestPercent = 1.0;

bool hasFeet(const MeasuredClip& clip) {
  const PosedClip& pose = clip.motion.pose;
  return footJoint(pose, BodySide::Left) >= 0 || footJoint(pose, BodySide::Right) >= 0;
}

ClipQuantity ofFeet(const char* name, double FootSkate::*number, const std::string& unit = "") {
  return {name, Direction::Down, "30 frames/s, in the world" + unit,
          [number](const MeasuredClip& clip) -> std::optional<double> {
            if (!hasFeet(clip)) return std::nullopt;
            return footSkate(clip.motion.pose).*number;
          },
          text("The skeleton has no feet.")};
}

std::vector<ClipQuantity> footQuantities() {
  return {ofFeet("foot-skate", &FootSkate::ratio),
          ofFeet("foot-skate-penetration", &FootSkate::meanPenetration, ", metres"),
          ofFeet("foot-skate-speed", &FootSkate::meanSpeed, ", m/s")};
}

std::vector<ClipQuantity> boneQuantities() {
  return {{"bone-drift", Direction::Down, "30 frames/s",
           [](const MeasuredClip& clip) { return boneLengthDrift(clip.motion.pose); }, ""}};
}

double meanSpeedOf(const MeasuredClip& clip) {
  double sum = 0.0;
  const std::vector<std::size_t> joints = movingJoints(clip);
  for (const std::size_t joint : joints) {
    const Eigen::Matrix3Xd& path = clip.motion.positions[joint];
    const Eigen::Index steps = path.cols() - 1;
    sum += (path.rightCols(steps) - path.leftCols(steps)).colwise().norm().mean();
  }
  return joints.empty() ? 0.0 : sum * kFeatureFramesPerSecond / static_cast<double>(joints.size());
}

std::vector<double> speedsOf(const MotionSet::Clips& clips) {
  std::vector<double> speeds;
  for (const MeasuredClip* clip : clips) speeds.push_back(meanSpeedOf(*clip));
  return speeds;
}

class StaticMetric : public SampleMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSamples& samples,
                                   const Random& random) const override {
    return motionEntries(
        "static", Direction::Down, samples, motionSpace("low-pass 6 Hz"),
        [&](const MotionPart& part, MetricEntry& entry) {
          requireReference(part);
          const std::vector<double> real = speedsOf(part.reference);
          const double slowest = percentile(real, kSlowestPercent);
          Replicates still;
          for (const MeasuredClip* clip : part.synthetic) {
            still.add(meanSpeedOf(*clip) < slowest ? 1.0 : 0.0, clip->group);
          }
          fillMean(still, samples.groupUnit, random, entry);
          fillShareInterval(still, entry);
          const auto below = std::ranges::count_if(real, [&](double v) { return v < slowest; });
          entry.referenceValue = static_cast<double>(below) / static_cast<double>(real.size());
        });
  }

 private:
  /// A share of independent clips is never ± 0 (facts/metrics.md 12.1).
  static void fillShareInterval(const Replicates& still, MetricEntry& entry) {
    if (entry.unitOfReplication != "sampling-seed") return;
    entry.interval = wilsonInterval(static_cast<std::size_t>(std::ranges::count(still.values, 1.0)),
                                    still.values.size());
    entry.intervalMethod = "wilson";
  }
};

/// Share of frames that are wrong by a rule learned from the training clips.
using ShareOfClip = std::function<double(const MeasuredClip&)>;

Replicates sharesOf(const MotionSet::Clips& clips, const ShareOfClip& share) {
  Replicates result;
  for (const MeasuredClip* clip : clips) result.add(share(*clip), clip->group);
  return result;
}

class IntersectionMetric : public SampleMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSamples& samples,
                                   const Random& random) const override {
    std::optional<LimbIntersections> limbs;
    return motionEntries(
        "limb-intersections", Direction::Closer, samples, "30 frames/s",
        [&](const MotionPart& part, MetricEntry& entry) {
          requireReference(part);
          if (!limbs) limbs = learned(samples.training.prepared<MotionSet>().ofClass(""));
          const ShareOfClip share = [&](const MeasuredClip& clip) {
            return limbs->share(clip.motion.pose);
          };
          const double real = meanOf(sharesOf(part.reference, share).values);
          Replicates excess = sharesOf(part.synthetic, share);
          for (double& value : excess.values) value -= real;
          fillMean(excess, samples.groupUnit, random, entry);
          entry.referenceValue = 0.0;
          addCaveat(entry, fmt::format(fmt::runtime(text("The reference's own share, {:.4f}, is "
                                                         "taken off.")),
                                       real));
        });
  }

 private:
  static LimbIntersections learned(const MotionSet::Clips& training) {
    std::vector<PosedClip> poses;
    for (const MeasuredClip* clip : training) poses.push_back(clip->motion.pose);
    return LimbIntersections(poses);
  }
};

class JointLimitMetric : public SampleMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSamples& samples,
                                   const Random& random) const override {
    std::optional<JointLimits> limits;
    return motionEntries(
        "joint-limits", Direction::Down, samples, "rotations of joints against their parents",
        [&](const MotionPart& part, MetricEntry& entry) {
          if (!limits) limits = learned(samples.training.prepared<MotionSet>().ofClass(""));
          const ShareOfClip share = [&](const MeasuredClip& clip) {
            return limits->shareOutside(clip.clip());
          };
          fillMean(sharesOf(part.synthetic, share), samples.groupUnit, random, entry);
          if (!samples.heldOut()) {
            addCaveat(entry, text("Nothing was held out to show the value of real samples."));
          } else if (!part.reference.empty()) {
            entry.referenceValue = meanOf(sharesOf(part.reference, share).values);
          }
        });
  }

 private:
  static JointLimits learned(const MotionSet::Clips& training) {
    std::vector<const MotionClip*> clips;
    for (const MeasuredClip* clip : training) clips.push_back(&clip->clip());
    return JointLimits(clips);
  }
};

}  // namespace

void registerMotionPlausibility(SampleMetricCatalogue& metrics) {
  metrics.add({motionMetricCard("foot-skate", text("Foot skate"),
                                text("Share of frames in which a foot slides over the floor; with "
                                     "depth below the floor and speed of low feet"),
                                "Karunratanakul 2023"),
               {},
               [] { return std::make_unique<ClipMeanMetric>(footQuantities()); }});
  metrics.add({motionMetricCard("bone-drift", text("Bone drift"),
                                text("Largest change of a bone's length"), ""),
               {},
               [] { return std::make_unique<ClipMeanMetric>(boneQuantities()); }});
  metrics.add({motionMetricCard("limb-intersections", text("Limb intersections"),
                                text("Share of frames in which bones overlap, minus that of real "
                                     "clips"),
                                ""),
               {},
               [] { return std::make_unique<IntersectionMetric>(); }});
  metrics.add(
      {motionMetricCard("static", text("Static clips"),
                        text("Share of clips slower than all but 1 % of the real ones"), ""),
       {},
       [] { return std::make_unique<StaticMetric>(); }});
  metrics.add({motionMetricCard("joint-limits", text("Joint limits"),
                                text("Share of frames outside the joint ranges of training"), ""),
               {},
               [] { return std::make_unique<JointLimitMetric>(); }});
}

}  // namespace emoforge
