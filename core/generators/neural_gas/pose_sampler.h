// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/generators/generator.h"
#include "core/generators/neural_gas/posture_graph.h"
#include "core/generators/neural_gas/posture_motion.h"
#include "core/generators/neural_gas/posture_space.h"

namespace emoforge {

/// What it takes to draw clips of one class from postures: neurons and the paths between them.
struct PoseSampler {
  std::string label;
  std::vector<std::string> ids;  ///< of the training clips, in the order of the graph
  std::shared_ptr<const PostureSpace> space;
  std::shared_ptr<const PostureTangents> tangents;
  DoubleArray neurons;  ///< K × dimension of the space
  PostureGraph graph;

  /// Any thread.
  SyntheticSample draw(std::size_t number, const GasSampling& sampling, Random random) const;

 private:
  std::vector<PostureVisit> path(const GasSampling& sampling, Random& random,
                                 std::string& source) const;
};

}  // namespace emoforge
