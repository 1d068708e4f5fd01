// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/batchnorm.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/random.h"

namespace emoforge {

// Modules whose start is drawn from Random: LibTorch's own draw from its global generator.

/// y = x Wᵀ + b, started as LibTorch's Linear: uniform in ±1/√inputs.
class DenseLayer : public torch::nn::Module {
 public:
  DenseLayer(std::int64_t inputs, std::int64_t outputs, Random& random);
  torch::Tensor forward(const torch::Tensor& x) const;

 private:
  torch::Tensor weight_;
  torch::Tensor bias_;
};

struct PerceptronShape {
  std::int64_t inputs = 1;
  std::int64_t hidden = 256;
  std::int64_t layers = 2;  ///< hidden ones, at least 1
  std::int64_t outputs = 1;
  double leak = 0.0;       ///< slope of the rectifier below 0
  bool batchNorm = false;  ///< after each hidden layer, before the rectifier
};

/// Hidden layers of one size with leaky rectifiers, then a linear one.
class Perceptron : public torch::nn::Module {
 public:
  Perceptron(const PerceptronShape& shape, Random& random);
  torch::Tensor forward(torch::Tensor x);

 private:
  PerceptronShape shape_;
  std::vector<std::shared_ptr<DenseLayer>> layers_;
  std::vector<torch::nn::BatchNorm1d> norms_;
};

/// Long short-term memory (Hochreiter and Schmidhuber 1997) over n × frames × inputs, started as
/// LibTorch's: uniform in ±1/√hidden.
class Recurrent : public torch::nn::Module {
 public:
  Recurrent(std::int64_t inputs, std::int64_t hidden, std::int64_t layers, Random& random);

  using State = std::pair<torch::Tensor, torch::Tensor>;  ///< layers × n × hidden each
  State zeroState(std::int64_t rows) const;
  /// Outputs n × frames × hidden and the state after the last frame.
  std::pair<torch::Tensor, State> forward(const torch::Tensor& x, const State& state) const;

 private:
  std::int64_t hidden_;
  std::int64_t layers_;
  std::vector<torch::Tensor> weights_;
};

}  // namespace emoforge
