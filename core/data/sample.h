// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

namespace emoforge {

/// The loaded content of one item: a motion clip, an image, a feature vector. Immutable once
/// shared.
class Sample {
 public:
  virtual ~Sample() = default;
  virtual std::string_view modality() const = 0;
};

using SamplePtr = std::shared_ptr<const Sample>;

}  // namespace emoforge
