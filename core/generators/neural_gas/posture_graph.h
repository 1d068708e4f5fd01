// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/base/random.h"

namespace emoforge {

/// A stay at one posture.
struct PostureVisit {
  std::size_t neuron = 0;
  std::size_t frames = 0;  ///< dwell time, ≥ 1

  bool operator==(const PostureVisit&) const = default;
};

/// The winners of consecutive frames of the training clips as a directed graph with dwell times
/// (compare motion graphs, Kovar 2002). Edges never lead from one clip into another.
class PostureGraph {
 public:
  PostureGraph() = default;
  /// The nearest neuron of every frame, clip by clip; each clip has at least one frame.
  PostureGraph(const std::vector<std::vector<std::size_t>>& winners, std::size_t neurons);

  std::size_t clips() const { return clips_.size(); }
  /// The stays of one training clip in order.
  const std::vector<PostureVisit>& replay(std::size_t clip) const { return clips_[clip]; }
  std::size_t framesOf(std::size_t clip) const;

  /// A semi-Markov walk of about `frames` frames: begins like a random clip; at each posture one of
  /// the stays there that were seen is drawn, with its dwell time and its next posture. Stays from
  /// which a clip's end cannot be avoided are taken only where there is no other; the walk stops at
  /// such an end, else after the stay that reaches `frames`, which is cut.
  std::vector<PostureVisit> walk(std::size_t frames, Random& random) const;

  /// Neurons that win in at least one clip, and in at least two.
  std::size_t usedNeurons() const { return usedBy(1); }
  std::size_t sharedNeurons() const { return usedBy(2); }

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  struct Occurrence {
    std::size_t clip = 0;
    std::size_t visit = 0;
  };

  void index();
  std::size_t usedBy(std::size_t clips) const;
  bool isLast(const Occurrence& o) const { return o.visit + 1 == clips_[o.clip].size(); }
  /// The stays at a neuron among which the walk draws.
  std::vector<Occurrence> choices(std::size_t neuron) const;

  std::size_t neurons_ = 0;
  std::vector<std::vector<PostureVisit>> clips_;
  std::vector<std::vector<Occurrence>> occurrences_;  ///< per neuron
  std::vector<bool> endless_;                         ///< a walk from here need never stop
};

}  // namespace emoforge
