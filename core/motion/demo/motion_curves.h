// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/random.h"

namespace emoforge {

/// 0 → 1 over u = 0 … 1 with minimum jerk (Flash and Hogan 1985); constant outside.
double minimumJerk(double u);

/// 0 → 1 → 0 over u = 0 … 1, smooth at both ends; zero outside.
double smoothPulse(double u);

/// C2 cubic spline through (x, y); natural ends, or the given slopes. x rises strictly, at least
/// two knots. Runs on along the end slopes outside.
class CubicSpline {
 public:
  CubicSpline() = default;
  CubicSpline(std::vector<double> x, std::vector<double> y);
  CubicSpline(std::vector<double> x, std::vector<double> y, double firstSlope, double lastSlope);

  double operator()(double x) const;
  double slope(double x) const;

 private:
  void solve(const double* firstSlope, const double* lastSlope);
  std::size_t segment(double x) const;
  std::vector<double> x_, y_, curvature_;
};

/// One period of a swing between −1 and 1 whose rms acceleration is `factor` times that of the
/// neutral swing (factor 1): sin φ + a sin 3φ, normalised. The factor 0.75 is the pure sine, which
/// no smoother swing of the same size and period undercuts; smaller factors give it as well.
class SharpSwing {
 public:
  explicit SharpSwing(double factor);
  double sine(double phase) const;
  double cosine(double phase) const;
  /// rms acceleration relative to the pure sine of the same amplitude
  double accelerationRatio() const;

 private:
  double third_ = 0.0;
  double largest_ = 1.0;
};

/// Smooth noise with equal power per octave between two frequencies (hertz), the small unsteadiness
/// of a joint. Mean 0, SD `rms`.
class PinkNoise {
 public:
  PinkNoise(double rms, double lowestFrequency, double highestFrequency, Random& random);
  double operator()(double seconds) const;

 private:
  struct Wave {
    double angularFrequency, phase;
  };
  double amplitude_ = 0.0;
  std::vector<Wave> waves_;
};

}  // namespace emoforge
