// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/kernel_distance.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

#include "core/base/error.h"
#include "core/numerics/matrix_view.h"

namespace emoforge {
namespace {

constexpr std::size_t kLargestSubset = 1000;

RowMatrix kernel(const RowMatrix& a, const RowMatrix& b) {
  return ((a * b.transpose()).array() / static_cast<double>(a.cols()) + 1.0).cube();
}

double meanOffDiagonal(const RowMatrix& square) {
  const auto n = static_cast<double>(square.rows());
  return (square.sum() - square.trace()) / (n * (n - 1.0));
}

double discrepancy(const RowMatrix& real, const RowMatrix& synthetic) {
  return meanOffDiagonal(kernel(real, real)) + meanOffDiagonal(kernel(synthetic, synthetic)) -
         2.0 * kernel(real, synthetic).mean();
}

RowMatrix drawRows(const DoubleArray& set, std::size_t count, Random& random) {
  std::vector<Eigen::Index> order(set.extent(0));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  if (count < order.size()) random.shuffle(std::span<Eigen::Index>(order));
  order.resize(count);
  return asMatrix(set)(order, Eigen::all);
}

void requireTwoRows(const DoubleArray& set) {
  if (set.extent(0) < 2) {
    throw Error(ErrorKind::Usage, "The kernel distance needs at least two samples in each set.");
  }
}

}  // namespace

double squaredMeanDiscrepancy(const DoubleArray& real, const DoubleArray& synthetic) {
  requireTwoRows(real);
  requireTwoRows(synthetic);
  return discrepancy(asMatrix(real), asMatrix(synthetic));
}

KernelDistance kernelDistance(const DoubleArray& real, const DoubleArray& synthetic,
                              const Random& random, std::size_t subsets) {
  requireTwoRows(real);
  requireTwoRows(synthetic);
  KernelDistance result;
  result.subsetSize = std::min({kLargestSubset, real.extent(0), synthetic.extent(0)});
  std::vector<double> values;
  for (std::size_t i = 0; i < subsets; ++i) {
    Random draws = random.stream("kernel-distance", i);
    const RowMatrix r = drawRows(real, result.subsetSize, draws);
    const RowMatrix s = drawRows(synthetic, result.subsetSize, draws);
    values.push_back(discrepancy(r, s));
    // Both sets whole: every subset is the same one.
    if (real.extent(0) == result.subsetSize && synthetic.extent(0) == result.subsetSize) break;
  }
  const auto count = static_cast<double>(values.size());
  result.mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0.0;
  for (const double value : values) squares += (value - result.mean) * (value - result.mean);
  result.deviation = values.size() > 1 ? std::sqrt(squares / (count - 1.0)) : 0.0;
  return result;
}

}  // namespace emoforge
