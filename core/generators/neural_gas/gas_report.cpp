// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/gas_report.h"

#include <fmt/format.h>

#include <memory>

#include "core/generators/neural_gas/gas_particles.h"

namespace emoforge {
namespace {

/// The particles shown while a class learns: the posture in the middle of its first clip. Made when
/// first wanted and brought up to the pass that the network is in, so that a resumed run shows the
/// same.
class ParticlePreview {
 public:
  void show(const GasIteration& iteration, const TrainingContext& context, const std::string& label,
            const NeuralGasSettings& settings, const TrainingClass& data) {
    if (!particles_) {
      const MotionClip& clip = asMotion(*data.samples.front());
      particles_ = std::make_unique<GasParticles>(toPosedClip(clip), clip.frames() / 2,
                                                  settings.gas, settings.startFromData,
                                                  context.random.stream("particles"));
    }
    for (; shown_ < iteration.number; ++shown_) particles_->advance();
    context.progress.preview({"particles", label, iteration.number, particles_->positions()});
  }

 private:
  std::unique_ptr<GasParticles> particles_;
  std::size_t shown_ = 0;
};

void tellScalars(const GasIteration& iteration, const std::string& label, bool startShare,
                 Progress& progress) {
  const auto tell = [&](const char* metric, double value) {
    progress.scalar(fmt::format("{}/{}", metric, label), iteration.number, value);
  };
  tell("quantisation-error", iteration.quantisationError);
  if (iteration.topographicError) tell("topographic-error", *iteration.topographicError);
  tell("dead-units", iteration.deadShare);
  tell("effective-neurons", iteration.effectiveNeurons);
  if (startShare) tell("start-share", iteration.startShare);
}

}  // namespace

GasListener reportTo(const TrainingContext& context, const std::string& label,
                     const NeuralGasSettings& settings, const TrainingClass& data) {
  GasListener listener;
  listener.safePoint = [&] { context.progress.safePoint(context.whole); };
  listener.fraction = [&](double share) { context.progress.setStageFraction(share); };
  listener.iterationDone =
      [&, preview = std::make_shared<ParticlePreview>()](const GasIteration& iteration) {
        const bool randomStart = !settings.poseLevel && !settings.startFromData;
        tellScalars(iteration, label, randomStart, context.progress);
        if (context.progress.wantsPreviews())
          preview->show(iteration, context, label, settings, data);
      };
  return listener;
}

}  // namespace emoforge
