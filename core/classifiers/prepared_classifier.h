// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"
#include "core/numerics/standardiser.h"

namespace emoforge {

/// What all classifiers share: input is checked, columns are brought to mean 0 and SD 1 of the
/// training rows (constant ones left out), and classes without rows are taken out before learning
/// and get probability 0 after it. Throws Error(Input) where no column varies.
class PreparedClassifier : public Classifier {
 public:
  void fit(const LabelledRows& training, std::size_t classes, const Random& random,
           Progress& progress) final;
  DoubleArray probabilities(const DoubleArray& rows) const final;
  std::vector<std::size_t> predict(const DoubleArray& rows) const final;

 protected:
  /// `training` is scaled; each of its `classes` (two or more) has rows.
  virtual void learn(const LabelledRows& training, std::size_t classes, const Random& random,
                     Progress& progress) = 0;
  /// items × classes of learn() for scaled rows.
  virtual DoubleArray learntProbabilities(const DoubleArray& rows) const = 0;
  /// The most probable class, the lower one of equals, unless overridden.
  virtual std::vector<std::size_t> learntDecisions(const DoubleArray& rows) const;

 private:
  DoubleArray prepared(const DoubleArray& rows) const;

  Standardiser scaling_;
  std::size_t classes_ = 0;
  std::vector<std::size_t> present_;  ///< classes with rows, ascending
};

/// Column of the largest value of each row, the first of equals.
std::vector<std::size_t> largestColumns(const DoubleArray& rows);

}  // namespace emoforge
