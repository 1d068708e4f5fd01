// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/motion_distance_metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/metrics/joint_distance.h"
#include "core/metrics/motion_metric_card.h"
#include "core/metrics/motion_parts.h"
#include "core/metrics/replicates.h"

namespace emoforge {
namespace {

using ClipDistance = double (*)(const PoseSeries&, const PoseSeries&, double);

/// A clip and its distance to the nearest clip of its class in another set.
struct Nearest {
  const MeasuredClip* clip = nullptr;
  double metres = std::numeric_limits<double>::infinity();  ///< the other set lacks the class
};

void requireSameJoints(const MeasuredClip& a, const MeasuredClip& b) {
  if (a.postures.joints == b.postures.joints) return;
  throw Error(ErrorKind::Usage,
              text("The synthetic clips have other joints than the real ones; map the skeletons "
                   "first (--import skeletons=map)."));
}

std::vector<Nearest> nearestOfClass(const MotionSet& from, const MotionSet& to,
                                    ClipDistance distance) {
  const MotionSet::Clips clips = from.ofClass("");
  std::vector<Nearest> result(clips.size());
  parallelFor(clips.size(), [&](std::size_t i) {
    result[i].clip = clips[i];
    for (const MeasuredClip* other : to.ofClass(clips[i]->label)) {
      requireSameJoints(*clips[i], *other);
      const double metres = distance(clips[i]->postures, other->postures, result[i].metres);
      result[i].metres = std::min(result[i].metres, metres);
    }
  });
  return result;
}

/// Values of one class (all for "") in a unit of so many metres: one for both directions and the
/// floor, whatever unit the files of either set have.
Replicates valuesOf(const std::vector<Nearest>& nearest, const std::string& label,
                    double metresPerUnit) {
  Replicates result;
  for (const Nearest& one : nearest) {
    const bool wanted = label.empty() || one.clip->label == label;
    if (!wanted || !std::isfinite(one.metres)) continue;
    result.add(one.metres / metresPerUnit, one.clip->group);
  }
  return result;
}

bool unitDeclared(const MotionSet& set) {
  const MotionSet::Clips clips = set.ofClass("");
  return !clips.empty() && std::ranges::all_of(clips, [](const MeasuredClip* clip) {
    return clip->space.info.unit != LengthUnit::Unknown && !clip->space.info.unitGuessed;
  });
}

std::string fileUnitOf(const MotionSet& set) {
  const MotionSet::Clips clips = set.ofClass("");
  if (clips.empty() || clips.front()->space.info.unit == LengthUnit::Unknown) return "file units";
  const SpaceInfo& info = clips.front()->space.info;
  return fmt::format("file units ({}{})", unitName(info.unit), info.unitGuessed ? ", guessed" : "");
}

class NearestDistanceMetric : public SampleMetric {
 public:
  NearestDistanceMetric(std::string name, ClipDistance distance, bool backward)
      : name_(std::move(name)), distance_(distance), backward_(backward) {}

  std::vector<MetricEntry> measure(const ComparedSamples& samples,
                                   const Random& random) const override {
    const auto& reference = samples.reference.prepared<MotionSet>();
    std::vector<MetricEntry> entries = entriesIn(samples, random, false);
    if (unitDeclared(reference)) {
      std::ranges::move(entriesIn(samples, random, true), std::back_inserter(entries));
    }
    return entries;
  }

 private:
  std::vector<MetricEntry> entriesIn(const ComparedSamples& samples, const Random& random,
                                     bool millimetres) const {
    const auto& training = samples.training.prepared<MotionSet>();
    const auto& reference = samples.reference.prepared<MotionSet>();
    const auto& synthetic = samples.synthetic.prepared<MotionSet>();
    const std::string unit = millimetres ? "mm" : fileUnitOf(reference);
    const MotionSet::Clips clips = reference.ofClass("");
    const double metresPerUnit = millimetres     ? 1e-3
                                 : clips.empty() ? 1.0
                                                 : clips.front()->space.metresPerUnit;
    std::optional<std::vector<Nearest>> found, floor;
    return motionEntries(
        name_ + (millimetres ? "-mm" : ""), Direction::Down, samples,
        motionSpace("first frames facing alike, joints without end sites, " + unit),
        [&](const MotionPart& part, MetricEntry& entry) {
          requireReference(part);
          if (!found) {
            found = backward_ ? nearestOfClass(reference, synthetic, distance_)
                              : nearestOfClass(synthetic, reference, distance_);
          }
          const Replicates values = valuesOf(*found, part.label, metresPerUnit);
          fillMean(values, samples.groupUnit, random, entry);
          const std::size_t asked = backward_ ? part.reference.size() : part.synthetic.size();
          if (values.values.size() < asked) {
            addCaveat(entry, text("Classes that one of the sets lacks are left out."));
          }
          if (!samples.heldOut()) {
            addCaveat(entry, text("Nothing real was held out to give a floor."));
            return;
          }
          if (!floor) floor = nearestOfClass(reference, training, distance_);
          const Replicates real = valuesOf(*floor, part.label, metresPerUnit);
          if (!real.values.empty()) entry.referenceValue = meanOf(real.values);
        });
  }

  std::string name_;
  ClipDistance distance_;
  bool backward_;
};

}  // namespace

void registerMotionDistances(SampleMetricCatalogue& metrics) {
  const auto add = [&](const char* name, std::string title, std::string summary,
                       const char* reference, ClipDistance distance, bool backward) {
    metrics.add({motionMetricCard(name, std::move(title), std::move(summary), reference), {}, [=] {
                   return std::make_unique<NearestDistanceMetric>(name, distance, backward);
                 }});
  };
  add("mpjpe", text("Joint distance"),
      text("Synthetic clips to the nearest real one of the class; floor: real to training"),
      "Ionescu 2014", &meanJointDistance, false);
  add("mpjpe-backward", text("Joint distance, backward"),
      text("Real clips to the nearest synthetic one of the class; floor: real to training"), "",
      &meanJointDistance, true);
  add("dtw", text("Warped distance"), text("As the joint distance, along dynamically warped time"),
      "Sakoe and Chiba 1978", &warpedJointDistance, false);
}

}  // namespace emoforge
