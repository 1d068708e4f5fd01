// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/parameter_block.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

std::int64_t numbersIn(const std::vector<torch::Tensor>& tensors) {
  std::int64_t count = 0;
  for (const torch::Tensor& tensor : tensors) count += tensor.numel();
  return count;
}

/// Makes every tensor a view of one row, with its present values.
torch::Tensor gathered(std::vector<torch::Tensor>& tensors) {
  torch::Tensor all = torch::zeros({numbersIn(tensors)});
  std::int64_t first = 0;
  for (torch::Tensor& tensor : tensors) {
    torch::Tensor view = all.narrow(0, first, tensor.numel()).view(tensor.sizes());
    view.copy_(tensor);
    tensor.set_data(view);
    first += tensor.numel();
  }
  return all;
}

std::vector<torch::Tensor> floatBuffers(const torch::nn::Module& module) {
  std::vector<torch::Tensor> result;
  for (const torch::Tensor& buffer : module.buffers()) {
    if (buffer.is_floating_point()) result.push_back(buffer);
  }
  return result;
}

}  // namespace

ParameterBlock::ParameterBlock(torch::nn::Module& module) {
  const torch::NoGradGuard noGradients;
  std::vector<torch::Tensor> parameters = module.parameters();
  std::vector<torch::Tensor> buffers = floatBuffers(module);
  values_ = gathered(parameters);
  buffers_ = gathered(buffers);
  gradients_ = torch::zeros_like(values_);
  std::int64_t first = 0;
  for (torch::Tensor& parameter : parameters) {
    parameter.mutable_grad() =
        gradients_.narrow(0, first, parameter.numel()).view(parameter.sizes());
    first += parameter.numel();
  }
}

void ParameterBlock::follow(const ParameterBlock& other, double decay) {
  const torch::NoGradGuard noGradients;
  values_.lerp_(other.values_, 1.0 - decay);
  if (buffers_.numel() > 0) buffers_.lerp_(other.buffers_, 1.0 - decay);
}

void ParameterBlock::save(ArchiveWriter& archive, const std::string& prefix) const {
  putTensor(archive, prefix + "values", values_);
  putTensor(archive, prefix + "buffers", buffers_);
}

void ParameterBlock::load(const ArchiveReader& archive, const std::string& prefix) {
  readTensor(archive, prefix + "values", values_);
  readTensor(archive, prefix + "buffers", buffers_);
}

Adam::Adam(ParameterBlock& block, const Settings& settings)
    : block_(block),
      settings_(settings),
      mean_(torch::zeros_like(block.values())),
      square_(torch::zeros_like(block.values())) {}

void Adam::step() {
  const torch::NoGradGuard noGradients;
  ++steps_;
  const torch::Tensor& gradient = block_.gradients();
  const double t = static_cast<double>(steps_);
  const double correction1 = 1.0 - std::pow(settings_.beta1, t);
  const double correction2 = 1.0 - std::pow(settings_.beta2, t);
  mean_.lerp_(gradient, 1.0 - settings_.beta1);
  square_.mul_(settings_.beta2).addcmul_(gradient, gradient, 1.0 - settings_.beta2);
  torch::Tensor root = square_.sqrt().div_(std::sqrt(correction2)).add_(settings_.epsilon);
  block_.values().addcdiv_(mean_, root, -settings_.learningRate / correction1);
}

void Adam::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.put(prefix + "steps", std::vector<std::uint64_t>{steps_});
  putTensor(archive, prefix + "mean", mean_);
  putTensor(archive, prefix + "square", square_);
}

void Adam::load(const ArchiveReader& archive, const std::string& prefix) {
  steps_ = archive.integers(prefix + "steps").at(0);
  readTensor(archive, prefix + "mean", mean_);
  readTensor(archive, prefix + "square", square_);
}

double warmDecay(double decay, std::uint64_t steps) {
  const auto t = static_cast<double>(steps);
  return std::min(decay, (1.0 + t) / (10.0 + t));
}

torch::Tensor normalTensor(std::initializer_list<std::int64_t> shape, Random& random) {
  torch::Tensor tensor = torch::empty(shape);
  float* values = tensor.data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); ++i) {
    values[i] = static_cast<float>(random.normal());
  }
  return tensor;
}

void fillUniform(torch::Tensor tensor, double bound, Random& random) {
  const torch::NoGradGuard noGradients;
  float* values = tensor.data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); ++i) {
    values[i] = static_cast<float>(random.uniform(-bound, bound));
  }
}

torch::Tensor oneHotRows(const torch::Tensor& classes, std::int64_t count) {
  return torch::one_hot(classes, count).to(torch::kFloat32);
}

void putTensor(ArchiveWriter& archive, const std::string& name, const torch::Tensor& tensor) {
  const float* values = tensor.data_ptr<float>();
  const auto count = static_cast<std::size_t>(tensor.numel());
  archive.put(name, Array({count}, std::vector<float>(values, values + count)));
}

void readTensor(const ArchiveReader& archive, const std::string& name, torch::Tensor& target) {
  const Array array = archive.floats(name);
  if (array.size() != static_cast<std::size_t>(target.numel())) {
    throw Error(ErrorKind::Input, text("The saved network has another size."), {.item = name},
                text("Train again."));
  }
  std::ranges::copy(array.values(), target.data_ptr<float>());
}

}  // namespace emoforge
