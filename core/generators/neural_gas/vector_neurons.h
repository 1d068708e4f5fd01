// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/neural_gas/moved_neurons.h"

namespace emoforge {

/// Neurons as K × d vectors that are moved step by step: the form for few dimensions or very many
/// rows.
class VectorNeurons : public MovedNeurons {
 public:
  VectorNeurons(std::size_t count, std::shared_ptr<const EncodedRows> rows, GasStart start);

  double workPerStep() const override {
    return 4.0 * static_cast<double>(count()) *
           (static_cast<double>(training_->dimension()) + 20.0);
  }
  void prepare(const std::function<void(double)>& between) override;
  void distances(std::size_t sample, std::span<double> squared) const override;
  void move(std::size_t sample, std::span<const double> strength) override;

 private:
  /// Calls body(first neuron, count) on blocks of neurons, on several threads where the vectors are
  /// long.
  template <typename Body>
  void forBlocks(const Body& body) const;

  std::shared_ptr<const EncodedRows> training_;
  GasStart start_;
};

}  // namespace emoforge
