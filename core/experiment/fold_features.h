// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/data/feature_set.h"
#include "core/experiment/comparison.h"
#include "core/experiment/experiment_data.h"

namespace emoforge {

/// Feature rows of a part, with class and group of each row.
struct FeatureRows {
  FeatureTable table;
  SampleSet samples;  ///< the i-th row describes the i-th sample
  std::vector<std::size_t> labels;
  std::vector<std::size_t> groups;
};

/// One fold in one feature space, fitted on its training part alone.
struct FoldFeatures {
  std::unique_ptr<FeatureSet> set;
  FeatureRows training;
  FeatureRows tested;
  FeatureRows crossed;               ///< empty where the experiment has no other data set
  std::vector<std::string> notices;  ///< items that could not be described

  TrainingRows rows(std::size_t classes) const;
};

/// The folds of an experiment in its feature spaces, made when first asked for and kept.
/// Thread-safe.
class FoldFeatureCache {
 public:
  FoldFeatureCache(const ExperimentSpec& spec, const ExperimentData& data);
  /// Throws Error, Cancelled.
  const FoldFeatures& of(std::size_t fold, std::size_t features, Progress& progress);

 private:
  struct Slot {
    std::mutex mutex;
    std::unique_ptr<FoldFeatures> value;
  };
  const ExperimentSpec& spec_;
  const ExperimentData& data_;
  std::vector<std::unique_ptr<Slot>> slots_;  ///< fold × features
};

/// Rows of synthetic items.
struct SyntheticRows {
  struct Drawn {
    std::size_t row = 0;
    std::size_t number = 0;  ///< 1-based within its class; those that could not be described lack
  };
  FeatureTable table;
  std::vector<SamplePtr> samples;           ///< empty where the rows are made of rows
  std::vector<std::vector<Drawn>> ofClass;  ///< in the order of drawing

  /// Rows of the first counts[c] items drawn of each class, class by class.
  std::vector<std::size_t> first(const std::vector<std::size_t>& counts) const;
  /// These rows with their samples.
  DescribedSet taking(const std::vector<std::size_t>& rows) const;
};

/// Describes drawn items; those that cannot be described, or are no finite numbers, are left out.
SyntheticRows describeSynthetic(const FeatureSet& set, const TrainingData& drawn,
                                const std::vector<std::string>& classes, Progress& progress);

/// Rows that are made of the training rows without a generator (SourceSpec::Kind::Sanity): a copy,
/// the copy with its classes shuffled, or normal noise with each column's mean and variance. As
/// many of each class as T has.
SyntheticRows sanityRows(std::string_view name, const FeatureRows& training,
                         const std::vector<std::string>& classes, Random random);

}  // namespace emoforge
