// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/point_distances.h"

#include <cstring>

namespace emoforge {
namespace {

/// Four sums side by side, in the same order whatever the processor has.
using Lanes = double __attribute__((vector_size(32)));
constexpr std::size_t kLanes = 4;

struct Rows {
  const double* a;
  const double* b;
  std::size_t stride;
};

__attribute__((always_inline)) inline void load(Lanes& lanes, const double* values) {
  std::memcpy(&lanes, values, sizeof lanes);
}

__attribute__((always_inline)) inline void sumRows(const Rows& rows, std::span<double> sums) {
  const double* b = rows.b;
  for (double& sum : sums) {
    Lanes lanes = {};
    for (std::size_t p = 0; p < rows.stride; p += kLanes) {
      Lanes squares = {};
      for (std::size_t axis = 0; axis < 3; ++axis) {
        Lanes left, right;
        load(left, rows.a + axis * rows.stride + p);
        load(right, b + axis * rows.stride + p);
        const Lanes difference = left - right;
        squares += difference * difference;
      }
      // One instruction for all four, because this file is compiled without errno for roots.
      Lanes roots;
      for (std::size_t k = 0; k < kLanes; ++k) roots[k] = __builtin_sqrt(squares[k]);
      lanes += roots;
    }
    sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    b += 3 * rows.stride;
  }
}

void sumRowsPlain(const Rows& rows, std::span<double> sums) {
  sumRows(rows, sums);
}

using SumRows = void (*)(const Rows&, std::span<double>);
#if defined(__x86_64__)
__attribute__((target("avx2"))) void sumRowsAvx2(const Rows& rows, std::span<double> sums) {
  sumRows(rows, sums);
}

const SumRows sumRowsBest = __builtin_cpu_supports("avx2") ? sumRowsAvx2 : sumRowsPlain;
#else
const SumRows sumRowsBest = sumRowsPlain;
#endif

}  // namespace

PointSets::PointSets(std::size_t sets, std::size_t points)
    : sets_(sets),
      points_(points),
      stride_((points + kLanes - 1) / kLanes * kLanes),
      values_(3 * sets * stride_, 0.0) {}

void PointSets::summedDistances(std::size_t i, const PointSets& other, std::size_t first,
                                std::span<double> sums) const {
  sumRowsBest(
      {values_.data() + 3 * i * stride_, other.values_.data() + 3 * first * stride_, stride_},
      sums);
}

}  // namespace emoforge
