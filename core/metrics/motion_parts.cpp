// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/motion_parts.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

/// From which difference of a class's shares in two sets their pooled values are not alike.
constexpr double kSameShare = 0.05;

std::size_t groupsOf(const MotionSet::Clips& clips) {
  std::set<std::string> groups;
  for (const MeasuredClip* clip : clips) {
    if (!clip->group.empty()) groups.insert(clip->group);
  }
  return groups.size();
}

bool mixedAlike(const ComparedSamples& samples) {
  const auto share = [](const SampleSet& set, const std::string& label) {
    return static_cast<double>(set.countOf(label)) / static_cast<double>(set.count());
  };
  for (const std::string& label : samples.classes) {
    const double difference = share(samples.synthetic, label) - share(samples.reference, label);
    if (std::abs(difference) > kSameShare) return false;
  }
  return true;
}

void tellLeftOut(const ComparedSamples& samples, const std::string& label, MetricEntry& entry) {
  const std::size_t leftOut = samples.synthetic.prepared<MotionSet>().leftOut(label);
  if (leftOut == 0) return;
  addCaveat(entry, fmt::format(fmt::runtime(text("{} synthetic clips cannot be measured: shorter "
                                                 "than five frames, or not a number.")),
                               leftOut));
}

}  // namespace

std::vector<MetricEntry> motionEntries(
    const std::string& name, Direction direction, const ComparedSamples& samples,
    const std::string& space, const std::function<void(const MotionPart&, MetricEntry&)>& measure,
    Pooled pooled) {
  return entriesPerClass(
      name, direction, samples.classes, [&](const std::string& label, MetricEntry& entry) {
        entry.featureSpace = space;
        entry.referenceSet = samples.referenceSet;
        const MotionPart part{label, samples.training.prepared<MotionSet>().ofClass(label),
                              samples.reference.prepared<MotionSet>().ofClass(label),
                              samples.synthetic.prepared<MotionSet>().ofClass(label)};
        entry.real = part.reference.size();
        entry.synthetic = part.synthetic.size();
        if (const std::size_t groups = groupsOf(part.reference); groups > 0) entry.groups = groups;
        tellLeftOut(samples, label, entry);
        requireSynthetic(part.synthetic.size());
        measure(part, entry);
        const bool overClips = label.empty() && pooled == Pooled::OverClips;
        if (overClips && samples.reference.count() > 0 && !mixedAlike(samples)) {
          addCaveat(entry, text("The classes are mixed in other shares than in the reference: "
                                "compare class by class."));
        }
      });
}

std::string motionSpace(const std::string& what) {
  return "30 frames/s, hips together" + (what.empty() ? std::string() : ", " + what);
}

void requireReference(const MotionPart& part) {
  if (!part.reference.empty()) return;
  throw Error(ErrorKind::Usage, text("The reference has no clip of this class."));
}

}  // namespace emoforge
