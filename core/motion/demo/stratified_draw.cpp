// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/stratified_draw.h"

#include <cmath>
#include <numeric>
#include <vector>

namespace emoforge {
namespace {

double normalProbability(double x) {
  return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

}  // namespace

double stratifiedShare(const Random& random, std::string_view purpose, int actor, int block) {
  Random shared = random.stream(purpose, static_cast<std::uint64_t>(actor / block));
  std::vector<int> order(static_cast<std::size_t>(block));
  std::iota(order.begin(), order.end(), 0);
  shared.shuffle(std::span(order));
  const Random own = random.stream(purpose).stream("within", static_cast<std::uint64_t>(actor));
  return (order[static_cast<std::size_t>(actor % block)] + Random(own).uniform()) / block;
}

double normalAtShare(double share, double mean, double deviation, double low, double high) {
  if (deviation <= 0.0) return mean;
  const double from = normalProbability((low - mean) / deviation);
  const double to = normalProbability((high - mean) / deviation);
  const double wanted = from + share * (to - from);
  for (int i = 0; i < 100; ++i) {
    const double middle = 0.5 * (low + high);
    (normalProbability((middle - mean) / deviation) < wanted ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace emoforge
