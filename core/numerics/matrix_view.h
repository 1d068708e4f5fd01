// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include "core/base/array.h"

namespace emoforge {

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A rows × columns array as an Eigen matrix, without a copy; valid as long as the array.
inline Eigen::Map<const RowMatrix> asMatrix(const DoubleArray& rows) {
  const bool twoAxes = rows.shape().size() == 2;
  return {rows.data(), static_cast<Eigen::Index>(twoAxes ? rows.extent(0) : 0),
          static_cast<Eigen::Index>(twoAxes ? rows.extent(1) : 0)};
}
inline Eigen::Map<RowMatrix> asMatrix(DoubleArray& rows) {
  const bool twoAxes = rows.shape().size() == 2;
  return {rows.data(), static_cast<Eigen::Index>(twoAxes ? rows.extent(0) : 0),
          static_cast<Eigen::Index>(twoAxes ? rows.extent(1) : 0)};
}

}  // namespace emoforge
