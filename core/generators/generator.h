// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/parameters.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/base/registry.h"
#include "core/data/sample.h"

namespace emoforge {

/// Training items of one class, loaded.
struct TrainingClass {
  std::string label;
  std::vector<std::string> ids;
  std::vector<SamplePtr> samples;
};

struct TrainingData {
  std::string modality;
  std::vector<TrainingClass> classes;
};

struct SyntheticSample {
  std::string label;
  std::size_t number = 0;  ///< 1-based within its class
  SamplePtr sample;
  std::string source;  ///< how it came about: "neuron 12"
};

/// The sample that a model in training would give now: one random draw, kept, so that it can be
/// drawn again with other sampling parameters while training goes on. The content of previews of
/// the kind "clip".
class SampleDraft : public PreviewContent {
 public:
  virtual SyntheticSample draw(const ParameterSet& parameters) const = 0;
};

/// The draw that previews show: the same before and after the end of training.
inline constexpr std::uint64_t kPreviewSeed = 1;

/// A trainable source of synthetic samples. Training state is part of the object: saving it at a
/// safe point and loading it gives the same result as no interruption. Not thread-safe, but
/// sample() is const and may run beside nothing else than itself.
class Generator : public Checkpointable {
 public:
  /// What the settings mean for these data: "50 neurons, but only 8 training clips in the smallest
  /// class".
  virtual std::vector<ParameterProblem> validate(const ParameterSet& parameters,
                                                 const TrainingData& data) const = 0;

  /// Begins, or goes on after loadState(), until finished or Cancelled is thrown from a safe point.
  /// The seed of `random` and the parameters decide the result.
  virtual void fit(const TrainingData& data, const ParameterSet& parameters, const Random& random,
                   Progress& progress) = 0;
  virtual bool finished() const = 0;

  /// `number` from first (1-based) on; sample `n` of a class depends on seed, class and n only, so
  /// that more samples keep the earlier ones. Sampling parameters may differ from those of
  /// training.
  virtual std::vector<SyntheticSample> sample(const std::string& label, std::size_t first,
                                              std::size_t count, const ParameterSet& parameters,
                                              const Random& random, Progress& progress) const = 0;

  /// Restores what saveState() wrote. Throws Error(Input).
  virtual void loadState(const ArchiveReader& archive) = 0;
};

using GeneratorCatalogue = Catalogue<Generator>;

}  // namespace emoforge
