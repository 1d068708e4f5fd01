// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/velocity_correlation_metric.h"

#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <optional>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/metrics/motion_metric_card.h"
#include "core/metrics/motion_parts.h"
#include "core/metrics/replicates.h"
#include "core/motion/joint_names.h"
#include "core/motion/smoothness.h"
#include "core/motion/speed_profiles.h"

namespace emoforge {
namespace {

constexpr double kReachSeconds = 0.5;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Speeds of the moving joints, joints × steps, and the row of the neck (−1: none).
struct JointSpeeds {
  Eigen::MatrixXd values;
  Eigen::Index neck = -1;
};

/// The neck, else the head.
int leaderOf(const PosedClip& pose) {
  const BodyMap body(pose);
  const int neck = body.find(JointRole::Neck);
  return neck >= 0 ? neck : body.find(JointRole::Head);
}

JointSpeeds speedsOf(const MeasuredClip& clip) {
  const std::vector<std::size_t> joints = movingJoints(clip);
  const PreparedMotion& motion = clip.motion;
  const bool angular = motion.angularSpeeds.size() > 0 && motion.angularSpeeds.maxCoeff() > 0.0;
  const int leader = leaderOf(motion.pose);
  JointSpeeds speeds;
  speeds.values.resize(static_cast<Eigen::Index>(joints.size()), motion.frames() - 1);
  for (std::size_t i = 0; i < joints.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    if (static_cast<int>(joints[i]) == leader) speeds.neck = row;
    speeds.values.row(row) =
        angular ? motion.angularSpeeds.row(static_cast<Eigen::Index>(joints[i])).eval()
                : timeDerivative(motion.positions[joints[i]], kFeatureFramesPerSecond)
                      .colwise()
                      .norm()
                      .eval();
  }
  return speeds;
}

/// What one clip's speeds tell; NaN where something is not defined.
struct Timing {
  Eigen::MatrixXd correlations;
  Eigen::VectorXd lags;  ///< behind the neck, s
  Eigen::VectorXd peaks;
  double onset = kNone;
  double neckPeak = kNone;
};

Timing timingOf(const MeasuredClip& clip) {
  const JointSpeeds speeds = speedsOf(clip);
  Timing timing;
  timing.correlations = correlationOfSpeeds(speeds.values);
  timing.peaks = speeds.values.rowwise().maxCoeff();
  timing.lags = Eigen::VectorXd::Constant(speeds.values.rows(), kNone);
  if (speeds.neck < 0) return timing;
  const Eigen::VectorXd neck = speeds.values.row(speeds.neck);
  timing.onset = onsetToPeakSeconds(neck, kFeatureFramesPerSecond).value_or(kNone);
  timing.neckPeak = timing.peaks[speeds.neck];
  for (Eigen::Index j = 0; j < speeds.values.rows(); ++j) {
    if (j == speeds.neck) continue;
    timing.lags[j] =
        peakLagSeconds(speeds.values.row(j), neck, kFeatureFramesPerSecond, kReachSeconds)
            .value_or(kNone);
  }
  return timing;
}

/// Mean over the entries that are numbers; NaN where there is none.
Eigen::MatrixXd meanOfNumbers(const std::vector<Eigen::MatrixXd>& matrices) {
  Eigen::ArrayXXd sum = Eigen::ArrayXXd::Zero(matrices.front().rows(), matrices.front().cols());
  Eigen::ArrayXXd count = sum;
  for (const auto& matrix : matrices) {
    if (matrix.rows() != sum.rows() || matrix.cols() != sum.cols()) {
      throw Error(ErrorKind::Usage, text("The synthetic clips have other joints than the real "
                                         "ones; map the skeletons first."));
    }
    sum += matrix.array().isNaN().select(0.0, matrix.array());
    count += matrix.array().isNaN().select(0.0, Eigen::ArrayXXd::Ones(sum.rows(), sum.cols()));
  }
  return (sum / count).matrix();
}

/// Mean |a − b| where both are numbers; none where nowhere.
std::optional<double> meanDifference(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
  if (a.rows() != b.rows() || a.cols() != b.cols()) {
    throw Error(ErrorKind::Usage, text("The synthetic clips have other joints than the real "
                                       "ones; map the skeletons first."));
  }
  double sum = 0.0;
  std::size_t count = 0;
  for (Eigen::Index i = 0; i < a.size(); ++i) {
    const double difference = std::abs(a.data()[i] - b.data()[i]);
    if (std::isnan(difference)) continue;
    sum += difference;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / static_cast<double>(count);
}

/// Timings of a set, averaged over its clips.
struct MeanTiming {
  Eigen::MatrixXd correlations, lags, peaks;
  double neckPeak = kNone;
  Replicates onsets, necks, allPeaks;  ///< of each clip
};

MeanTiming meanTimingOf(const MotionSet::Clips& clips) {
  std::vector<Timing> timings(clips.size());
  parallelFor(clips.size(), [&](std::size_t i) { timings[i] = timingOf(*clips[i]); });
  std::vector<Eigen::MatrixXd> correlations, lags, peaks;
  MeanTiming mean;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    correlations.push_back(timings[i].correlations);
    lags.push_back(timings[i].lags);
    peaks.push_back(timings[i].peaks);
    mean.allPeaks.add(timings[i].peaks.mean(), clips[i]->group);
    if (!std::isnan(timings[i].onset)) mean.onsets.add(timings[i].onset, clips[i]->group);
    if (!std::isnan(timings[i].neckPeak)) mean.necks.add(timings[i].neckPeak, clips[i]->group);
  }
  mean.correlations = meanOfNumbers(correlations);
  mean.lags = meanOfNumbers(lags);
  mean.peaks = meanOfNumbers(peaks);
  if (!mean.necks.values.empty()) mean.neckPeak = meanOf(mean.necks.values);
  return mean;
}

/// The three sets of one class.
struct ClassTimings {
  MeanTiming synthetic, reference;
  std::optional<MeanTiming> training;
};

class VelocityCorrelationMetric : public SampleMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSamples& samples,
                                   const Random& random) const override {
    std::map<std::string, ClassTimings> known;
    const auto timings = [&](const std::string& label) -> const ClassTimings& {
      const auto found = known.find(label);
      if (found != known.end()) return found->second;
      return known[label] = timingsOf(samples, label);
    };
    std::vector<MetricEntry> entries;
    const auto add = [&](std::vector<MetricEntry> more) {
      std::ranges::move(more, std::back_inserter(entries));
    };
    add(differences("velocity-correlation", samples, timings, &MeanTiming::correlations));
    add(differences("velocity-correlation-lag", samples, timings, &MeanTiming::lags, ", seconds"));
    add(onsets(samples, timings, random));
    add(peaks("velocity-correlation-peak", samples, timings, &MeanTiming::allPeaks, random));
    add(peaks("velocity-correlation-peak-neck", samples, timings, &MeanTiming::necks, random));
    return entries;
  }

 private:
  using Timings = std::function<const ClassTimings&(const std::string&)>;

  static std::string space(const std::string& unit = "") {
    return motionSpace("low-pass 6 Hz, angular speeds of joints where clips hold rotations" + unit);
  }

  static ClassTimings timingsOf(const ComparedSamples& samples, const std::string& label) {
    const auto clips = [&](const SampleSet& set) {
      return set.prepared<MotionSet>().ofClass(label);
    };
    ClassTimings result;
    result.synthetic = meanTimingOf(clips(samples.synthetic));
    result.reference = meanTimingOf(clips(samples.reference));
    const MotionSet::Clips training = clips(samples.training);
    if (samples.heldOut() && !training.empty()) result.training = meanTimingOf(training);
    return result;
  }

  /// Of one class, or for "" the mean over the classes that both sets have.
  static std::vector<MetricEntry> differences(const char* name, const ComparedSamples& samples,
                                              const Timings& timings,
                                              Eigen::MatrixXd MeanTiming::*what,
                                              const std::string& unit = "") {
    return motionEntries(
        name, Direction::Down, samples, space(unit),
        [&](const MotionPart& part, MetricEntry& entry) {
          requireReference(part);
          std::vector<double> values, floors;
          for (const std::string& label : samples.classes) {
            if (!part.label.empty() && label != part.label) continue;
            if (samples.synthetic.prepared<MotionSet>().ofClass(label).empty() ||
                samples.reference.prepared<MotionSet>().ofClass(label).empty()) {
              addCaveat(entry, text("Classes that one of the sets lacks are left out."));
              continue;
            }
            const ClassTimings& of = timings(label);
            const auto value = meanDifference(of.synthetic.*what, of.reference.*what);
            if (value) values.push_back(*value);
            if (!of.training) continue;
            const auto floor = meanDifference((*of.training).*what, of.reference.*what);
            if (floor) floors.push_back(*floor);
          }
          if (values.empty()) {
            throw Error(ErrorKind::Usage, text("No joint moves, or there is no neck."));
          }
          entry.value = meanOf(values);
          if (!floors.empty()) entry.referenceValue = meanOf(floors);
        },
        Pooled::OverClasses);
  }

  static std::vector<MetricEntry> onsets(const ComparedSamples& samples, const Timings& timings,
                                         const Random& random) {
    return motionEntries(
        "velocity-correlation-onset", Direction::Closer, samples, space(", seconds"),
        [&](const MotionPart& part, MetricEntry& entry) {
          requireReference(part);
          const ClassTimings& of = timings(part.label);
          const std::size_t defined = of.synthetic.onsets.values.size();
          if (defined == 0) {
            throw Error(ErrorKind::Usage,
                        text("In no synthetic clip is the neck at rest before its peak."));
          }
          fillMean(of.synthetic.onsets, samples.groupUnit, random, entry);
          if (defined < part.synthetic.size()) {
            addCaveat(entry, text("Only clips whose neck is at rest before its peak count."));
          }
          if (!of.reference.onsets.values.empty()) {
            entry.referenceValue = meanOf(of.reference.onsets.values);
          }
        });
  }

  static std::vector<MetricEntry> peaks(const char* name, const ComparedSamples& samples,
                                        const Timings& timings, Replicates MeanTiming::*what,
                                        const Random& random) {
    return motionEntries(
        name, Direction::Closer, samples, space(), [&](const MotionPart& part, MetricEntry& entry) {
          requireReference(part);
          const ClassTimings& of = timings(part.label);
          const Replicates& reference = of.reference.*what;
          const double real = reference.values.empty() ? 0.0 : meanOf(reference.values);
          if (!(real > 0.0)) {
            throw Error(ErrorKind::Usage, text("In the reference there is no such movement."));
          }
          Replicates ratios = of.synthetic.*what;
          for (double& value : ratios.values) value /= real;
          fillMean(ratios, samples.groupUnit, random, entry);
          entry.referenceValue = 1.0;
        });
  }
};

}  // namespace

void registerVelocityCorrelation(SampleMetricCatalogue& metrics) {
  metrics.add({motionMetricCard("velocity-correlation", text("Joint-velocity correlation"),
                                text("Whether joints move together and one after the other as in "
                                     "real clips; with lags, onsets and peak speeds"),
                                ""),
               {},
               [] { return std::make_unique<VelocityCorrelationMetric>(); }});
}

}  // namespace emoforge
