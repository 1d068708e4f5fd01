// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/training_neighbours.h"

#include "core/base/text.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/training_data.h"
#include "core/motion/posed_clip.h"

namespace emoforge {
namespace {

std::shared_ptr<const MotionClip> asShared(const SamplePtr& sample) {
  return std::dynamic_pointer_cast<const MotionClip>(sample);
}

/// Clips of one skeleton are taken from their files one by one, class by class as training has
/// them.
void readFromFiles(const Dataset& data, TrainingNeighbours& result) {
  for (const std::string& label : data.classes()) {
    for (const std::size_t i : data.itemsOfClass(label)) result.items.push_back(data.items()[i]);
  }
  result.clip = [data, items = result.items](std::size_t i) {
    return asShared(data.load(items[i]));
  };
}

/// Where skeletons may differ, all clips decide which one is used, so that all stay in memory.
void readTogether(const Dataset& data, TrainingNeighbours& result, Progress& progress) {
  std::vector<Notice> notices;
  std::vector<std::shared_ptr<const MotionClip>> motions;
  for (const TrainingClass& one : loadTrainingData(data, progress, notices).classes) {
    for (std::size_t i = 0; i < one.samples.size(); ++i) {
      result.items.push_back(*data.find(one.ids[i]));
      motions.push_back(asShared(one.samples[i]));
    }
  }
  result.clip = [motions = std::move(motions)](std::size_t i) { return motions[i]; };
}

}  // namespace

TrainingNeighbours trainingNeighbours(const RunRecord& record, Progress& progress) {
  progress.begin({{text("Reading the training clips"), 1.0},
                  {text("Comparing real clips with each other"), 2.0}});
  const Dataset data =
      Dataset::open(record.dataPath, registry().formats, record.import).subset(record.items);
  if (data.modality() != "body-motion") {
    throw Error(ErrorKind::Usage, text("Only clips of body motion are compared this way."), {},
                text("Choose a run of body motion."));
  }
  TrainingNeighbours result;
  if (data.formatOptions().choice("skeletons") == "refuse") {
    readFromFiles(data, result);
  } else {
    readTogether(data, result, progress);
  }
  result.neighbours = std::make_shared<const ClipNeighbours>(
      result.items.size(), [&result](std::size_t i) { return toPosedClip(*result.clip(i)); },
      progress);
  progress.enterStage(1);
  result.realToReal = result.neighbours->realToReal(progress);
  return result;
}

}  // namespace emoforge
