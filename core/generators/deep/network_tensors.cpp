// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/deep/network_tensors.h"

#include <torch/torch.h>

#include <algorithm>

namespace emoforge {

NetworkTensors::NetworkTensors(const NetworkData& data) {
  const auto n = static_cast<std::int64_t>(data.count());
  items = torch::empty({n, static_cast<std::int64_t>(data.frames * data.width)});
  std::copy(data.items.values().begin(), data.items.values().end(), items.data_ptr<float>());
  torch::Tensor labels = torch::empty({n}, torch::kInt64);
  std::copy(data.classes.begin(), data.classes.end(), labels.data_ptr<std::int64_t>());
  classes = oneHotRows(labels, static_cast<std::int64_t>(data.classCount));
}

NetworkTensors::Batch NetworkTensors::batch(std::span<const std::size_t> rows) const {
  torch::Tensor index = torch::empty({static_cast<std::int64_t>(rows.size())}, torch::kInt64);
  std::copy(rows.begin(), rows.end(), index.data_ptr<std::int64_t>());
  return {items.index_select(0, index), classes.index_select(0, index)};
}

at::Tensor oneHotRow(std::size_t label, std::int64_t count) {
  torch::Tensor row = torch::zeros({1, count});
  row.data_ptr<float>()[label] = 1.0f;
  return row;
}

std::vector<float> toNumbers(const at::Tensor& tensor) {
  const torch::Tensor packed = tensor.contiguous();
  const float* values = packed.data_ptr<float>();
  return {values, values + packed.numel()};
}

}  // namespace emoforge
