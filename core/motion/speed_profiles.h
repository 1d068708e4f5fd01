// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <optional>

namespace emoforge {

/// What a set of joint speeds tells of the timing of a movement (facts/metrics.md 10,
/// joint-velocity correlation test). Speeds are joints × frames at an even rate.

/// Fisher z, atanh r, of the correlation of every two joints over time, |r| held below 0.9999. NaN
/// where a joint's speed is constant, and on the diagonal.
Eigen::MatrixXd correlationOfSpeeds(const Eigen::MatrixXd& speeds);

/// By how many seconds a course lags behind `leader`: where their cross-correlation (means removed,
/// unbiased for the overlap) is largest within ±`reachSeconds`, by a parabola between frames. None
/// where one is constant.
std::optional<double> peakLagSeconds(const Eigen::VectorXd& follower, const Eigen::VectorXd& leader,
                                     double framesPerSecond, double reachSeconds);

/// Time from 10 % of the largest speed to that speed: from the last frame before the peak at which
/// the speed is that low, linear between frames. None where it never is.
std::optional<double> onsetToPeakSeconds(const Eigen::VectorXd& speed, double framesPerSecond);

}  // namespace emoforge
