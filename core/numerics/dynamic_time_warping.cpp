// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/dynamic_time_warping.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

enum class Step : std::uint8_t { Diagonal, First, Second };

/// The part of the matrix inside the band: `width` columns about the diagonal of every row.
class Band {
 public:
  Band(std::size_t rows, std::size_t columns, std::size_t half)
      : columns_(columns), half_(half), width_(2 * half + 1), steps_(rows * width_) {}

  std::size_t firstColumn(std::size_t row) const { return row > half_ ? row - half_ : 0; }
  std::size_t endColumn(std::size_t row) const { return std::min(columns_, row + half_ + 1); }
  Step& step(std::size_t row, std::size_t column) {
    return steps_[row * width_ + column + half_ - row];
  }

 private:
  std::size_t columns_;
  std::size_t half_;
  std::size_t width_;
  std::vector<Step> steps_;
};

/// Fills the band row by row; returns the cost of the cheapest way to the last pair.
double fill(Band& band, std::size_t rows, std::size_t columns,
            const std::function<double(std::size_t, std::size_t)>& cost) {
  // One column to the left stands for "outside".
  std::vector<double> above(columns + 1, kFar);
  std::vector<double> here(columns + 1, kFar);
  for (std::size_t i = 0; i < rows; ++i) {
    std::fill(here.begin(), here.end(), kFar);
    for (std::size_t j = band.firstColumn(i); j < band.endColumn(i); ++j) {
      const std::array<double, 3> before = {i == 0 && j == 0 ? 0.0 : above[j], above[j + 1],
                                            here[j]};
      const auto best = std::min_element(before.begin(), before.end());
      band.step(i, j) = static_cast<Step>(best - before.begin());
      here[j + 1] = *best + cost(i, j);
    }
    std::swap(above, here);
  }
  return above[columns];
}

void requireReach(std::size_t first, std::size_t second, std::size_t band) {
  if (band >= std::max(first, second) - std::min(first, second)) return;
  throw Error(ErrorKind::Usage, text("The band is narrower than the difference of the lengths."),
              {}, text("Widen the band, or bring both series to one length."));
}

/// Cheapest way to a pair: ties by the order Diagonal, First, Second, as in fill().
const WarpCost& cheapest(const WarpCost& diagonal, const WarpCost& first, const WarpCost& second) {
  const WarpCost& best = first.total < diagonal.total ? first : diagonal;
  return second.total < best.total ? second : best;
}

}  // namespace

std::size_t sakoeChibaBand(std::size_t first, std::size_t second) {
  const std::size_t longer = std::max(first, second);
  return std::max((longer + 9) / 10, longer - std::min(first, second));
}

WarpPath dynamicTimeWarp(std::size_t first, std::size_t second, std::size_t band,
                         const std::function<double(std::size_t, std::size_t)>& cost) {
  WarpPath path;
  if (first == 0 || second == 0) return path;
  requireReach(first, second, band);
  Band steps(first, second, band);
  path.total = fill(steps, first, second, cost);
  std::size_t i = first - 1;
  std::size_t j = second - 1;
  path.steps.emplace_back(i, j);
  while (i > 0 || j > 0) {
    const Step step = steps.step(i, j);
    if (step != Step::Second) --i;
    if (step != Step::First) --j;
    path.steps.emplace_back(i, j);
  }
  std::reverse(path.steps.begin(), path.steps.end());
  return path;
}

WarpCost warpCost(std::size_t first, std::size_t second, std::size_t band, const WarpCostRow& costs,
                  double limitMean) {
  if (first == 0 || second == 0) return {};
  requireReach(first, second, band);
  const double limit = limitMean * static_cast<double>(first + second - 1);
  const WarpCost outside{kFar, 0};
  // One column to the left stands for "outside", for the first row for the start.
  std::vector<WarpCost> above(second + 1, outside);
  std::vector<WarpCost> here(second + 1, outside);
  std::vector<double> row(std::min(second, 2 * band + 1));
  above[0] = {0.0, 0};
  for (std::size_t i = 0; i < first; ++i) {
    const std::size_t begin = i > band ? i - band : 0;
    const std::size_t end = std::min(second, i + band + 1);
    costs(i, begin, std::span(row).first(end - begin));
    here[begin] = outside;
    double least = kFar;
    for (std::size_t j = begin; j < end; ++j) {
      const WarpCost& before = cheapest(above[j], above[j + 1], here[j]);
      here[j + 1] = {before.total + row[j - begin], before.length + 1};
      least = std::min(least, here[j + 1].total);
    }
    if (end < second) here[end + 1] = outside;
    if (least >= limit) return outside;
    std::swap(above, here);
  }
  return above[second].mean() < limitMean ? above[second] : outside;
}

}  // namespace emoforge
