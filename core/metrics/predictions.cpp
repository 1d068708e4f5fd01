// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/predictions.h"

#include <map>

#include "core/base/error.h"

namespace emoforge {

void Predictions::append(const Predictions& other) {
  if (truths.empty()) {
    *this = other;
    return;
  }
  if (other.classes != classes || other.groups.empty() != groups.empty()) {
    throw Error(ErrorKind::Usage, "Only predictions of the same classes and groups can be joined.");
  }
  truths.insert(truths.end(), other.truths.begin(), other.truths.end());
  decided.insert(decided.end(), other.decided.begin(), other.decided.end());
  groups.insert(groups.end(), other.groups.begin(), other.groups.end());
  std::vector<double> values = std::move(probabilities.values());
  values.insert(values.end(), other.probabilities.values().begin(),
                other.probabilities.values().end());
  probabilities = DoubleArray({truths.size(), classes}, std::move(values));
}

ConfusionMatrix Predictions::confusion() const {
  ConfusionMatrix result(classes);
  for (std::size_t i = 0; i < truths.size(); ++i) result.add(truths[i], decided[i]);
  return result;
}

Predictions predictedBy(Classifier& classifier, const LabelledRows& training,
                        const LabelledRows& test, std::vector<std::string> groups,
                        std::size_t classes, const Random& random, Progress& progress) {
  if (test.labels.empty() || test.rows.extent(0) != test.labels.size() ||
      (!groups.empty() && groups.size() != test.labels.size())) {
    throw Error(ErrorKind::Usage, "Every test item needs its row, its label and its group.");
  }
  classifier.fit(training, classes, random, progress);
  return {classes, test.labels, classifier.predict(test.rows), classifier.probabilities(test.rows),
          std::move(groups)};
}

std::vector<std::vector<std::size_t>> itemsByGroup(const std::vector<std::string>& groups,
                                                   std::size_t items) {
  std::vector<std::vector<std::size_t>> result;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < items; ++i) {
    if (groups.empty() || groups[i].empty()) {
      result.push_back({i});
      continue;
    }
    const auto [place, isNew] = places.emplace(groups[i], result.size());
    if (isNew) result.emplace_back();
    result[place->second].push_back(i);
  }
  return result;
}

std::vector<GroupScore> groupScores(const Predictions& predictions) {
  std::vector<GroupScore> result;
  if (predictions.groups.empty()) return result;
  for (const auto& items : itemsByGroup(predictions.groups, predictions.count())) {
    ConfusionMatrix confusion(predictions.classes);
    for (const std::size_t i : items) confusion.add(predictions.truths[i], predictions.decided[i]);
    const ClassificationScores scores = classificationScores(confusion);
    result.push_back(
        {predictions.groups[items.front()], items.size(), scores.accuracy, scores.macroF1});
  }
  return result;
}

}  // namespace emoforge
