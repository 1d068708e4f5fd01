// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/debiased_average.h"

#include <cmath>

namespace emoforge {

double DebiasedAverage::add(double value) {
  if (!std::isfinite(value)) return value;
  sum_ = weight_ * sum_ + (1.0 - weight_) * value;
  total_ = weight_ * total_ + (1.0 - weight_);
  return sum_ / total_;
}

std::vector<double> debiasedAverage(const std::vector<double>& values, double weight) {
  DebiasedAverage average(weight);
  std::vector<double> result;
  result.reserve(values.size());
  for (double value : values) result.push_back(average.add(value));
  return result;
}

}  // namespace emoforge
