// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/neural_gas/neurons.h"

namespace emoforge {

/// What neurons have in common that are kept as rows of numbers and moved step by step.
class MovedNeurons : public Neurons {
 public:
  std::size_t count() const override { return startShare_.size(); }
  void write(std::size_t neuron, std::span<double> row) const override;
  double startKept(std::size_t neuron) const override { return startShare_[neuron]; }
  void save(ArchiveWriter& archive, const std::string& prefix) const override;
  void load(const ArchiveReader& archive, const std::string& prefix) override;

 protected:
  /// `name`: of the rows in an archive.
  MovedNeurons(std::size_t count, const char* name) : name_(name), startShare_(count, 1.0) {}
  /// Notes a step: every neuron keeps 1 − strength of what it kept of its start.
  void forgetStart(std::span<const double> strength);

  DoubleArray rows_;  ///< K × d; empty before prepare() or load()

 private:
  const char* name_;
  std::vector<double> startShare_;  ///< α, K
};

}  // namespace emoforge
