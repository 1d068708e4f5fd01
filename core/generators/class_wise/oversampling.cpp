// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/class_wise/oversampling.h"

#include <numeric>
#include <span>
#include <vector>

namespace emoforge {

Random orderRandom(const Random& random, const std::string& label) {
  return random.stream("order/" + label);
}

std::size_t oversampledItem(std::size_t number, std::size_t count, const Random& order) {
  std::vector<std::size_t> items(count);
  std::iota(items.begin(), items.end(), std::size_t{0});
  order.stream("round", (number - 1) / count).shuffle(std::span(items));
  return items[(number - 1) % count];
}

}  // namespace emoforge
