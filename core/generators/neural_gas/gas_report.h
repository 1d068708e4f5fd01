// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/generators/neural_gas/class_model.h"
#include "core/generators/neural_gas/gas_network.h"

namespace emoforge {

/// Passes a network in training on to the progress of a run: curves "quantisation-error/<class>"
/// and the like, safe points, the stage's fraction and, where previews are wanted, the particles of
/// GasParticles in step with the network. `data`, `settings` and `context` must outlive the
/// listener.
GasListener reportTo(const TrainingContext& context, const std::string& label,
                     const NeuralGasSettings& settings, const TrainingClass& data);

}  // namespace emoforge
