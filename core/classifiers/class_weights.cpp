// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/class_weights.h"

#include <algorithm>

#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr const char* kName = "class-weights";
constexpr const char* kBalanced = "balanced";

}  // namespace

ParameterSpec classWeightsParameter() {
  ParameterSpec spec =
      ParameterSpec::choice(kName, text("Class weights"), "none",
                            {{"none", text("None"), text("Every training item counts alike.")},
                             {kBalanced, text("Balanced"),
                              text("Every class counts alike, however many items it has.")}});
  spec.help = text(
      "How much the items of a class count in training. Balanced helps rare classes at the cost of "
      "frequent ones.");
  spec.equation = "w_k = n / (K n_k)";
  return spec;
}

bool wantsBalancedClasses(const ParameterSet& parameters) {
  return parameters.choice(kName) == kBalanced;
}

std::vector<double> classWeights(std::span<const std::size_t> labels, std::size_t classes,
                                 bool balanced) {
  std::vector<double> weights(classes, 1.0);
  if (!balanced) return weights;
  for (std::size_t k = 0; k < classes; ++k) {
    weights[k] =
        static_cast<double>(labels.size()) /
        static_cast<double>(classes * static_cast<std::size_t>(std::ranges::count(labels, k)));
  }
  return weights;
}

}  // namespace emoforge
