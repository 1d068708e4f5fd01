// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/particle_preview.h"

#include <algorithm>
#include <utility>

#include "core/generators/class_wise/class_random.h"

namespace emoforge {
namespace {

constexpr std::size_t kMostPasses = 400;     ///< of the particles, whatever the iterations
constexpr std::size_t kMostParticles = 500;  ///< more cannot be told apart

}  // namespace

ParticlePreview::ParticlePreview(const NeuralGasSettings& settings, const MotionClip& first,
                                 std::string firstId, std::string label, const Random& random)
    : schedule_(settings.gas),
      firstId_(std::move(firstId)),
      label_(std::move(label)),
      frame_(first.frames() / 2) {
  GasSettings gas = settings.gas;
  passes_ = gas.iterations = std::min(gas.iterations, kMostPasses);
  gas.neurons = std::min(gas.neurons, kMostParticles);
  particles_ = std::make_unique<GasParticles>(toPosedClip(first), frame_, gas,
                                              settings.startFromData, random.stream("particles"));
}

std::optional<Preview> ParticlePreview::at(std::size_t iteration) {
  const std::size_t pass = iteration * passes_ / schedule_.iterations;
  if (pass == shown_) return std::nullopt;
  // Brought up to the pass, so that a resumed run shows the same.
  for (; shown_ < pass; ++shown_) particles_->advance();
  Preview preview;
  preview.kind = "particles";
  preview.label = label_;
  preview.step = iteration;
  preview.values = particles_->positions();
  preview.about = firstId_;
  double sum = 0.0;
  for (const GasParticles::Link& link : particles_->links()) {
    preview.links.push_back(link.joint);
    sum += link.metres;
  }
  preview.numbers = {{"frame", static_cast<double>(frame_)},
                     {"learning-rate", schedule_.learningRate(iteration - 1)},
                     {"range", schedule_.range(iteration - 1)},
                     {"link-metres", sum / static_cast<double>(preview.links.size())}};
  return preview;
}

std::vector<Preview> particleHistory(const ParameterSet& parameters, std::uint64_t seed,
                                     const std::string& label, const std::string& firstId,
                                     const MotionClip& first, std::size_t upToIteration,
                                     const Progress& progress) {
  const NeuralGasSettings settings(parameters);
  ParticlePreview particles(settings, first, firstId, label,
                            classRandom(Random(seed), kNeuralGasName, label));
  std::vector<Preview> history;
  const std::size_t last = std::min(upToIteration, settings.gas.iterations);
  for (std::size_t iteration = 1; iteration <= last; ++iteration) {
    std::optional<Preview> preview = particles.at(iteration);
    if (!preview) continue;
    progress.throwIfCancelled();
    history.push_back(std::move(*preview));
  }
  return history;
}

}  // namespace emoforge
