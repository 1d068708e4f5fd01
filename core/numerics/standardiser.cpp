// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/standardiser.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/error.h"

namespace emoforge {
namespace {

constexpr double kConstant = 1e-8;

}  // namespace

Standardiser::Standardiser(const DoubleArray& training) : columns_(training.extent(1)) {
  const std::size_t rows = training.extent(0);
  for (std::size_t j = 0; j < columns_; ++j) {
    double sum = 0.0;
    for (std::size_t i = 0; i < rows; ++i) sum += training(i, j);
    const double mean = sum / static_cast<double>(rows);
    double squares = 0.0;
    for (std::size_t i = 0; i < rows; ++i) {
      squares += (training(i, j) - mean) * (training(i, j) - mean);
    }
    const double deviation = std::sqrt(squares / static_cast<double>(rows));
    if (!(deviation >= kConstant)) {
      dropped_.push_back(j);
      continue;
    }
    kept_.push_back(j);
    means_.push_back(mean);
    deviations_.push_back(deviation);
  }
}

DoubleArray Standardiser::apply(const DoubleArray& rows) const {
  if (rows.extent(1) != columns_) {
    throw Error(ErrorKind::Usage,
                fmt::format("The rows have {} columns, the scaling was fitted on {}.",
                            rows.extent(1), columns_),
                {}, "Take both from the same features.");
  }
  DoubleArray result({rows.extent(0), kept_.size()});
  for (std::size_t i = 0; i < rows.extent(0); ++i) {
    for (std::size_t j = 0; j < kept_.size(); ++j) {
      result(i, j) = (rows(i, kept_[j]) - means_[j]) / deviations_[j];
    }
  }
  return result;
}

}  // namespace emoforge
