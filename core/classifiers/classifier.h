// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/array.h"
#include "core/base/parameters.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/base/registry.h"

namespace emoforge {

/// Rows of numbers with a class each.
struct LabelledRows {
  DoubleArray rows;                 ///< items × features, unscaled
  std::vector<std::size_t> labels;  ///< 0 … classes − 1, one a row
};

/// Learns classes from rows. Whatever it scales or selects is fitted on the training rows it is
/// given. Uses one thread, so that many can run side by side; the result depends on the rows, their
/// order, the parameters and the seed only. After fit() the const functions may be called from
/// several threads.
class Classifier {
 public:
  virtual ~Classifier() = default;

  virtual void configure(const ParameterSet& parameters) = 0;
  /// A class of 0 … classes − 1 may lack rows: it is never predicted. Throws Error(Input) where
  /// fewer than two classes have rows or a number is not finite, Cancelled.
  virtual void fit(const LabelledRows& training, std::size_t classes, const Random& random,
                   Progress& progress) = 0;
  /// items × classes, rows sum to 1. Throws Error(Usage) for another number of columns than in
  /// training.
  virtual DoubleArray probabilities(const DoubleArray& rows) const = 0;
  /// The class that the method decides for: the most probable one unless it decides otherwise
  /// (an SVM's sign and its calibrated probability may differ). Ties go to the lower class.
  virtual std::vector<std::size_t> predict(const DoubleArray& rows) const = 0;
};

using ClassifierCatalogue = Catalogue<Classifier>;

}  // namespace emoforge
