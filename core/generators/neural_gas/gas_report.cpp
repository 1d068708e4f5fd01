// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/gas_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "core/generators/class_wise/show_draft.h"
#include "core/generators/neural_gas/particle_preview.h"
#include "core/motion/motion_clip.h"

namespace emoforge {
namespace {

/// The clip that the model would give now, as often as it does not hold the training up.
class ClipPreview {
 public:
  void show(const GasIteration& iteration, const TrainingContext& context, const ClassModel& model,
            const std::string& label, bool last) {
    constexpr double kLeastSeconds = 0.5;
    constexpr double kShareOfTime = 0.05;
    const auto now = Clock::now();
    const double since = std::chrono::duration<double>(now - shown_).count();
    if (!last && since < std::max(kLeastSeconds, cost_ / kShareOfTime)) return;
    showDraft(model, label, iteration.number, context.progress);
    shown_ = Clock::now();
    cost_ = std::chrono::duration<double>(shown_ - now).count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point shown_;  ///< the epoch, so that the first comes at once
  double cost_ = 0.0;
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

GasListener reportTo(const TrainingContext& context, const ClassModel& model,
                     const std::string& label, const NeuralGasSettings& settings,
                     const TrainingClass& data) {
  struct Previews {
    std::unique_ptr<ParticlePreview> particles;  ///< made when first wanted
    ClipPreview clip;
  };
  GasListener listener;
  listener.safePoint = [&] { context.progress.safePoint(context.whole); };
  listener.fraction = [&](double share) { context.progress.setStageFraction(share); };
  listener.iterationDone = [&, previews =
                                   std::make_shared<Previews>()](const GasIteration& iteration) {
    const bool randomStart = !settings.poseLevel && !settings.startFromData;
    tellScalars(iteration, label, randomStart, context.progress);
    if (!context.progress.wantsPreviews()) return;
    if (!previews->particles) {
      previews->particles = std::make_unique<ParticlePreview>(
          settings, asMotion(*data.samples.front()), data.ids.front(), label, context.random);
    }
    if (const auto shown = previews->particles->at(iteration.number))
      context.progress.preview(*shown);
    const bool last = iteration.number == settings.gas.iterations;
    previews->clip.show(iteration, context, model, label, last);
  };
  return listener;
}

}  // namespace emoforge
