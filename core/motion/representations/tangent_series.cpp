// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/representations/tangent_series.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "core/motion/rotations.h"

namespace emoforge {

void RotationMean::add(const Eigen::Quaterniond& rotation, double weight) {
  const Eigen::Vector4d q = rotation.coeffs();
  sum_ += weight * q * q.transpose();
}

Eigen::Quaterniond RotationMean::mean() const {
  if (sum_.isZero(0.0)) return Eigen::Quaterniond::Identity();
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix4d> solver(sum_);
  Eigen::Quaterniond result(Eigen::Vector4d(solver.eigenvectors().col(3)));
  if (result.w() < 0.0) result.coeffs() = -result.coeffs();
  return result.normalized();
}

Eigen::Vector3d logMapNear(const Eigen::Quaterniond& rotation, const Eigen::Vector3d& before) {
  const Eigen::Vector3d principal = logMap(rotation);
  const double angle = principal.norm();
  Eigen::Vector3d axis = before;
  if (angle > 1e-9) {
    axis = principal / angle;
  } else if (before.norm() > kPi) {
    axis.normalize();  // a whole turn: the axis is that of the way here
  } else {
    return principal;
  }
  const double turns = std::round((before.dot(axis) - angle) / (2.0 * kPi));
  return principal + 2.0 * kPi * turns * axis;
}

std::vector<Eigen::Vector3d> tangentSeries(std::span<const Eigen::Quaterniond> rotations,
                                           const Eigen::Quaterniond& mean) {
  std::vector<Eigen::Vector3d> result;
  result.reserve(rotations.size());
  for (const auto& rotation : rotations) {
    const Eigen::Quaterniond relative = mean.conjugate() * rotation;
    result.push_back(result.empty() ? logMap(relative) : logMapNear(relative, result.back()));
  }
  return result;
}

FrameTime evenTime(std::size_t i, std::size_t from, std::size_t to) {
  if (from < 2 || to < 2) return {};
  const std::size_t numerator = i * (from - 1);
  const std::size_t index = std::min(numerator / (to - 1), from - 2);
  const std::size_t rest = numerator - index * (to - 1);
  return {index, static_cast<double>(rest) / static_cast<double>(to - 1)};
}

std::vector<Eigen::Vector3d> resampledTangents(std::span<const Eigen::Quaterniond> rotations,
                                               std::span<const Eigen::Vector3d> tangents,
                                               const Eigen::Quaterniond& mean, std::size_t frames) {
  std::vector<Eigen::Vector3d> result(frames);
  for (std::size_t i = 0; i < frames; ++i) {
    const FrameTime time = evenTime(i, rotations.size(), frames);
    if (time.share == 0.0 || time.share == 1.0) {
      result[i] = tangents[time.share == 0.0 ? time.index : time.index + 1];
      continue;
    }
    const Eigen::Quaterniond between =
        slerp(rotations[time.index], rotations[time.index + 1], time.share);
    const Eigen::Vector3d near =
        tangents[time.index] + time.share * (tangents[time.index + 1] - tangents[time.index]);
    result[i] = logMapNear(mean.conjugate() * between, near);
  }
  return result;
}

}  // namespace emoforge
