// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/motion_smoothness_metrics.h"

#include <cmath>
#include <functional>
#include <optional>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/metrics/clip_mean_metric.h"
#include "core/metrics/motion_metric_card.h"
#include "core/metrics/motion_parts.h"
#include "core/metrics/replicates.h"
#include "core/motion/motion_checks.h"
#include "core/motion/smoothness.h"

namespace emoforge {
namespace {

/// A joint that never moves faster has no shape of movement.
constexpr double kSlowestPeak = 1e-3;  // m/s

/// Mean over the joints that move of a number of their velocity (3 × frames, m/s).
std::optional<double> meanOverJoints(
    const MeasuredClip& clip,
    const std::function<std::optional<double>(const Eigen::MatrixXd&)>& number) {
  std::vector<double> values;
  for (const std::size_t joint : movingJoints(clip)) {
    const Eigen::MatrixXd velocity =
        timeDerivative(clip.motion.positions[joint], kFeatureFramesPerSecond);
    if (!(velocity.colwise().norm().maxCoeff() > kSlowestPeak)) continue;
    if (const auto value = number(velocity)) values.push_back(*value);
  }
  if (values.empty()) return std::nullopt;
  return meanOf(values);
}

ClipQuantity smooth(const std::string& name, std::optional<double> (*of)(const MeasuredClip&)) {
  const std::string unit = name == "jerk" ? ", m/s³" : "";
  return {name, Direction::Closer, motionSpace("low-pass 6 Hz" + unit), of,
          text("No joint moves.")};
}

std::vector<double> powersOf(const MotionSet::Clips& clips) {
  std::vector<double> powers;
  for (const MeasuredClip* clip : clips) powers.push_back(highFrequencyPower(clip->motion.pose));
  return powers;
}

class SpectralRatioMetric : public SampleMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSamples& samples,
                                   const Random& random) const override {
    return motionEntries(
        "spectral-ratio", Direction::Closer, samples, "joint velocities at 30 frames/s, unfiltered",
        [&](const MotionPart& part, MetricEntry& entry) {
          requireReference(part);
          const double real = meanOf(powersOf(part.reference));
          if (!(real > 0.0)) {
            throw Error(ErrorKind::Usage, text("The reference has no power above 5 Hz."));
          }
          Replicates ratios;
          for (const MeasuredClip* clip : part.synthetic) {
            ratios.add(highFrequencyPower(clip->motion.pose) / real, clip->group);
          }
          fillMean(ratios, samples.groupUnit, random, entry);
          entry.referenceValue = 1.0;
        });
  }
};

}  // namespace

std::optional<double> rmsJerkOf(const MeasuredClip& clip) {
  double sum = 0.0;
  double count = 0.0;
  for (const std::size_t joint : movingJoints(clip)) {
    Eigen::MatrixXd course = clip.motion.positions[joint];
    for (int order = 0; order < 3; ++order)
      course = timeDerivative(course, kFeatureFramesPerSecond);
    sum += course.squaredNorm();
    count += static_cast<double>(course.cols());
  }
  if (!(count > 0.0)) return std::nullopt;
  return std::sqrt(sum / count);
}

std::optional<double> meanLogDimensionlessJerk(const MeasuredClip& clip) {
  return meanOverJoints(clip, [](const Eigen::MatrixXd& velocity) {
    return logDimensionlessJerk(velocity, kFeatureFramesPerSecond);
  });
}

std::optional<double> meanSpectralArcLength(const MeasuredClip& clip) {
  return meanOverJoints(clip, [](const Eigen::MatrixXd& velocity) {
    return spectralArcLength(velocity.colwise().norm().transpose(), kFeatureFramesPerSecond);
  });
}

void registerMotionSmoothness(SampleMetricCatalogue& metrics) {
  const auto add = [&](const char* name, std::string title, std::string summary,
                       const char* reference, std::optional<double> (*of)(const MeasuredClip&)) {
    metrics.add({motionMetricCard(name, std::move(title), std::move(summary), reference), {}, [=] {
                   return std::make_unique<ClipMeanMetric>(std::vector{smooth(name, of)});
                 }});
  };
  add("jerk", text("Jerk"), text("Root mean square of the joints' jerk, m/s³"), "", &rmsJerkOf);
  add("ldlj", text("Log dimensionless jerk"), text("Smoothness; nearer to 0 is smoother"),
      "Balasubramanian 2015", &meanLogDimensionlessJerk);
  add("sparc", text("Spectral arc length"), text("Smoothness; nearer to 0 is smoother"),
      "Balasubramanian 2015", &meanSpectralArcLength);
  metrics.add(
      {motionMetricCard("spectral-ratio", text("Power above 5 Hz"),
                        text("Relative to real clips: above 1 jitter, below 1 smoothed"), ""),
       {},
       [] { return std::make_unique<SpectralRatioMetric>(); }});
}

}  // namespace emoforge
