// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/generators/class_wise/class_model.h"
#include "core/generators/neural_gas/gas_network.h"
#include "core/generators/neural_gas/neural_gas_settings.h"
#include "core/generators/neural_gas/pose_sampler.h"
#include "core/generators/neural_gas/posture_neurons.h"

namespace emoforge {

/// Neural gas on the postures of one class: each frame is a sample, each neuron a posture, a clip a
/// path from posture to posture as the training clips went (facts/algorithms.md 1.5).
class PoseModel : public ClassModel {
 public:
  PoseModel(std::string label, const NeuralGasSettings& settings, const Random& random);

  void train(const TrainingClass& data, const TrainingContext& context) override;
  bool finished() const override { return finished_; }
  SyntheticSample sample(std::size_t number, const ParameterSet& parameters,
                         const Random& random) const override;
  std::shared_ptr<const SampleDraft> draft(const Random& random) const override;
  void save(ArchiveWriter& archive, const std::string& prefix) const override;
  void load(const ArchiveReader& archive, const std::string& prefix) override;

  const PostureGraph& graph() const { return trained_.graph; }

 private:
  void readPostures(const TrainingClass& data, Progress& progress);
  void makeGraph(const TrainingContext& context);
  void tellShared(Progress& progress) const;

  std::string label_;
  NeuralGasSettings settings_;
  Random random_;
  bool finished_ = false;
  std::shared_ptr<const PostureSet> postures_;  ///< while training
  std::vector<std::size_t> firstFrames_;        ///< of each clip in postures_, then the end
  std::unique_ptr<GasNetwork> network_;         ///< while training
  std::optional<ArchiveReader> pending_;        ///< state to go on from
  std::string pendingPrefix_;

  PoseSampler trained_;  ///< what is known of it so far
};

}  // namespace emoforge
