// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/nn/module.h>

#include <string>

#include "core/base/archive.h"
#include "core/base/random.h"

namespace emoforge {

/// All parameters of a module as one row of numbers, its floating-point buffers as another: the
/// module's tensors become views of them, so that an optimiser's step, a moving average and a
/// checkpoint are one operation each. The module must outlive it and keep its tensors.
class ParameterBlock {
 public:
  explicit ParameterBlock(torch::nn::Module& module);

  torch::Tensor& values() { return values_; }
  torch::Tensor& gradients() { return gradients_; }

  /// Sets the gradients to zero.
  void clearGradients() { gradients_.zero_(); }
  /// Every number moves (1 − decay) of the way to the other block's, buffers too.
  void follow(const ParameterBlock& other, double decay);

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  /// Throws Error(Input) where the archive holds another number of values.
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  torch::Tensor values_;
  torch::Tensor gradients_;
  torch::Tensor buffers_;
};

/// Adam (Kingma and Ba 2015) on a ParameterBlock, with bias correction.
class Adam {
 public:
  struct Settings {
    double learningRate = 1e-3;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
  };
  Adam(ParameterBlock& block, const Settings& settings);

  /// One step along the gradients of the block.
  void step();

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  ParameterBlock& block_;
  Settings settings_;
  std::uint64_t steps_ = 0;
  torch::Tensor mean_;
  torch::Tensor square_;
};

/// Decay of a moving average that began `steps` steps ago: never above (1 + steps) / (10 + steps),
/// so that it does not remember the random start.
double warmDecay(double decay, std::uint64_t steps);

/// A float tensor of standard normal numbers, drawn in the order of memory.
torch::Tensor normalTensor(std::initializer_list<std::int64_t> shape, Random& random);
/// Fills a tensor with uniform numbers between −bound and bound.
void fillUniform(torch::Tensor tensor, double bound, Random& random);
/// Rows of zeros with a one at the class.
torch::Tensor oneHotRows(const torch::Tensor& classes, std::int64_t count);

void putTensor(ArchiveWriter& archive, const std::string& name, const torch::Tensor& tensor);
/// Copies into a tensor of the same number of values. Throws Error(Input) for any other.
void readTensor(const ArchiveReader& archive, const std::string& name, torch::Tensor& target);

}  // namespace emoforge
