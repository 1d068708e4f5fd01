// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <array>

namespace emoforge {

/// Periodic part of a signal.
struct Harmonics {
  double frequencyHz = 0.0;
  /// At the frequency, twice and three times it, relative to the signal's mean; 0 above half the
  /// sampling rate.
  std::array<double, 3> amplitudes{};
};

/// The strongest sinusoid between 0.3 and 4 Hz in steps of 0.05 Hz, by projection of the signal
/// without its mean under a Hann window. All 0 for a constant signal.
Harmonics harmonicsOf(const Eigen::VectorXd& signal, double samplesPerSecond);

}  // namespace emoforge
