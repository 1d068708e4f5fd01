// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/neural_gas_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/base/text.h"
#include "core/generators/representation_parameters.h"

namespace emoforge {
namespace {

using Severity = ParameterProblem::Severity;

GasForm formOf(const std::string& name) {
  if (name == "fast") return GasForm::Fast;
  return name == "direct" ? GasForm::Direct : GasForm::Automatic;
}

/// Checks one set of parameters against one set of data, finding by finding.
class Checks {
 public:
  Checks(const ParameterSet& parameters, const TrainingData& data)
      : parameters_(parameters), settings_(parameters), data_(data) {}

  std::vector<ParameterProblem> run() {
    schedule();
    classes();
    if (!settings_.poseLevel) neurons();
    noise();
    withoutEffect();
    return std::move(problems_);
  }

 private:
  template <typename... Values>
  void tell(Severity severity, const char* parameter, const std::string& sentence,
            const Values&... values) {
    problems_.push_back({severity, parameter, fmt::format(fmt::runtime(sentence), values...)});
  }

  void schedule() {
    const GasSettings& gas = settings_.gas;
    if (gas.rangeEnd >= gas.rangeStart) {
      tell(Severity::Error, "range-end", text("λ_f must be below λ_i, but {} is not below {}."),
           gas.rangeEnd, gas.rangeStart);
    }
    if (gas.learningRateEnd > gas.learningRateStart) {
      tell(Severity::Error, "learning-rate-end",
           text("ε_f must not be above ε_i, but {} is above {}."), gas.learningRateEnd,
           gas.learningRateStart);
    }
    if (gas.iterations < 10) {
      tell(
          Severity::Warning, "iterations",
          text(
              "{} iterations are too few for the schedules to fall slowly: expect neurons that lie "
              "between clips."),
          gas.iterations);
    }
  }

  void classes() {
    smallest_ = std::numeric_limits<std::size_t>::max();
    for (const TrainingClass& trainingClass : data_.classes) {
      smallest_ = std::min(smallest_, trainingClass.samples.size());
    }
  }

  void neurons() {
    if (data_.classes.empty() || smallest_ == 0) return;
    const std::size_t count = settings_.gas.neurons;
    if (count >= smallest_) {
      tell(
          Severity::Warning, "neurons",
          text("{} neurons, but only {} training clips in the smallest class: expect near-copies."),
          count, smallest_);
    }
    if (!settings_.startFromData && count > 2 * smallest_) {
      tell(Severity::Warning, "start",
           text("With a random start and {} neurons for {} clips, many neurons keep most of their "
                "random "
                "start and give clips of smoothed noise."),
           count, smallest_);
    }
  }

  void noise() {
    const GasSampling& sampling = settings_.sampling;
    if (sampling.noise > 0.3) {
      tell(Severity::Warning, "noise",
           text("Noise of {} × range is larger than most movements: expect clips that fall apart."),
           sampling.noise);
    } else if (sampling.noise > 0.0 && sampling.smoothing < 1.0 && sampling.noiseSmoothness < 1.0) {
      tell(Severity::Warning, "smoothing",
           text("White noise without smoothing looks like vibration: raise the smoothing or the "
                "noise "
                "smoothness."));
    }
    if (sampling.noise == 0.0 && !settings_.poseLevel) {
      tell(Severity::Warning, "noise",
           text("Without noise a network of {} neurons can give {} different clips at most."),
           settings_.gas.neurons, settings_.gas.neurons);
    }
  }

  void withoutEffect() {
    std::vector<const char*> names;
    const char* why = nullptr;
    if (settings_.poseLevel) {
      names = {"neurons", "start", "representation", "frames", "form"};
      why = "{} has no effect at the level of postures.";
    } else {
      names = {"pose-neurons", "frame-rate", "path", "duration"};
      why = "{} has an effect at the level of postures only.";
    }
    warnIfChanged(names, why);
    if (settings_.poseLevel && !settings_.sampling.walk) {
      warnIfChanged({"duration"}, "{} has an effect on walks only.");
    }
    if (!settings_.poseLevel) warnOfUnusedRepresentationParameters(parameters_, problems_);
  }

  void warnIfChanged(const std::vector<const char*>& names, const char* why) {
    for (const char* name : names) {
      if (parameters_.isDefault(name)) continue;
      tell(Severity::Warning, name, text(why), parameters_.spec(name).label);
    }
  }

  const ParameterSet& parameters_;
  NeuralGasSettings settings_;
  const TrainingData& data_;
  std::size_t smallest_ = 0;
  std::vector<ParameterProblem> problems_;
};

}  // namespace

NeuralGasSettings::NeuralGasSettings(const ParameterSet& parameters) {
  poseLevel = parameters.choice("level") == "pose";
  gas.neurons =
      static_cast<std::size_t>(parameters.integer(poseLevel ? "pose-neurons" : "neurons"));
  gas.iterations = static_cast<std::size_t>(parameters.integer("iterations"));
  gas.shuffled = parameters.choice("order") == "shuffled";
  gas.learningRateStart = parameters.real("learning-rate-start");
  gas.learningRateEnd = parameters.real("learning-rate-end");
  gas.rangeStart = parameters.real("range-start");
  gas.rangeEnd = parameters.real("range-end");
  gas.form = formOf(parameters.choice("form"));
  startFromData = parameters.choice("start") == "data";
  representation = parameters.choice("representation");
  frames = static_cast<std::size_t>(parameters.integer("frames"));
  rotationWeight = parameters.real("rotation-weight");
  frameRate = parameters.real("frame-rate");
  sampling.noise = parameters.real("noise");
  sampling.noiseSmoothness = parameters.real("noise-smoothness");
  sampling.smoothing = parameters.real("smoothing");
  sampling.walk = parameters.choice("path") == "walk";
  sampling.durationSeconds = parameters.real("duration");
}

std::vector<ParameterProblem> neuralGasProblems(const ParameterSet& parameters,
                                                const TrainingData& data) {
  return Checks(parameters, data).run();
}

}  // namespace emoforge
