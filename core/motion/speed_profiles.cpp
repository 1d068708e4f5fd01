// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/speed_profiles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace emoforge {
namespace {

constexpr double kLargestCorrelation = 0.9999;
constexpr double kConstant = 1e-12;
constexpr double kOnsetShare = 0.1;

/// Σ a(t + lag) b(t) over the frames that both have, per frame.
double correlationAt(const Eigen::VectorXd& a, const Eigen::VectorXd& b, Eigen::Index lag) {
  const Eigen::Index overlap = std::min(a.size(), b.size()) - std::abs(lag);
  const Eigen::Index startA = std::max<Eigen::Index>(lag, 0);
  const Eigen::Index startB = std::max<Eigen::Index>(-lag, 0);
  return a.segment(startA, overlap).dot(b.segment(startB, overlap)) / static_cast<double>(overlap);
}

/// Offset of the top of the parabola through three neighbours, −0.5 … 0.5.
double topOf(double before, double at, double after) {
  const double bend = before - 2.0 * at + after;
  return bend < 0.0 ? std::clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0.0;
}

}  // namespace

Eigen::MatrixXd correlationOfSpeeds(const Eigen::MatrixXd& speeds) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const Eigen::Index joints = speeds.rows();
  const Eigen::MatrixXd centred = speeds.colwise() - speeds.rowwise().mean();
  const Eigen::MatrixXd products = centred * centred.transpose();
  Eigen::MatrixXd result = Eigen::MatrixXd::Constant(joints, joints, kNone);
  for (Eigen::Index i = 0; i < joints; ++i) {
    for (Eigen::Index k = 0; k < joints; ++k) {
      const double both = std::sqrt(products(i, i) * products(k, k));
      if (i == k || !(both > kConstant)) continue;
      result(i, k) =
          std::atanh(std::clamp(products(i, k) / both, -kLargestCorrelation, kLargestCorrelation));
    }
  }
  return result;
}

std::optional<double> peakLagSeconds(const Eigen::VectorXd& follower, const Eigen::VectorXd& leader,
                                     double framesPerSecond, double reachSeconds) {
  const Eigen::VectorXd a = follower.array() - follower.mean();
  const Eigen::VectorXd b = leader.array() - leader.mean();
  if (!(a.squaredNorm() > kConstant) || !(b.squaredNorm() > kConstant)) return std::nullopt;
  const auto reach = std::min(static_cast<Eigen::Index>(std::floor(reachSeconds * framesPerSecond)),
                              std::min(a.size(), b.size()) / 2);
  std::vector<double> values;
  for (Eigen::Index lag = -reach; lag <= reach; ++lag) values.push_back(correlationAt(a, b, lag));
  const auto best = static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
  double lag = static_cast<double>(best) - static_cast<double>(reach);
  if (best > 0 && best + 1 < values.size()) {
    lag += topOf(values[best - 1], values[best], values[best + 1]);
  }
  return lag / framesPerSecond;
}

std::optional<double> onsetToPeakSeconds(const Eigen::VectorXd& speed, double framesPerSecond) {
  if (speed.size() < 2) return std::nullopt;
  Eigen::Index peak = 0;
  const double low = kOnsetShare * speed.maxCoeff(&peak);
  for (Eigen::Index t = peak; t > 0; --t) {
    if (speed[t - 1] > low) continue;
    const double share = (low - speed[t - 1]) / (speed[t] - speed[t - 1]);
    const double onset = static_cast<double>(t - 1) + share;
    return (static_cast<double>(peak) - onset) / framesPerSecond;
  }
  return std::nullopt;
}

}  // namespace emoforge
