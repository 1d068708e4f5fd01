// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/building_blocks.h"

#include <torch/torch.h>

#include <cmath>

#include "core/nn/parameter_block.h"

namespace emoforge {

DenseLayer::DenseLayer(std::int64_t inputs, std::int64_t outputs, Random& random) {
  weight_ = register_parameter("weight", torch::empty({outputs, inputs}));
  bias_ = register_parameter("bias", torch::empty({outputs}));
  const double bound = 1.0 / std::sqrt(static_cast<double>(inputs));
  fillUniform(weight_, bound, random);
  fillUniform(bias_, bound, random);
}

torch::Tensor DenseLayer::forward(const torch::Tensor& x) const {
  return torch::nn::functional::linear(x, weight_, bias_);
}

Perceptron::Perceptron(const PerceptronShape& shape, Random& random) : shape_(shape) {
  for (std::int64_t i = 0; i <= shape.layers; ++i) {
    const std::int64_t inputs = i == 0 ? shape.inputs : shape.hidden;
    const std::int64_t outputs = i == shape.layers ? shape.outputs : shape.hidden;
    layers_.push_back(register_module("layer" + std::to_string(i),
                                      std::make_shared<DenseLayer>(inputs, outputs, random)));
    if (!shape.batchNorm || i == shape.layers) continue;
    norms_.push_back(
        register_module("norm" + std::to_string(i), torch::nn::BatchNorm1d(shape.hidden)));
  }
}

torch::Tensor Perceptron::forward(torch::Tensor x) {
  for (std::size_t i = 0; i + 1 < layers_.size(); ++i) {
    x = layers_[i]->forward(x);
    if (shape_.batchNorm) x = norms_[i]->forward(x);
    x = shape_.leak > 0.0 ? torch::leaky_relu(x, shape_.leak) : torch::relu(x);
  }
  return layers_.back()->forward(x);
}

Recurrent::Recurrent(std::int64_t inputs, std::int64_t hidden, std::int64_t layers, Random& random)
    : hidden_(hidden), layers_(layers) {
  const double bound = 1.0 / std::sqrt(static_cast<double>(hidden));
  for (std::int64_t layer = 0; layer < layers; ++layer) {
    const std::int64_t width = layer == 0 ? inputs : hidden;
    const std::vector<std::vector<std::int64_t>> shapes = {
        {4 * hidden, width}, {4 * hidden, hidden}, {4 * hidden}, {4 * hidden}};
    for (std::size_t k = 0; k < shapes.size(); ++k) {
      static const char* const kNames[] = {"input", "state", "input_bias", "state_bias"};
      weights_.push_back(
          register_parameter(kNames[k] + std::to_string(layer), torch::empty(shapes[k])));
      fillUniform(weights_.back(), bound, random);
    }
  }
}

Recurrent::State Recurrent::zeroState(std::int64_t rows) const {
  return {torch::zeros({layers_, rows, hidden_}), torch::zeros({layers_, rows, hidden_})};
}

std::pair<torch::Tensor, Recurrent::State> Recurrent::forward(const torch::Tensor& x,
                                                              const State& state) const {
  const auto [output, hidden, cell] =
      torch::lstm(x, {state.first, state.second}, weights_, /*has_biases=*/true, layers_,
                  /*dropout=*/0.0, /*train=*/false, /*bidirectional=*/false, /*batch_first=*/true);
  return {output, {hidden, cell}};
}

}  // namespace emoforge
