// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/base/progress.h"
#include "core/metrics/joint_distance.h"

namespace emoforge {

/// A clip of the set and how far away it is.
struct NearestClip {
  std::size_t index = 0;
  PoseMatch match;
};

/// The nearest clip and the second nearest (facts/metrics.md 8: d1, d2).
struct TwoNearest {
  NearestClip first;
  double secondMetres = std::numeric_limits<double>::infinity();
};

/// A set of real clips, prepared once, in which the nearest to others are looked up by
/// closestMatch(). Of each clip its postures at kComparedFramesPerSecond are kept and nothing else:
/// what is looked up is mirrored, not the set. Thread-safe after construction. Distances are
/// metres.
class ClipNeighbours {
 public:
  using Clips = std::vector<std::shared_ptr<const PosedClip>>;
  /// Makes the i-th clip; called once for each, on several threads.
  using ClipMaker = std::function<PosedClip(std::size_t i)>;

  /// All clips have the joints of the first. Throws Error(Usage) for an empty set, Error(Input) for
  /// a clip without frames or one that lacks a joint, Cancelled, what `make` throws.
  ClipNeighbours(std::size_t count, const ClipMaker& make, Progress& progress);
  ClipNeighbours(const Clips& clips, Progress& progress);

  std::size_t size() const { return clips_.size(); }
  std::size_t joints() const { return clips_.front().joints.size(); }

  /// All clips of the set, nearest first; equal distances by index.
  std::vector<NearestClip> ranked(const PosedClip& clip) const;
  /// The two nearest only, much faster in a large set.
  TwoNearest nearest(const PosedClip& clip) const;

  /// For every clip the distance to its nearest other one, on all threads; the yardstick for
  /// copies. Of a set larger than `limit` every n-th clip, against the whole set. Empty for a set
  /// of one. Throws Cancelled.
  std::vector<double> realToReal(Progress& progress, std::size_t limit = 500) const;

 private:
  PoseSeries seriesOf(const PosedClip& clip) const;
  TwoNearest nearestTo(const ComparedClip& clip, std::size_t leftOut) const;

  std::vector<PoseSeries> clips_;
};

}  // namespace emoforge
