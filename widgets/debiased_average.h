// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace emoforge {

/// Exponential moving average whose start is not pulled towards zero (Kingma and Ba 2015, section
/// 3): m_t = w m_{t−1} + (1 − w) x_t, shown as m_t / (1 − w^t). Values that are not finite are
/// passed through and leave the average as it was. Weight 0 shows the values, weight near 1 their
/// mean so far.
class DebiasedAverage {
 public:
  explicit DebiasedAverage(double weight) : weight_(weight) {}
  double add(double value);

 private:
  double weight_;
  double sum_ = 0.0;
  double total_ = 0.0;  ///< 1 − w^t
};

std::vector<double> debiasedAverage(const std::vector<double>& values, double weight);

}  // namespace emoforge
