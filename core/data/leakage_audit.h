// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/split.h"

namespace emoforge {

/// What may let a classifier or a generator see what it is tested on, or tell classes apart by
/// something else than the emotion (facts/metrics.md 2). Error: it does so in this split.
struct LeakageFinding {
  /// exact-duplicate | near-duplicate | group-on-both-sides | class-group-confound
  std::string rule;
  Notice::Severity severity = Notice::Severity::Warning;
  std::string column;               ///< of the group; empty for duplicates
  std::string value;                ///< of the group, where it is one
  std::vector<std::string> items;   ///< ids
  std::vector<std::size_t> folds;   ///< from 1: those in which it stands on both sides
  std::vector<std::string> labels;  ///< classes that it concerns
  std::string message;              ///< whole sentences
  std::string advice;
};

Json toJson(const LeakageFinding& finding);

/// Two items that hold nearly the same, found by the modality's own measure.
struct SimilarItems {
  std::string first;
  std::string second;
  std::string how;  ///< "correlation 0.998, 0.05 s later, mirrored"
};

/// The split that the column `split` of the items declares (train, validation, test); nothing
/// where no item has one.
std::optional<Split> declaredSplit(const Dataset& data);

/// Files with the same bytes. `split` may be null: then nothing is known to cross. Throws Error,
/// Cancelled.
std::vector<LeakageFinding> findExactDuplicates(const Dataset& data, const Split* split,
                                                Progress& progress);

/// Pairs that are no exact duplicates.
std::vector<LeakageFinding> findNearDuplicates(const Dataset& data, const Split* split,
                                               const std::vector<SimilarItems>& pairs);

/// Subjects, takes, stimuli, recordings and the split's own group keys on both sides. A subject, a
/// recording or a group key of the split on both sides is an error, a take only where no subjects
/// are known; else it is named so that it can be told.
std::vector<LeakageFinding> findGroupsOnBothSides(const Dataset& data, const Split& split);

/// Values of a group column that occur with one class only, so that the class can be recognised by
/// them. `columns` are looked at beside those that usually name groups.
std::vector<LeakageFinding> findConfounds(const Dataset& data,
                                          const std::vector<std::string>& columns);

}  // namespace emoforge
