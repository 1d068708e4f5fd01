// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>

namespace emoforge {

/// Rows of numbers somewhere in memory: `count` rows, `stride` numbers apart.
struct RowBlock {
  const double* values = nullptr;
  std::size_t count = 0;
  std::size_t stride = 0;

  const double* row(std::size_t i) const { return values + i * stride; }
};

/// Σ (a_i − b_i)² over `dimension` numbers. Same bits on every thread count and with or without
/// AVX2.
double squaredDistance(const double* a, const double* b, std::size_t dimension);

/// result[i · resultStride + j] = |a_i − b_j|² over the first `dimension` numbers of each row.
/// Computed by differences, so that nearly equal rows keep their relative accuracy. One thread; the
/// caller cuts large jobs into blocks and spreads them.
void squaredDistances(const RowBlock& a, const RowBlock& b, std::size_t dimension, double* result,
                      std::size_t resultStride);

/// The symmetric matrix of all |x_i − x_j|² (n × n) on all threads; bits do not depend on their
/// number. `between` is called from the calling thread at least every few hundred milliseconds with
/// the share done and may throw to stop.
void allSquaredDistances(const RowBlock& rows, std::size_t dimension, std::span<double> result,
                         const std::function<void(double)>& between);

}  // namespace emoforge
