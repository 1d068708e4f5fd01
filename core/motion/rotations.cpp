// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/rotations.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/motion/euler_solver.h"

namespace emoforge {
namespace {

/// The coordinate axis that is least along v.
Eigen::Vector3d leastAlignedAxis(const Eigen::Vector3d& v) {
  Eigen::Index smallest = 0;
  v.cwiseAbs().minCoeff(&smallest);
  return Eigen::Vector3d::Unit(smallest);
}

}  // namespace

Eigen::Quaterniond turnedAbout(const Eigen::Quaterniond& q, int axis, double degrees) {
  const double half = 0.5 * kRadiansPerDegree * degrees;
  const double c = std::cos(half);
  const double s = std::sin(half);
  switch (axis) {
    case 0:
      return {c * q.w() - s * q.x(), c * q.x() + s * q.w(), c * q.y() + s * q.z(),
              c * q.z() - s * q.y()};
    case 1:
      return {c * q.w() - s * q.y(), c * q.x() - s * q.z(), c * q.y() + s * q.w(),
              c * q.z() + s * q.x()};
    default:
      return {c * q.w() - s * q.z(), c * q.x() + s * q.y(), c * q.y() - s * q.x(),
              c * q.z() + s * q.w()};
  }
}

Eigen::Quaterniond eulerToQuaternion(std::span<const int> axes, std::span<const double> degrees) {
  Eigen::Quaterniond q = Eigen::Quaterniond::Identity();
  for (std::size_t i = 0; i < axes.size(); ++i) q = turnedAbout(q, axes[i], degrees[i]);
  return q;
}

void quaternionToEuler(const Eigen::Quaterniond& rotation, std::span<const int> axes,
                       std::span<double> degrees) {
  // Neighbouring rotations about one axis act as one whose angle is their sum.
  std::vector<EulerRun> runs;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    if (runs.empty() || runs.back().axis != axes[i]) runs.push_back({axes[i], 0.0, 0});
    runs.back().degrees += degrees[i];
    ++runs.back().count;
  }
  std::vector<double> before;
  for (const auto& run : runs) before.push_back(run.degrees);
  solveEulerRuns(rotation, runs);

  std::size_t next = 0;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const double share = (runs[r].degrees - before[r]) / runs[r].count;
    for (int k = 0; k < runs[r].count; ++k, ++next) {
      degrees[next] = runs[r].count == 1 ? runs[r].degrees : degrees[next] + share;
    }
  }
}

std::array<double, 6> matrixToSixD(const Eigen::Matrix3d& rotation) {
  return {rotation(0, 0), rotation(1, 0), rotation(2, 0),
          rotation(0, 1), rotation(1, 1), rotation(2, 1)};
}

Eigen::Matrix3d sixDToMatrix(std::span<const double, 6> sixD) {
  constexpr double kTiny = 1e-12;
  Eigen::Vector3d first(sixD[0], sixD[1], sixD[2]);
  Eigen::Vector3d second(sixD[3], sixD[4], sixD[5]);
  first = first.norm() > kTiny ? first.normalized().eval() : Eigen::Vector3d::UnitX().eval();
  const double length = second.norm();
  second -= first.dot(second) * first;
  if (second.norm() <= kTiny * std::max(1.0, length)) {
    const Eigen::Vector3d axis = leastAlignedAxis(first);
    second = axis - first.dot(axis) * first;
  }
  second.normalize();
  Eigen::Matrix3d result;
  result << first, second, first.cross(second);
  return result;
}

std::array<double, 6> quaternionToSixD(const Eigen::Quaterniond& rotation) {
  return matrixToSixD(rotation.toRotationMatrix());
}

Eigen::Quaterniond sixDToQuaternion(std::span<const double, 6> sixD) {
  return Eigen::Quaterniond(sixDToMatrix(sixD)).normalized();
}

Eigen::Vector3d logMap(const Eigen::Quaterniond& rotation) {
  const double sign = rotation.w() < 0.0 ? -1.0 : 1.0;
  const double w = sign * rotation.w();
  const Eigen::Vector3d v = sign * rotation.vec();
  const double sine = v.norm();
  // atan2(s, w) / s = 1/w − s²/(3 w³) + …; the next term is below 1e-17 here.
  if (sine < 1e-4) return v * (2.0 / w) * (1.0 - sine * sine / (3.0 * w * w));
  return v * (2.0 * std::atan2(sine, w) / sine);
}

Eigen::Quaterniond expMap(const Eigen::Vector3d& rotationVector) {
  const double angle = rotationVector.norm();
  const double half = 0.5 * angle;
  const double factor = angle < 1e-4 ? 0.5 - angle * angle / 48.0 : std::sin(half) / angle;
  const Eigen::Vector3d v = factor * rotationVector;
  return {std::cos(half), v.x(), v.y(), v.z()};
}

Eigen::Quaterniond slerp(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b, double t) {
  return a.slerp(t, b).normalized();
}

double geodesicAngle(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b) {
  const Eigen::Quaterniond between = a.conjugate() * b;
  return 2.0 * std::atan2(between.vec().norm(), std::abs(between.w()));
}

Eigen::Quaterniond inHemisphereOf(const Eigen::Quaterniond& reference,
                                  const Eigen::Quaterniond& q) {
  return reference.dot(q) < 0.0 ? Eigen::Quaterniond(-q.coeffs()) : q;
}

void alignHemispheres(std::span<Eigen::Quaterniond> rotations) {
  for (std::size_t i = 1; i < rotations.size(); ++i) {
    rotations[i] = inHemisphereOf(rotations[i - 1], rotations[i]);
  }
}

double twistAngle(const Eigen::Quaterniond& rotation, const Eigen::Vector3d& unitAxis) {
  const double along = rotation.vec().dot(unitAxis);
  if (std::hypot(along, rotation.w()) < 1e-12) return 0.0;
  return wrapRadians(2.0 * std::atan2(along, rotation.w()));
}

Eigen::Quaterniond aboutAxis(const Eigen::Vector3d& unitAxis, double radians) {
  return Eigen::Quaterniond(Eigen::AngleAxisd(radians, unitAxis));
}

void unwrapDegrees(std::span<double> degrees) {
  double before = degrees.empty() ? 0.0 : degrees.front();
  double added = 0.0;
  for (double& angle : degrees) {
    // Whole turns are summed, not steps, so that the angles keep every digit.
    added -= 360.0 * wholeTurns(angle - before);
    before = angle;
    angle += added;
  }
}

void unwrapDegrees(const Skeleton& skeleton, DoubleArray& values) {
  if (values.empty()) return;
  std::vector<double> column(values.extent(0));
  for (const auto& joint : skeleton.joints) {
    for (std::size_t k = 0; k < joint.channels.size(); ++k) {
      if (!isRotation(joint.channels[k])) continue;
      const std::size_t c = static_cast<std::size_t>(joint.firstChannel) + k;
      for (std::size_t t = 0; t < column.size(); ++t) column[t] = values(t, c);
      unwrapDegrees(column);
      for (std::size_t t = 0; t < column.size(); ++t) values(t, c) = column[t];
    }
  }
}

double wrapRadians(double radians) {
  const double wrapped = std::remainder(radians, 2.0 * kPi);
  return wrapped <= -kPi ? wrapped + 2.0 * kPi : wrapped;
}

}  // namespace emoforge
