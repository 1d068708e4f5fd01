// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/metrics/classification_scores.h"

namespace emoforge {

/// What came of a cell; one file.
struct CellResult {
  std::string id;
  std::string problem;  ///< a sentence where it could not be measured; then nothing else is known
  std::string caveat;
  std::size_t fold = 0;
  std::size_t trainingSeed = 1;
  std::size_t samplingSeed = 1;
  std::string source, protocol, classifier, features, variant;
  std::size_t trainedReal = 0;
  std::size_t trainedSynthetic = 0;
  std::size_t rejected = 0;              ///< synthetic items that could not be described
  std::vector<std::size_t> truths;       ///< class of each tested item
  std::vector<std::size_t> predicted;    ///< and what it was taken for
  std::vector<std::size_t> groups;       ///< of each tested item; empty where those are synthetic
  std::map<std::string, double> scores;  ///< "macro-f1", …; what is undefined is absent
  Json entries = Json::array();          ///< of metrics cells: entries of facts/metrics.md 1
  double seconds = 0.0;                  ///< of the thread's processor

  Json toJson() const;
  /// Throws Error(Input) for a file that is not the result of a cell.
  static CellResult fromJson(const Json& json, const std::filesystem::path& file);
};

/// Names of the scores in the order of tables, with the way that is better.
struct ScoreName {
  std::string name;
  bool higherIsBetter = true;
};
const std::vector<ScoreName>& scoreNames();

/// All scores of facts/metrics.md 4; the probabilities may be empty.
std::map<std::string, double> scoresOf(const ConfusionMatrix& confusion,
                                       const DoubleArray& probabilities,
                                       const std::vector<std::size_t>& truths);
/// One of the scores that a confusion matrix decides. Throws Error(Usage) for another name.
double scoreOf(const ConfusionMatrix& confusion, const std::string& name);

ConfusionMatrix confusionOf(const CellResult& result, std::size_t classes);

}  // namespace emoforge
