// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace emoforge {

/// Where the neurons live while they learn. Same neurons either way, to 1e-9.
enum class GasForm {
  Automatic,  ///< whichever is faster for the size of the data
  Fast,       ///< as coefficients of the training rows: a step does not touch the dimension
  Direct      ///< as vectors that are moved, the textbook way
};

/// Size and schedule of one neural gas network (Martinetz and Schulten 1991), in the symbols of
/// Mousavi 2025, arXiv:2503.14513. Both schedules fall geometrically with it / t_max, it = 0 …
/// t_max − 1, so the end values are approached and not reached, as published.
struct GasSettings {
  std::size_t neurons = 50;        ///< N
  std::size_t iterations = 50;     ///< t_max, passes over all samples
  bool shuffled = true;            ///< order of the samples within an iteration
  double learningRateStart = 0.3;  ///< ε_i
  double learningRateEnd = 0.05;   ///< ε_f
  double rangeStart = 10.0;        ///< λ_i, ranks
  double rangeEnd = 0.1;           ///< λ_f, ranks
  GasForm form = GasForm::Automatic;

  double learningRate(std::size_t iteration) const;
  double range(std::size_t iteration) const;
  /// ε · exp(−rank / λ) for every rank.
  std::vector<double> adaptation(std::size_t iteration) const;
};

}  // namespace emoforge
