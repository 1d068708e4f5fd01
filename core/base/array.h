// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <functional>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace emoforge {

/// A shape and its contiguous values, last axis fastest. LibTorch and Eigen wrap it without a copy.
template <typename T>
class BasicArray {
 public:
  BasicArray() = default;
  explicit BasicArray(std::vector<std::size_t> shape, T fill = T{})
      : shape_(std::move(shape)), values_(countOf(shape_), fill) {}
  BasicArray(std::vector<std::size_t> shape, std::vector<T> values)
      : shape_(std::move(shape)), values_(std::move(values)) {
    assert(values_.size() == countOf(shape_));
  }

  const std::vector<std::size_t>& shape() const { return shape_; }
  std::size_t extent(std::size_t axis) const { return shape_[axis]; }
  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }

  T* data() { return values_.data(); }
  const T* data() const { return values_.data(); }
  std::vector<T>& values() { return values_; }
  const std::vector<T>& values() const { return values_; }

  /// The i-th slice along the first axis.
  std::span<T> row(std::size_t i) { return {data() + i * rowSize(), rowSize()}; }
  std::span<const T> row(std::size_t i) const { return {data() + i * rowSize(), rowSize()}; }
  std::size_t rowSize() const { return shape_.empty() || shape_[0] == 0 ? 0 : size() / shape_[0]; }

  T& operator()(std::size_t i, std::size_t j) { return values_[i * shape_[1] + j]; }
  const T& operator()(std::size_t i, std::size_t j) const { return values_[i * shape_[1] + j]; }
  T& operator()(std::size_t i, std::size_t j, std::size_t k) {
    return values_[(i * shape_[1] + j) * shape_[2] + k];
  }
  const T& operator()(std::size_t i, std::size_t j, std::size_t k) const {
    return values_[(i * shape_[1] + j) * shape_[2] + k];
  }

  bool operator==(const BasicArray&) const = default;

 private:
  static std::size_t countOf(const std::vector<std::size_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
  }

  std::vector<std::size_t> shape_{0};
  std::vector<T> values_;
};

using Array = BasicArray<float>;
using DoubleArray = BasicArray<double>;

}  // namespace emoforge
