// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/deep/deep_network.h"
#include "core/nn/parameter_block.h"

namespace emoforge {

/// The data of a network as tensors: items n × (frames · width) and one-hot classes n × K.
struct NetworkTensors {
  explicit NetworkTensors(const NetworkData& data);

  struct Batch {
    at::Tensor items;
    at::Tensor classes;
  };
  Batch batch(std::span<const std::size_t> rows) const;

  at::Tensor items;
  at::Tensor classes;
};

/// One row with a one at the class.
at::Tensor oneHotRow(std::size_t label, std::int64_t count);

std::vector<float> toNumbers(const at::Tensor& tensor);

}  // namespace emoforge
