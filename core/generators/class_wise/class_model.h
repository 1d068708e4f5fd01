// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/base/archive.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/generators/generator.h"

namespace emoforge {

/// Those who run a class model while it trains.
struct TrainingContext {
  const Random& random;         ///< of the class
  Progress& progress;           ///< the stage of the class is entered
  const Checkpointable& whole;  ///< what a checkpoint saves
};

/// Runs work that changes nothing a checkpoint saves and only asks whether it should stop.
template <typename Work>
void runAside(Progress& progress, const Work& work) {
  progress.setAside(true);
  work();
  progress.setAside(false);
}

/// What a generator keeps of one class where each class is learned by itself.
class ClassModel {
 public:
  virtual ~ClassModel() = default;

  /// Begins, or goes on from where it stopped, until finished() or something is thrown.
  virtual void train(const TrainingClass& data, const TrainingContext& context) = 0;
  virtual bool finished() const = 0;

  /// Sample `number` (1-based) depends on the seed of `random`, the sampling parameters and the
  /// number only. Thread-safe beside itself, once finished.
  virtual SyntheticSample sample(std::size_t number, const ParameterSet& parameters,
                                 const Random& random) const = 0;

  /// The first sample that the present state would give; null where there is none yet. Called by
  /// the thread that trains.
  virtual std::shared_ptr<const SampleDraft> draft(const Random& random) const = 0;

  /// A finished model is saved with all it needs to draw samples, an unfinished one without its
  /// clips.
  virtual void save(ArchiveWriter& archive, const std::string& prefix) const = 0;
  virtual void load(const ArchiveReader& archive, const std::string& prefix) = 0;
};

}  // namespace emoforge
