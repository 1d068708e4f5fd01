// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/gas_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "core/generators/neural_gas/gas_particles.h"

namespace emoforge {
namespace {

constexpr std::size_t kMostPasses = 400;     ///< of the particles, whatever the iterations
constexpr std::size_t kMostParticles = 500;  ///< more cannot be told apart

/// The particles shown while a class learns: the posture in the middle of its first clip. Made when
/// first wanted and brought up to the pass that the network is in, so that a resumed run shows the
/// same.
class ParticlePreview {
 public:
  void show(const GasIteration& iteration, const TrainingContext& context, const std::string& label,
            const NeuralGasSettings& settings, const TrainingClass& data) {
    if (!particles_) begin(context, settings, data);
    const std::size_t pass = iteration.number * passes_ / settings.gas.iterations;
    if (pass == shown_) return;
    for (; shown_ < pass; ++shown_) particles_->advance();
    Preview preview;
    preview.kind = "particles";
    preview.label = label;
    preview.step = iteration.number;
    preview.values = particles_->positions();
    preview.about = data.ids.front();
    double sum = 0.0;
    for (const GasParticles::Link& link : particles_->links()) {
      preview.links.push_back(link.joint);
      sum += link.metres;
    }
    preview.numbers = {{"frame", static_cast<double>(frame_)},
                       {"learning-rate", settings.gas.learningRate(iteration.number - 1)},
                       {"range", settings.gas.range(iteration.number - 1)},
                       {"link-metres", sum / static_cast<double>(preview.links.size())}};
    context.progress.preview(preview);
  }

 private:
  void begin(const TrainingContext& context, const NeuralGasSettings& settings,
             const TrainingClass& data) {
    const MotionClip& clip = asMotion(*data.samples.front());
    frame_ = clip.frames() / 2;
    GasSettings gas = settings.gas;
    passes_ = gas.iterations = std::min(gas.iterations, kMostPasses);
    gas.neurons = std::min(gas.neurons, kMostParticles);
    particles_ = std::make_unique<GasParticles>(
        toPosedClip(clip), frame_, gas, settings.startFromData, context.random.stream("particles"));
  }

  std::unique_ptr<GasParticles> particles_;
  std::size_t frame_ = 0;
  std::size_t passes_ = 0;
  std::size_t shown_ = 0;
};

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
    Preview preview;
    preview.kind = "clip";
    preview.label = label;
    preview.step = iteration.number;
    preview.content = model.draft(Random(kPreviewSeed));
    context.progress.preview(preview);
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
    ParticlePreview particles;
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
    previews->particles.show(iteration, context, label, settings, data);
    const bool last = iteration.number == settings.gas.iterations;
    previews->clip.show(iteration, context, model, label, last);
  };
  return listener;
}

}  // namespace emoforge
