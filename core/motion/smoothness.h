// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <optional>

namespace emoforge {

/// How smooth a movement is (facts/metrics.md 10). Courses are columns over time at an even rate.

/// Log dimensionless jerk −ln(T³ / v_peak² · ∫‖v̈‖² dt) of a velocity (dimensions × frames); the
/// nearer to 0 the smoother. None for fewer than four frames or a body at rest.
std::optional<double> logDimensionlessJerk(const Eigen::MatrixXd& velocity, double framesPerSecond);

/// Spectral arc length of a speed (Balasubramanian et al. 2015: cut-off 10 Hz, threshold 0.05,
/// spectrum padded 16-fold); the nearer to 0 the smoother. None for fewer than two frames or a
/// speed of 0.
std::optional<double> spectralArcLength(const Eigen::VectorXd& speed, double framesPerSecond);

/// First differences along time, per second; one column fewer. No columns from fewer than two.
Eigen::MatrixXd timeDerivative(const Eigen::MatrixXd& course, double framesPerSecond);

}  // namespace emoforge
