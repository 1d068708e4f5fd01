// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/generators/generator.h"
#include "core/generators/reference_clips.h"

namespace emoforge {

/// What every generator here does alike: a state knows the seed, settings and items it belongs to
/// and goes on with no others; new clips are held against the training clips of their class.
class TrainedGenerator : public Generator {
 public:
  /// Refuses data without classes or with an empty one.
  std::vector<ParameterProblem> validate(const ParameterSet& parameters,
                                         const TrainingData& data) const override;
  /// Goes on with what was loaded, or with an earlier call of the same seed, settings and items;
  /// begins anew otherwise. Throws Error(Input) where a loaded state belongs to other settings or
  /// items, Error(Usage) where validate() finds an error.
  void fit(const TrainingData& data, const ParameterSet& parameters, const Random& random,
           Progress& progress) final;
  /// Several clips are held against the training clips of the class, and what looks broken or
  /// copied is told as notices; a single clip is for looking at and comes at once.
  std::vector<SyntheticSample> sample(const std::string& label, std::size_t first,
                                      std::size_t count, const ParameterSet& parameters,
                                      const Random& random, Progress& progress) const override;
  void saveState(ArchiveWriter& archive) const final;
  void loadState(const ArchiveReader& archive) final;

 protected:
  /// `name` as in the catalogue, and its parameters.
  TrainedGenerator(std::string name, std::vector<ParameterSpec> specs);

  const std::string& name() const { return name_; }
  const std::vector<std::string>& labels() const { return labels_; }
  /// What sample() holds new clips of this class against; saved with the state.
  ReferenceClips& references(std::size_t label) { return references_[label]; }

  /// Forgets everything and makes untrained models for labels().
  virtual void reset(const ParameterSet& parameters, const Random& random) = 0;
  virtual void train(const TrainingData& data, const ParameterSet& parameters, const Random& random,
                     Progress& progress) = 0;
  virtual bool finished(std::size_t label) const = 0;
  /// One sample of a finished class. Thread-safe beside itself.
  virtual SyntheticSample draw(std::size_t label, std::size_t number,
                               const ParameterSet& parameters, const Random& random) const = 0;
  virtual void saveModels(ArchiveWriter& archive) const = 0;
  /// After reset() with the parameters that the state was made with. Whatever it throws is told as
  /// a damaged state.
  virtual void loadModels(const ArchiveReader& archive) = 0;

 private:
  void resetFromIdentity();
  std::size_t indexOf(const std::string& label) const;

  std::string name_;
  std::vector<ParameterSpec> specs_;
  Json identity_;  ///< null before the first fit() or loadState()
  bool loaded_ = false;
  std::vector<std::string> labels_;
  std::vector<ReferenceClips> references_;  ///< a class each, once it was trained
};

/// Where the state of a class lies in an archive: "class-3/".
std::string classPrefix(std::size_t label);

/// The random numbers behind sample `number` of a class.
Random sampleRandom(const Random& random, const std::string& label, std::size_t number);

}  // namespace emoforge
