// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/generators/training.h"

#include "core/base/parallel.h"
#include "core/motion/motion_clip.h"
#include "tests/support/simple_person.h"

namespace emoforge::testing {

const TrainingData& walks() {
  static const TrainingData data = [] {
    TrainingData result;
    result.modality = "body-motion";
    for (const double amplitude : {15.0, 55.0}) {
      TrainingClass trainingClass;
      trainingClass.label = amplitude < 20.0 ? "sad" : "happy";
      for (int i = 0; i < 3; ++i) {
        trainingClass.ids.push_back(trainingClass.label + "/" + std::to_string(i));
        trainingClass.samples.push_back(
            walkingPerson({.frames = static_cast<std::size_t>(60 + 15 * i),
                           .armDegrees = amplitude + 6.0 * i,
                           .legDegrees = 15.0 + 4.0 * i,
                           .metresPerSecond = 0.8 + 0.3 * i,
                           .heading = 60.0 * i,
                           .phase = 1.5 * i}));
      }
      result.classes.push_back(std::move(trainingClass));
    }
    return result;
  }();
  return data;
}

void Stopper::checkpoint(const Checkpointable& state) {
  ArchiveWriter writer;
  state.saveState(writer);
  writer.write(file_);
}

Threads::Threads(int count) {
  setThreadCount(count);
}

Threads::~Threads() {
  setThreadCount(0);
}

std::vector<double> valuesOf(const std::vector<SyntheticSample>& samples) {
  std::vector<double> result;
  for (const SyntheticSample& sample : samples) {
    const auto& values = asMotion(*sample.sample).values.values();
    result.insert(result.end(), values.begin(), values.end());
  }
  return result;
}

}  // namespace emoforge::testing
