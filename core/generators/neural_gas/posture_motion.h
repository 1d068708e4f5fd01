// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Geometry>
#include <span>
#include <string>
#include <vector>

#include "core/base/array.h"
#include "core/base/random.h"
#include "core/generators/neural_gas/neural_gas_settings.h"
#include "core/generators/neural_gas/posture_graph.h"
#include "core/generators/neural_gas/posture_space.h"

namespace emoforge {

/// A path through neurons as postures frame by frame: each neuron stands in the middle of its stay,
/// between them slerp (Shoemake 1985) and, for the numbers that are no rotations, straight lines.
DoubleArray posturesAlong(std::span<const PostureVisit> path, const DoubleArray& neurons,
                          const PostureSpace& space);

/// Postures as numbers that can be added: linear ones, then rotation vectors about the mean of each
/// rotation, running on along time. Knows how far each rotation went in training.
class PostureTangents {
 public:
  PostureTangents() = default;
  /// Clips one after another in `postures`; clip c covers firstFrames[c] … firstFrames[c + 1] − 1.
  PostureTangents(const DoubleArray& postures, std::span<const std::size_t> firstFrames,
                  const PostureSpace& space);

  /// Adds noise to the rotations, s × their range in training along each axis, and smooths
  /// everything along time by σ frames.
  void vary(DoubleArray& postures, const PostureSpace& space, const GasSampling& sampling,
            Random& random) const;

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  DoubleArray toTangents(const DoubleArray& postures, std::size_t first, std::size_t frames,
                         const PostureSpace& space) const;
  void toPostures(const DoubleArray& tangents, DoubleArray& postures,
                  const PostureSpace& space) const;

  std::vector<Eigen::Quaterniond> means_;
  std::vector<double> ranges_;  ///< three a rotation, radians
};

}  // namespace emoforge
