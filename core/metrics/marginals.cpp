// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/marginals.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/numerics/matrix_view.h"

namespace emoforge {
namespace {

constexpr std::size_t kFewestRows = 3;
constexpr double kConstant = 1e-8;

/// Calls visit(F_a − F_b, width) for each step between neighbouring values of both samples.
template <typename Visit>
void forSteps(std::vector<double>& a, std::vector<double>& b, const Visit& visit) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    const double at = j == b.size() || (i < a.size() && a[i] <= b[j]) ? a[i] : b[j];
    while (i < a.size() && a[i] == at) ++i;
    while (j < b.size() && b[j] == at) ++j;
    const double gap = static_cast<double>(i) / static_cast<double>(a.size()) -
                       static_cast<double>(j) / static_cast<double>(b.size());
    if (i == a.size() && j == b.size()) return;
    const double next = j == b.size() || (i < a.size() && a[i] <= b[j]) ? a[i] : b[j];
    visit(gap, next - at);
  }
}

RowMatrix unitColumns(const DoubleArray& rows, const std::vector<Eigen::Index>& columns) {
  RowMatrix result = asMatrix(rows)(Eigen::all, columns);
  result.rowwise() -= result.colwise().mean().eval();
  for (Eigen::Index j = 0; j < result.cols(); ++j) result.col(j).normalize();
  return result;
}

bool varies(const DoubleArray& rows, Eigen::Index column) {
  const auto values = asMatrix(rows).col(column).array();
  return std::sqrt((values - values.mean()).square().mean()) >= kConstant;
}

}  // namespace

double wassersteinDistance(std::vector<double> a, std::vector<double> b) {
  double sum = 0.0;
  forSteps(a, b, [&](double gap, double width) { sum += std::abs(gap) * width; });
  return sum;
}

double kolmogorovSmirnov(std::vector<double> a, std::vector<double> b) {
  double largest = 0.0;
  forSteps(a, b, [&](double gap, double) { largest = std::max(largest, std::abs(gap)); });
  return largest;
}

CorrelationGap correlationGap(const DoubleArray& a, const DoubleArray& b) {
  if (std::min(a.extent(0), b.extent(0)) < kFewestRows) {
    throw Error(ErrorKind::Usage, text("Correlations need at least three items of each set."));
  }
  std::vector<Eigen::Index> columns;
  for (Eigen::Index j = 0; j < static_cast<Eigen::Index>(a.extent(1)); ++j) {
    if (varies(a, j) && varies(b, j)) columns.push_back(j);
  }
  if (columns.size() < 2) {
    throw Error(ErrorKind::Usage, text("Fewer than two features vary in both sets."));
  }
  const RowMatrix first = unitColumns(a, columns);
  const RowMatrix second = unitColumns(b, columns);
  const auto d = static_cast<double>(columns.size());
  const double norm = (first.transpose() * first - second.transpose() * second).norm();
  return {norm / std::sqrt(d * (d - 1.0)), columns.size()};
}

}  // namespace emoforge
