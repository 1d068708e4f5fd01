// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/generators/class_wise/class_model.h"
#include "core/generators/neural_gas/gas_network.h"
#include "core/generators/neural_gas/neural_gas_settings.h"

namespace emoforge {

/// Passes a network in training on to the progress of a run: curves "quantisation-error/<class>"
/// and the like, safe points, the stage's fraction and, where previews are wanted,
/// - "particles": GasParticles in step with the schedule, at most 400 times a training, with what
///   they lie on (`about`, number "frame"), ε and λ of the pass ("learning-rate", "range") and the
///   mean distance to the joints they are nearest to ("link-metres");
/// - "clip": the model's draft, at the first and the last iteration and between them at most twice
///   a second and for a twentieth of the time.
/// All that is referred to must outlive the listener.
GasListener reportTo(const TrainingContext& context, const ClassModel& model,
                     const std::string& label, const NeuralGasSettings& settings,
                     const TrainingClass& data);

}  // namespace emoforge
