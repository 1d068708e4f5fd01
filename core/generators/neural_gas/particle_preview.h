// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/generators/neural_gas/gas_particles.h"
#include "core/generators/neural_gas/neural_gas_settings.h"

namespace emoforge {

/// The particles shown while a class learns, on the posture in the middle of its first clip: in
/// step with the schedule, at most 400 times a training. They follow from settings, seed and that
/// clip alone, so those of a run that was resumed or trained long ago can be made again.
class ParticlePreview {
 public:
  /// `random`: of the class.
  ParticlePreview(const NeuralGasSettings& settings, const MotionClip& first, std::string firstId,
                  std::string label, const Random& random);

  /// The preview of an iteration (1-based); none where it shows the same pass as the one before.
  /// Iterations must not decrease.
  std::optional<Preview> at(std::size_t iteration);

 private:
  GasSettings schedule_;
  std::string firstId_;
  std::string label_;
  std::size_t frame_ = 0;
  std::size_t passes_ = 0;
  std::size_t shown_ = 0;
  std::unique_ptr<GasParticles> particles_;
};

/// All of them that a run with these parameters and this seed told of a class up to an iteration,
/// oldest first. `first`: the first training clip of the class. Throws Cancelled.
std::vector<Preview> particleHistory(const ParameterSet& parameters, std::uint64_t seed,
                                     const std::string& label, const std::string& firstId,
                                     const MotionClip& first, std::size_t upToIteration,
                                     const Progress& progress);

}  // namespace emoforge
