// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/kernel_mixture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/numerics/squared_distances.h"

namespace emoforge {
namespace {

/// Log of the mean of exp(−r / (2 h²)), and the constant of the kernel.
double logMeanKernel(std::span<const double> squares, double bandwidth, std::size_t dimension) {
  const double least = *std::ranges::min_element(squares);
  double sum = 0.0;
  for (const double square : squares) {
    sum += std::exp(-0.5 * (square - least) / (bandwidth * bandwidth));
  }
  const double perDimension = std::log(bandwidth) + 0.5 * std::log(2.0 * std::numbers::pi);
  return std::log(sum / static_cast<double>(squares.size())) -
         0.5 * least / (bandwidth * bandwidth) - static_cast<double>(dimension) * perDimension;
}

}  // namespace

double logKernelDensity(const DoubleArray& rows, double bandwidth, std::span<const double> place) {
  std::vector<double> squares(rows.extent(0));
  for (std::size_t i = 0; i < squares.size(); ++i) {
    squares[i] = squaredDistance(rows.row(i).data(), place.data(), place.size());
  }
  return logMeanKernel(squares, bandwidth, place.size());
}

double leaveOneOutLogDensity(const DoubleArray& rows, double bandwidth) {
  const std::size_t n = rows.extent(0);
  const std::size_t d = rows.extent(1);
  std::vector<double> others;
  double sum = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    others.clear();
    for (std::size_t j = 0; j < n; ++j) {
      if (j != i) others.push_back(squaredDistance(rows.row(i).data(), rows.row(j).data(), d));
    }
    sum += logMeanKernel(others, bandwidth, d);
  }
  return sum / static_cast<double>(n);
}

double leaveOneOutBandwidth(const DoubleArray& rows, double low, double high) {
  constexpr int kSteps = 40;
  constexpr double kEnough = 1e-4;
  const auto value = [&](double logBandwidth) {
    return leaveOneOutLogDensity(rows, std::exp(logBandwidth));
  };
  const double step = std::log(high / low) / kSteps;
  double best = std::log(low);
  double highest = value(best);
  for (int i = 1; i <= kSteps; ++i) {
    const double candidate = std::log(low) + step * i;
    if (const double now = value(candidate); now > highest) {
      highest = now;
      best = candidate;
    }
  }
  const double golden = 0.5 * (std::sqrt(5.0) - 1.0);
  double a = std::max(std::log(low), best - step);
  double b = std::min(std::log(high), best + step);
  while (b - a > kEnough) {
    const double left = b - golden * (b - a);
    const double right = a + golden * (b - a);
    const bool leftIsBetter = value(left) > value(right);
    (leftIsBetter ? b : a) = leftIsBetter ? right : left;
  }
  return std::exp(0.5 * (a + b));
}

double scottBandwidth(std::size_t rows, std::size_t dimension) {
  return std::pow(static_cast<double>(rows), -1.0 / (static_cast<double>(dimension) + 4.0));
}

}  // namespace emoforge
