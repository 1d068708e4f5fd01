// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/data/representation.h"
#include "core/generators/class_wise/class_model.h"
#include "core/generators/neural_gas/gas_network.h"
#include "core/generators/neural_gas/neural_gas_settings.h"

namespace emoforge {

/// Neural gas on whole clips of one class: each clip is a row of its representation, each neuron a
/// clip.
class SequenceModel : public ClassModel {
 public:
  /// `random` is that of the class and decides start and order.
  SequenceModel(std::string label, const NeuralGasSettings& settings, const Random& random);

  void train(const TrainingClass& data, const TrainingContext& context) override;
  bool finished() const override { return finished_; }
  SyntheticSample sample(std::size_t number, const ParameterSet& parameters,
                         const Random& random) const override;
  SyntheticSample sample(std::size_t number, const GasSampling& sampling,
                         const Random& random) const;
  std::shared_ptr<const SampleDraft> draft(const Random& random) const override;
  void save(ArchiveWriter& archive, const std::string& prefix) const override;
  void load(const ArchiveReader& archive, const std::string& prefix) override;

  /// Row of one neuron in the representation, without noise.
  std::vector<double> neuron(std::size_t index) const;
  const Neurons& neurons() const { return network_ ? network_->store() : *loaded_; }
  const Representation& representation() const { return *representation_; }
  std::shared_ptr<const Representation> sharedRepresentation() const { return representation_; }

 private:
  void encode(const TrainingClass& data, Progress& progress);
  void tellStartShare(Progress& progress) const;
  GasStart makeStart() const;
  void saveFinished(ArchiveWriter& archive, const std::string& prefix) const;
  void loadFinished(const ArchiveReader& archive, const std::string& prefix);

  std::string label_;
  NeuralGasSettings settings_;
  Random random_;
  bool finished_ = false;
  std::shared_ptr<Representation> representation_;
  std::shared_ptr<const EncodedRows> rows_;
  std::unique_ptr<GasNetwork> network_;   ///< while and after training
  std::unique_ptr<Neurons> loaded_;       ///< of a finished model that was loaded
  std::optional<ArchiveReader> pending_;  ///< state to go on from, until the clips are there
  std::string pendingPrefix_;
};

/// Adds s · range · n to a row, n by smoothNoise().
void addGasNoise(const Representation& representation, const GasSampling& sampling, Random& random,
                 std::span<double> row);

}  // namespace emoforge
