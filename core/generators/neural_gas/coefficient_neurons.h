// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/neural_gas/neurons.h"

namespace emoforge {

/// Neurons as w_k = α_k w_k⁰ + Σ_j c_kj x_j. Their squared distances D_kj to the rows follow from
/// D_kj ← (1 − b) D_kj + b E_ij − b (1 − b) D_ki after a step b towards row i, with E_ij = |x_i −
/// x_j|² computed by differences, so a step costs n · K numbers whatever the dimension, and no
/// vector exists before it is asked for. The recurrence stays within 2e-14 where |w|² − 2 w·x +
/// |x|² would cancel.
class CoefficientNeurons : public Neurons {
 public:
  CoefficientNeurons(std::size_t count, std::shared_ptr<const EncodedRows> rows, GasStart start);

  std::size_t count() const override { return startShare_.size(); }
  double workPerStep() const override {
    return 4.0 * static_cast<double>(count()) * (static_cast<double>(rows_->count()) + 20.0);
  }
  void prepare(const std::function<void(double)>& between) override;
  void distances(std::size_t sample, std::span<double> squared) const override;
  void move(std::size_t sample, std::span<const double> strength) override;
  void write(std::size_t neuron, std::span<double> row) const override;
  void writeAll(DoubleArray& values) const override;
  double startKept(std::size_t neuron) const override { return startShare_[neuron]; }
  void save(ArchiveWriter& archive, const std::string& prefix) const override;
  void load(const ArchiveReader& archive, const std::string& prefix) override;

 private:
  /// Turns a part of the start of a neuron into that part of the neuron; `from` is its place in the
  /// row.
  void mix(std::size_t neuron, std::size_t from, std::span<double> part) const;
  void measureDrawnStart(const std::function<void(double)>& between);

  std::shared_ptr<const EncodedRows> rows_;
  GasStart start_;
  std::vector<double> startShare_;  ///< α, K
  DoubleArray coefficients_;        ///< c, n × K: the neurons of one row side by side
  DoubleArray distances_;           ///< D, n × K
  DoubleArray between_;             ///< E, n × n
  std::vector<double> gain_;        ///< (1 − b) D_ki of the current step
  bool begun_ = false;              ///< D holds the state of a step, not of the start
};

}  // namespace emoforge
