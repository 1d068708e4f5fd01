// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/student_t.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace emoforge {
namespace {

constexpr double kTiny = 1e-300;
constexpr double kPrecision = 1e-15;
constexpr int kMostTerms = 500;

double awayFromZero(double value) {
  return std::abs(value) < kTiny ? kTiny : value;
}

/// Continued fraction of the incomplete beta function (DLMF 8.17.22), evaluated after Lentz.
double betaFraction(double a, double b, double x) {
  double c = 1.0;
  double d = 1.0 / awayFromZero(1.0 - (a + b) * x / (a + 1.0));
  double result = d;
  for (int m = 1; m <= kMostTerms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0));
    double change = 1.0;
    for (const double term : {even, odd}) {
      d = 1.0 / awayFromZero(1.0 + term * d);
      c = awayFromZero(1.0 + term / c);
      change = c * d;
      result *= change;
    }
    if (std::abs(change - 1.0) < kPrecision) break;
  }
  return result;
}

/// Regularised incomplete beta function I_x(a, b).
double incompleteBeta(double a, double b, double x) {
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                a * std::log(x) + b * std::log1p(-x));
  // The fraction converges fast on one side only.
  if (x < (a + 1.0) / (a + b + 2.0)) return front * betaFraction(a, b, x) / a;
  return 1.0 - front * betaFraction(b, a, 1.0 - x) / b;
}

}  // namespace

double studentCumulative(double t, double degrees) {
  const double tail = 0.5 * incompleteBeta(degrees / 2.0, 0.5, degrees / (degrees + t * t));
  return t > 0.0 ? 1.0 - tail : tail;
}

double studentQuantile(double probability, double degrees) {
  if (probability < 0.5) return -studentQuantile(1.0 - probability, degrees);
  double low = 0.0;
  double high = 1.0;
  while (studentCumulative(high, degrees) < probability) high *= 2.0;
  for (int i = 0; i < 200 && high - low > kPrecision * high; ++i) {
    const double middle = 0.5 * (low + high);
    (studentCumulative(middle, degrees) < probability ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

MeanInterval meanInterval(std::span<const double> values) {
  constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
  if (values.empty()) return {kUnknown, kUnknown, kUnknown};
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  if (values.size() < 2) return {mean, kUnknown, kUnknown};
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double half = studentQuantile(0.975, n - 1.0) * std::sqrt(squares / (n - 1.0) / n);
  return {mean, mean - half, mean + half};
}

}  // namespace emoforge
