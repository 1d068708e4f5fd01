// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/archive.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/generators/generator.h"
#include "core/generators/neural_gas/neural_gas_settings.h"

namespace emoforge {

/// Those who run a class model while it trains.
struct TrainingContext {
  const Random& random;         ///< of the class
  Progress& progress;           ///< the stage of the class is entered
  const Checkpointable& whole;  ///< what a checkpoint saves
};

/// Runs work that only asks whether it should stop: what earlier classes learnt is saved all the
/// same when it does. `keepSaved`: a state on the disk still waits to be gone on from and must not
/// be written over.
template <typename Work>
void runStoppable(const TrainingContext& context, bool keepSaved, const Work& work) {
  try {
    work();
  } catch (const Cancelled&) {
    if (!keepSaved) context.progress.safePoint(context.whole);
    throw;
  }
}

/// What the generator keeps of one class; one implementation a level.
class ClassModel {
 public:
  virtual ~ClassModel() = default;

  /// Begins, or goes on from where it stopped, until finished() or something is thrown.
  virtual void train(const TrainingClass& data, const TrainingContext& context) = 0;
  virtual bool finished() const = 0;

  /// Sample `number` (1-based) depends on the seed of `random` and the number only. Thread-safe
  /// beside itself, once finished.
  virtual SyntheticSample sample(std::size_t number, const GasSampling& sampling,
                                 const Random& random) const = 0;

  /// A finished model is saved with all it needs to draw samples, an unfinished one without its
  /// clips.
  virtual void save(ArchiveWriter& archive, const std::string& prefix) const = 0;
  virtual void load(const ArchiveReader& archive, const std::string& prefix) = 0;
};

}  // namespace emoforge
