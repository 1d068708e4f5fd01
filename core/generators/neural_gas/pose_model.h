// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/generators/neural_gas/class_model.h"
#include "core/generators/neural_gas/gas_network.h"
#include "core/generators/neural_gas/posture_graph.h"
#include "core/generators/neural_gas/posture_motion.h"
#include "core/generators/neural_gas/posture_neurons.h"
#include "core/generators/neural_gas/posture_space.h"

namespace emoforge {

/// Neural gas on the postures of one class: each frame is a sample, each neuron a posture, a clip a
/// path from posture to posture as the training clips went (facts/algorithms.md 1.5).
class PoseModel : public ClassModel {
 public:
  PoseModel(std::string label, const NeuralGasSettings& settings, const Random& random);

  void train(const TrainingClass& data, const TrainingContext& context) override;
  bool finished() const override { return finished_; }
  SyntheticSample sample(std::size_t number, const GasSampling& sampling,
                         const Random& random) const override;
  void save(ArchiveWriter& archive, const std::string& prefix) const override;
  void load(const ArchiveReader& archive, const std::string& prefix) override;

  const PostureGraph& graph() const { return graph_; }

 private:
  void readPostures(const TrainingClass& data, Progress& progress);
  void makeGraph(const TrainingContext& context);
  void tellShared(Progress& progress) const;
  std::vector<PostureVisit> path(const GasSampling& sampling, Random& random,
                                 std::string& source) const;

  std::string label_;
  NeuralGasSettings settings_;
  Random random_;
  bool finished_ = false;
  std::shared_ptr<const PostureSpace> space_;
  std::shared_ptr<const PostureSet> postures_;  ///< while training
  std::vector<std::size_t> firstFrames_;        ///< of each clip in postures_, then the end
  std::unique_ptr<GasNetwork> network_;         ///< while training
  std::optional<ArchiveReader> pending_;        ///< state to go on from
  std::string pendingPrefix_;

  // The trained model.
  std::vector<std::string> ids_;
  DoubleArray neurons_;  ///< K × dimension of the space
  PostureGraph graph_;
  PostureTangents tangents_;
};

}  // namespace emoforge
