// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/metrics/motion_set.h"
#include "core/metrics/part_entries.h"
#include "core/metrics/sample_metrics.h"

namespace emoforge {

/// The clips that a motion metric looks at: all, or those of one class.
struct MotionPart {
  std::string label;  ///< "" for all
  MotionSet::Clips training, reference, synthetic;
};

/// What the entry of all classes together is a mean over.
enum class Pooled { OverClips, OverClasses };

/// The entry `name` over all clips and one "name/class" for each class, with counts, space and
/// reference set filled in; says where clips could not be measured and, for a pooled value over
/// clips, where the classes are mixed in other shares in the two sets.
std::vector<MetricEntry> motionEntries(
    const std::string& name, Direction direction, const ComparedSamples& samples,
    const std::string& space, const std::function<void(const MotionPart&, MetricEntry&)>& measure,
    Pooled pooled = Pooled::OverClips);

/// "30 frames/s, hips together" and what is done to it.
std::string motionSpace(const std::string& what);

void requireReference(const MotionPart& part);

}  // namespace emoforge
