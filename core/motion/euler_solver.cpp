// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/euler_solver.h"

#include <array>
#include <cmath>

#include "core/motion/rotations.h"

namespace emoforge {
namespace {

constexpr double kDegreesPerRadian = 1.0 / kRadiansPerDegree;
/// Below this sine of half an angle the other two angles act about one axis.
constexpr double kGimbalSine = 1e-10;

double component(const Eigen::Quaterniond& q, int axis) {
  return q.vec()[axis];
}

/// +1 where i, j and the remaining axis follow each other as X, Y, Z do, else −1.
double parity(int i, int j) {
  return j == (i + 1) % 3 ? 1.0 : -1.0;
}

void solveOne(const Eigen::Quaterniond& q, EulerRun& run) {
  const double sine = component(q, run.axis);
  if (std::hypot(sine, q.w()) < kGimbalSine) return;
  run.degrees = nearestTurn(2.0 * std::atan2(sine, q.w()) * kDegreesPerRadian, run.degrees);
}

/// Maximises ⟨q, q_i(a) q_j(b)⟩, which separates in (a + b)/2 and (a − b)/2.
void solveTwo(const Eigen::Quaterniond& q, EulerRun& first, EulerRun& second) {
  const double sign = parity(first.axis, second.axis);
  const int third = 3 - first.axis - second.axis;
  const double xi = component(q, first.axis);
  const double xj = component(q, second.axis);
  const double xk = sign * component(q, third);
  const double half = std::atan2(xj + xi, q.w() - xk);
  const double difference = std::atan2(xi - xj, q.w() + xk);
  first.degrees = nearestTurn((half + difference) * kDegreesPerRadian, first.degrees);
  second.degrees = nearestTurn((half - difference) * kDegreesPerRadian, second.degrees);
}

using Angles = std::array<double, 3>;

double distance(const Angles& a, std::span<const EulerRun> runs) {
  double sum = 0.0;
  for (std::size_t i = 0; i < 3; ++i) sum += std::abs(a[i] - runs[i].degrees);
  return sum;
}

/// Only outer[0] + sign · outer[2] is fixed, to `total`: moves both from the previous angles by
/// equal shares.
Angles lockedSolution(std::span<const EulerRun> runs, double middle, double total, double sign) {
  const double before = runs[0].degrees + sign * runs[2].degrees;
  const double share = 0.5 * (nearestTurn(total, before) - before);
  return {runs[0].degrees + share, nearestTurn(middle, runs[1].degrees),
          runs[2].degrees + sign * share};
}

/// Three axes by half sum and half difference of the outer angles (Bernardes and Viollet 2022):
/// exact up to the edge of gimbal lock. Three different axes become first-second-first by a quarter
/// turn: q_k(c) = q_j(φ) q_i(c) q_j(−φ).
void solveThree(const Eigen::Quaterniond& q, std::span<EulerRun> runs) {
  const int i = runs[0].axis;
  const int j = runs[1].axis;
  const double sign = parity(i, j);
  const double quarter = runs[2].axis == i ? 0.0 : -90.0 * sign;
  const Eigen::Quaterniond p = q * aboutAxis(Eigen::Vector3d::Unit(j), quarter * kRadiansPerDegree);
  const double w = p.w();
  const double xi = component(p, i);
  const double xj = component(p, j);
  const double xk = sign * component(p, 3 - i - j);
  const double cosine = std::hypot(w, xi);
  const double sine = std::hypot(xj, xk);
  const double middle = 2.0 * std::atan2(sine, cosine) * kDegreesPerRadian;
  const double half = std::atan2(xi, w) * kDegreesPerRadian;
  const double difference = std::atan2(xk, xj) * kDegreesPerRadian;

  Angles best;
  if (sine < kGimbalSine) {
    best = lockedSolution(runs, middle - quarter, 2.0 * half, 1.0);
  } else if (cosine < kGimbalSine) {
    best = lockedSolution(runs, middle - quarter, 2.0 * difference, -1.0);
  } else {
    const auto nearest = [&](double first, double second, double third) -> Angles {
      return {nearestTurn(first, runs[0].degrees), nearestTurn(second, runs[1].degrees),
              nearestTurn(third, runs[2].degrees)};
    };
    best = nearest(half + difference, middle - quarter, half - difference);
    const Angles other =
        nearest(half + difference + 180.0, -middle - quarter, half - difference - 180.0);
    if (distance(other, runs) < distance(best, runs)) best = other;
  }
  for (std::size_t k = 0; k < 3; ++k) runs[k].degrees = best[k];
}

}  // namespace

double wholeTurns(double degrees) {
  const double turns = degrees / 360.0;
  return std::copysign(std::ceil(std::abs(turns) - 0.5), turns);
}

double nearestTurn(double degrees, double reference) {
  return degrees - 360.0 * wholeTurns(degrees - reference);
}

void solveEulerRuns(const Eigen::Quaterniond& rotation, std::span<EulerRun> runs) {
  Eigen::Quaterniond q = rotation.normalized();
  while (runs.size() > 3) {
    const double radians = runs.front().degrees * kRadiansPerDegree;
    q = aboutAxis(Eigen::Vector3d::Unit(runs.front().axis), -radians) * q;
    runs = runs.subspan(1);
  }
  if (runs.size() == 1) solveOne(q, runs[0]);
  if (runs.size() == 2) solveTwo(q, runs[0], runs[1]);
  if (runs.size() == 3) solveThree(q, runs);
}

}  // namespace emoforge
