// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/parameters.h"
#include "core/generators/generator.h"
#include "core/generators/neural_gas/gas_settings.h"

namespace emoforge {

inline constexpr const char* kNeuralGasName = "neural-gas";

/// What is used when clips are drawn; a change needs no new training.
struct GasSampling {
  double noise = 0.05;  ///< s, share of the range of a channel
  double noiseSmoothness =
      0.0;                 ///< τ, frames: SD of the Gaussian that makes neighbouring noise alike
  double smoothing = 3.0;  ///< σ, frames
  bool walk = true;        ///< pose level: walk on the graph of poses, else one clip's path
  double durationSeconds = 0.0;  ///< pose level, walk: 0 takes that of a training clip
};

/// The parameters of the generator neural-gas, read once from a ParameterSet.
struct NeuralGasSettings {
  bool poseLevel = false;
  GasSettings gas;  ///< `neurons` is that of the chosen level
  bool startFromData = true;
  std::string representation = "rotation";
  std::size_t frames = 0;       ///< per clip in the rotation representation, 0: automatic
  double rotationWeight = 0.2;  ///< λ_rot, m/rad
  double frameRate = 30.0;      ///< pose level
  GasSampling sampling;

  explicit NeuralGasSettings(const ParameterSet& parameters);
};

/// All parameters, declared once; names and symbols of Mousavi 2025, arXiv:2503.14513.
std::vector<ParameterSpec> neuralGasParameters();

/// Whole sentences about settings that cannot work or are unwise for these data.
std::vector<ParameterProblem> neuralGasProblems(const ParameterSet& parameters,
                                                const TrainingData& data);

}  // namespace emoforge
