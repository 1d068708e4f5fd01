// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/failure_signatures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/motion/motion_checks.h"
#include "core/numerics/percentile.h"

namespace emoforge {
namespace {

constexpr double kOverHighest = 1.5;
constexpr double kOverMedian = 3.0;
constexpr double kExtraShare = 0.2;
constexpr double kAllowedDrift = 0.01;
constexpr double kCopyRatio = 1.0 / 3.0;
constexpr std::size_t kNumbersShown = 10;

/// The measures of one synthetic clip.
struct Measures {
  bool finite = true;
  double speed = 0.0;
  double power = 0.0;
  double jerk = 0.0;
  double drift = 0.0;
  double nearest = std::numeric_limits<double>::infinity();
  double secondNearest = std::numeric_limits<double>::infinity();
  std::vector<double> shares;
};

Measures measure(const PosedClip& clip, std::span<const PosedClip> training,
                 const ReferenceStatistics& reference) {
  Measures m;
  m.finite = std::ranges::all_of(clip.positions.values(), [](float v) { return std::isfinite(v); });
  if (!m.finite || clip.frames() == 0) return m;
  m.speed = meanJointSpeed(clip);
  m.power = highFrequencyPower(clip);
  m.jerk = rmsJerk(clip);
  m.drift = boneLengthDrift(clip);
  m.shares = reference.limbs->shareOfPairs(clip);
  for (const PosedClip& other : training) {
    const double distance = meanJointDistance(clip, other);
    if (distance < m.nearest) {
      m.secondNearest = m.nearest;
      m.nearest = distance;
    } else {
      m.secondNearest = std::min(m.secondNearest, distance);
    }
  }
  return m;
}

/// Builds the sentences; remembers which clips each is about.
class Signatures {
 public:
  Signatures(std::vector<Measures> measures, const ReferenceStatistics& reference, bool canCopy)
      : measures_(std::move(measures)), reference_(reference), canCopy_(canCopy) {}

  std::vector<Notice> notices() {
    findNonFinite();
    findStatic();
    findJitter();
    findLimbs();
    findDrift();
    if (canCopy_) findCopies();
    return std::move(notices_);
  }

 private:
  template <typename Test>
  std::vector<std::size_t> clipsWhere(Test test) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < measures_.size(); ++i) {
      if (measures_[i].finite && test(measures_[i])) found.push_back(i);
    }
    return found;
  }

  double median(double Measures::*value) const {
    std::vector<double> values;
    for (const auto& m : measures_) {
      if (m.finite) values.push_back(m.*value);
    }
    return percentile(std::move(values), 50.0);
  }

  /// "3 of 10 clips (numbers 1, 4, 7)"
  std::string counted(const std::vector<std::size_t>& clips) const {
    std::string numbers;
    for (std::size_t i = 0; i < std::min(clips.size(), kNumbersShown); ++i) {
      if (i > 0) numbers += ", ";
      numbers += std::to_string(clips[i] + 1);
    }
    if (clips.size() > kNumbersShown) numbers += ", …";
    return fmt::format(fmt::runtime(text("{} of {} clips (number {})")), clips.size(),
                       measures_.size(), numbers);
  }

  template <typename... Parts>
  void add(const char* english, const char* advice, const Parts&... parts) {
    notices_.push_back({Notice::Severity::Warning,
                        fmt::format(fmt::runtime(text(english)), parts...),
                        {},
                        text(advice)});
  }

  void findNonFinite() {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < measures_.size(); ++i) {
      if (!measures_[i].finite) found.push_back(i);
    }
    if (found.empty()) return;
    add("Joint positions that are not numbers: {}.",
        "Training has diverged; lower the learning rate and train again.", counted(found));
    notices_.back().severity = Notice::Severity::Error;
  }

  void findStatic() {
    const auto found =
        clipsWhere([&](const Measures& m) { return m.speed < reference_.slowestSpeed; });
    if (found.empty()) return;
    double slowest = std::numeric_limits<double>::infinity();
    for (const std::size_t i : found) slowest = std::min(slowest, measures_[i].speed);
    add("Hardly any motion: {} have a mean joint speed below {:.3f} m/s, the 1st percentile of the "
        "training clips; the slowest has {:.3f} m/s.",
        "Lower the smoothing, train longer, or use more units so that different motions are not "
        "averaged.",
        counted(found), reference_.slowestSpeed, slowest);
  }

  void findJitter() {
    const double powerLimit = kOverHighest * reference_.highestPower;
    const double jerkLimit = kOverHighest * reference_.highestJerk;
    const auto outlying = [&](const Measures& m) {
      return m.power > powerLimit || m.jerk > jerkLimit;
    };
    auto found = clipsWhere(outlying);
    const double power = median(&Measures::power);
    const double jerk = median(&Measures::jerk);
    const bool allTremble = power > kOverMedian * reference_.medianPower;
    if (allTremble) {
      found = clipsWhere([&](const Measures& m) {
        return outlying(m) || m.power > kOverMedian * reference_.medianPower;
      });
    }
    if (found.empty()) return;
    add("Jitter: {} tremble. At the median, synthetic clips have {:.1f} times the power above 5 Hz "
        "and {:.1f} times the jerk of the training clips.",
        "Raise the smoothing, or lower the noise.", counted(found),
        power / std::max(reference_.medianPower, 1e-12),
        jerk / std::max(reference_.medianJerk, 1e-12));
  }

  void findLimbs() {
    double worst = 0.0;
    std::size_t worstPair = 0;
    double worstShare = 0.0;
    const auto found = clipsWhere([&](const Measures& m) {
      bool fused = false;
      for (std::size_t p = 0; p < m.shares.size(); ++p) {
        const double excess = m.shares[p] - reference_.highestShares[p];
        if (excess > worst) {
          worst = excess;
          worstPair = p;
          worstShare = m.shares[p];
        }
        fused = fused || excess > kExtraShare;
      }
      return fused;
    });
    if (found.empty()) return;
    const auto& pair = reference_.limbs->pairs()[worstPair];
    add("Limbs that run through each other or are fused: {}. The bones that end at {} and {} "
        "overlap "
        "in {:.0f} % of a clip's frames, in no training clip in more than {:.0f} %.",
        "Lower the noise and the smoothing, or blend rotations instead of raw channels.",
        counted(found), pair.first, pair.second, 100.0 * worstShare,
        100.0 * reference_.highestShares[worstPair]);
  }

  void findDrift() {
    const double limit = std::max(kAllowedDrift, 2.0 * reference_.largestDrift);
    const auto found = clipsWhere([&](const Measures& m) { return m.drift > limit; });
    if (found.empty()) return;
    double largest = 0.0;
    for (const std::size_t i : found) largest = std::max(largest, measures_[i].drift);
    add("Bones that change their length: {}, by up to {:.1f} %; in the training clips it is at "
        "most "
        "{:.2f} %.",
        "Use a representation that keeps the bones as they are, such as rotations.", counted(found),
        100.0 * largest, 100.0 * reference_.largestDrift);
  }

  void findCopies() {
    const auto found = clipsWhere([](const Measures& m) {
      return m.nearest < kCopyRatio * m.secondNearest || m.nearest == 0.0;
    });
    if (found.empty()) return;
    std::vector<double> distances;
    for (const std::size_t i : found) distances.push_back(measures_[i].nearest);
    add("Suspected copies of training clips: {} are less than a third as far from the nearest "
        "training clip as from the second nearest; their joints lie {:.1f} cm from it at the "
        "median.",
        "Use fewer units than training clips or more noise, and do not count these clips as new "
        "data.",
        counted(found), 100.0 * percentile(std::move(distances), 50.0));
  }

  std::vector<Measures> measures_;
  const ReferenceStatistics& reference_;
  bool canCopy_;
  std::vector<Notice> notices_;
};

}  // namespace

ReferenceStatistics referenceStatistics(std::span<const PosedClip> training, Progress& progress) {
  ReferenceStatistics result;
  result.limbs.emplace(training);
  std::vector<double> speeds(training.size());
  std::vector<double> powers(training.size());
  std::vector<double> jerks(training.size());
  std::vector<double> drifts(training.size());
  std::vector<std::vector<double>> shares(training.size());
  parallelFor(training.size(), progress, [&](std::size_t i) {
    speeds[i] = meanJointSpeed(training[i]);
    powers[i] = highFrequencyPower(training[i]);
    jerks[i] = rmsJerk(training[i]);
    drifts[i] = boneLengthDrift(training[i]);
    shares[i] = result.limbs->shareOfPairs(training[i]);
  });
  result.slowestSpeed = percentile(speeds, 1.0);
  result.medianPower = percentile(powers, 50.0);
  result.highestPower = percentile(powers, 99.0);
  result.medianJerk = percentile(jerks, 50.0);
  result.highestJerk = percentile(jerks, 99.0);
  result.largestDrift = *std::ranges::max_element(drifts);
  result.highestShares.assign(result.limbs->pairs().size(), 0.0);
  for (const auto& ofClip : shares) {
    for (std::size_t p = 0; p < ofClip.size(); ++p) {
      result.highestShares[p] = std::max(result.highestShares[p], ofClip[p]);
    }
  }
  return result;
}

std::vector<Notice> failureSignatures(std::span<const PosedClip> synthetic,
                                      std::span<const PosedClip> training) {
  NoProgress progress;
  return failureSignatures(synthetic, training, progress);
}

std::vector<Notice> failureSignatures(std::span<const PosedClip> synthetic,
                                      std::span<const PosedClip> training, Progress& progress) {
  if (synthetic.empty() || training.empty()) return {};
  const ReferenceStatistics reference = referenceStatistics(training, progress);
  std::vector<Measures> measures(synthetic.size());
  parallelFor(synthetic.size(), progress,
              [&](std::size_t i) { measures[i] = measure(synthetic[i], training, reference); });
  return Signatures(std::move(measures), reference, training.size() >= 2).notices();
}

}  // namespace emoforge
