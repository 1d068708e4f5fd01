// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/training_neighbours.h"

#include "core/base/text.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/training_data.h"
#include "core/motion/posed_clip.h"

namespace emoforge {

TrainingNeighbours trainingNeighbours(const RunRecord& record, Progress& progress) {
  progress.begin({{text("Reading the training clips"), 1.0},
                  {text("Comparing real clips with each other"), 2.0}});
  const Dataset data =
      Dataset::open(record.dataPath, registry().formats, record.import).subset(record.items);
  if (data.modality() != "body-motion") {
    throw Error(ErrorKind::Usage, text("Only clips of body motion are compared this way."), {},
                text("Choose a run of body motion."));
  }
  std::vector<Notice> notices;
  const TrainingData training = loadTrainingData(data, progress, notices);
  TrainingNeighbours result;
  for (const TrainingClass& one : training.classes) {
    for (std::size_t i = 0; i < one.samples.size(); ++i) {
      progress.throwIfCancelled();
      auto motion = std::dynamic_pointer_cast<const MotionClip>(one.samples[i]);
      result.items.push_back(*data.find(one.ids[i]));
      result.clips.push_back(std::make_shared<const PosedClip>(toPosedClip(*motion)));
      result.motions.push_back(std::move(motion));
    }
  }
  progress.enterStage(1);
  result.neighbours = std::make_shared<const ClipNeighbours>(result.clips, progress);
  result.realToReal = result.neighbours->realToReal(progress);
  return result;
}

}  // namespace emoforge
