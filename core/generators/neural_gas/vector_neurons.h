// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/neural_gas/neurons.h"

namespace emoforge {

/// Neurons as K × d vectors that are moved step by step: the form for few dimensions or very many
/// rows.
class VectorNeurons : public Neurons {
 public:
  VectorNeurons(std::size_t count, std::shared_ptr<const GasRows> rows, GasStart start);

  std::size_t count() const override { return startShare_.size(); }
  double workPerStep() const override {
    return 4.0 * static_cast<double>(count()) * (static_cast<double>(rows_->dimension()) + 20.0);
  }
  void prepare(const std::function<void(double)>& between) override;
  void distances(std::size_t sample, std::span<double> squared) const override;
  void move(std::size_t sample, std::span<const double> strength) override;
  void write(std::size_t neuron, std::span<double> row) const override;
  double startKept(std::size_t neuron) const override { return startShare_[neuron]; }
  void save(ArchiveWriter& archive, const std::string& prefix) const override;
  void load(const ArchiveReader& archive, const std::string& prefix) override;

 private:
  /// Calls body(first neuron, count) on blocks of neurons, on several threads where the vectors are
  /// long.
  template <typename Body>
  void forBlocks(const Body& body) const;

  std::shared_ptr<const GasRows> rows_;
  GasStart start_;
  std::vector<double> startShare_;  ///< α, K
  DoubleArray vectors_;             ///< w, K × d; empty before prepare() or load()
};

}  // namespace emoforge
