// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/prepared_classifier.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

void refuseNotFinite(const DoubleArray& rows) {
  if (std::ranges::all_of(rows.values(), [](double value) { return std::isfinite(value); })) return;
  throw Error(ErrorKind::Input, text("A feature is not a finite number."), {},
              text("Leave out the items whose features cannot be computed."));
}

}  // namespace

std::vector<std::size_t> largestColumns(const DoubleArray& rows) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < rows.extent(0); ++i) {
    const auto row = rows.row(i);
    result.push_back(static_cast<std::size_t>(std::ranges::max_element(row) - row.begin()));
  }
  return result;
}

void PreparedClassifier::fit(const LabelledRows& training, std::size_t classes,
                             const Random& random, Progress& progress) {
  if (training.rows.shape().size() != 2 || training.rows.extent(0) != training.labels.size()) {
    throw Error(ErrorKind::Usage, "Every training row needs a label.");
  }
  std::vector<std::size_t> compact(classes, classes);
  std::vector<std::size_t> present;
  for (std::size_t k = 0; k < classes; ++k) {
    if (std::ranges::find(training.labels, k) == training.labels.end()) continue;
    compact[k] = present.size();
    present.push_back(k);
  }
  if (present.size() < 2) {
    throw Error(ErrorKind::Input, text("Fewer than two classes have training items."), {},
                text("A classifier needs items of at least two classes."));
  }
  refuseNotFinite(training.rows);
  scaling_ = Standardiser(training.rows);
  if (scaling_.kept().empty()) {
    throw Error(ErrorKind::Input, text("No feature varies among the training items."), {},
                text("Take other features."));
  }
  classes_ = classes;
  present_ = std::move(present);
  LabelledRows ready{scaling_.apply(training.rows), {}};
  for (const std::size_t label : training.labels) ready.labels.push_back(compact.at(label));
  progress.throwIfCancelled();
  learn(ready, present_.size(), random, progress);
}

DoubleArray PreparedClassifier::prepared(const DoubleArray& rows) const {
  if (present_.empty()) throw Error(ErrorKind::Usage, "The classifier was not fitted.");
  refuseNotFinite(rows);
  return scaling_.apply(rows);
}

DoubleArray PreparedClassifier::probabilities(const DoubleArray& rows) const {
  const DoubleArray learnt = learntProbabilities(prepared(rows));
  DoubleArray result({rows.extent(0), classes_});
  for (std::size_t i = 0; i < rows.extent(0); ++i) {
    for (std::size_t k = 0; k < present_.size(); ++k) result(i, present_[k]) = learnt(i, k);
  }
  return result;
}

std::vector<std::size_t> PreparedClassifier::predict(const DoubleArray& rows) const {
  std::vector<std::size_t> result = learntDecisions(prepared(rows));
  for (std::size_t& label : result) label = present_[label];
  return result;
}

std::vector<std::size_t> PreparedClassifier::learntDecisions(const DoubleArray& rows) const {
  return largestColumns(learntProbabilities(rows));
}

}  // namespace emoforge
