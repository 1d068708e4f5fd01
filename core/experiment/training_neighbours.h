// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/experiment/record.h"
#include "core/metrics/nearest_clips.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// The clips that a run of body motion was trained on, ready to be compared with its synthetic
/// ones. Only what the comparison needs is kept in memory.
struct TrainingNeighbours {
  std::vector<Item> items;
  std::shared_ptr<const ClipNeighbours> neighbours;  ///< in the order of items
  std::vector<double> realToReal;                    ///< ClipNeighbours::realToReal(), metres
  /// The clip of an item as training read it; read again from the disk. Any thread. Throws
  /// Error(Input).
  std::function<std::shared_ptr<const MotionClip>(std::size_t index)> clip;
};

/// Reads the training items of a run as training read them and measures them against each other.
/// Stages: reading, comparing. Throws Error where the data moved, changed their items or are no
/// body motion; Cancelled.
TrainingNeighbours trainingNeighbours(const RunRecord& record, Progress& progress);

}  // namespace emoforge
