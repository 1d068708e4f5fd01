// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/isotonic.h"

#include <cstddef>

namespace emoforge {

std::vector<double> isotonicFit(std::span<const double> values, std::span<const double> weights) {
  struct Block {
    double sum = 0.0;
    double weight = 0.0;
    std::size_t count = 0;
    double mean() const { return sum / weight; }
  };
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = weights.empty() ? 1.0 : weights[i];
    blocks.push_back({values[i] * weight, weight, 1});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back().sum += last.sum;
      blocks.back().weight += last.weight;
      blocks.back().count += last.count;
    }
  }
  std::vector<double> fit;
  for (const Block& block : blocks) fit.insert(fit.end(), block.count, block.mean());
  return fit;
}

std::optional<double> readOff(std::span<const double> x, std::span<const double> y, double wanted) {
  const std::vector<double> fit = isotonicFit(y);
  if (fit.empty() || wanted < fit.front() || wanted > fit.back()) return std::nullopt;
  for (std::size_t i = 0; i < fit.size(); ++i) {
    if (fit[i] < wanted) continue;
    if (i == 0) return x[0];
    return x[i - 1] + (x[i] - x[i - 1]) * (wanted - fit[i - 1]) / (fit[i] - fit[i - 1]);
  }
  return std::nullopt;
}

}  // namespace emoforge
