// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/class_wise/class_wise_generator.h"

#include <algorithm>
#include <utility>

#include "core/base/stage_team.h"
#include "core/generators/class_wise/class_random.h"
#include "core/motion/motion_clip.h"

namespace emoforge {
namespace {

/// Work of a class in frames, for the shares of the progress bar.
double weightOf(const TrainingClass& trainingClass) {
  double frames = 0.0;
  for (const auto& sample : trainingClass.samples) {
    frames += static_cast<double>(asMotion(*sample).frames());
  }
  return frames;
}

}  // namespace

void ClassWiseGenerator::reset(const ParameterSet& parameters, const Random& random) {
  models_.clear();
  for (const std::string& label : labels()) {
    models_.push_back(makeModel(label, parameters, classRandom(random, name(), label)));
  }
}

void ClassWiseGenerator::train(const TrainingData& data, const ParameterSet& parameters,
                               const Random& random, Progress& progress) {
  std::vector<Progress::Stage> stages;
  for (const TrainingClass& trainingClass : data.classes) {
    stages.push_back({trainingClass.label, weightOf(trainingClass), curveSteps(parameters)});
  }
  progress.begin(std::move(stages));
  StageTeam(progress, *this).run(models_.size(), [&](std::size_t i, Progress& own) {
    trainClass(i, data.classes[i], random, own);
  });
}

void ClassWiseGenerator::trainClass(std::size_t index, const TrainingClass& data,
                                    const Random& random, Progress& progress) {
  const Random own = classRandom(random, name(), labels()[index]);
  models_[index]->train(data, {own, progress, *this});
  if (references(index).empty()) {
    ReferenceClips fresh;
    runAside(progress, [&] { fresh = ReferenceClips(data); });
    references(index) = std::move(fresh);
  }
  progress.setStageFraction(1.0);
}

bool ClassWiseGenerator::finished() const {
  return !models_.empty() &&
         std::ranges::all_of(models_, [](const auto& model) { return model->finished(); });
}

SyntheticSample ClassWiseGenerator::draw(std::size_t label, std::size_t number,
                                         const ParameterSet& parameters,
                                         const Random& random) const {
  return models_[label]->sample(number, parameters, random);
}

void ClassWiseGenerator::saveModels(ArchiveWriter& archive) const {
  for (std::size_t i = 0; i < models_.size(); ++i) models_[i]->save(archive, classPrefix(i));
}

void ClassWiseGenerator::loadModels(const ArchiveReader& archive) {
  for (std::size_t i = 0; i < models_.size(); ++i) models_[i]->load(archive, classPrefix(i));
}

}  // namespace emoforge
