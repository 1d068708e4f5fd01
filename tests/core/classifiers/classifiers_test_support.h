// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/classifiers/register_classifiers.h"

namespace emoforge {

constexpr std::size_t kFormulaClasses = 3;

/// Three overlapping classes by a formula that Python writes exactly alike:
/// X[r,j] = ((i*73+j*151+i*i*37+i*j*19)%997)/997+0.35*((k*(j+2))%3), i = begin+r, k = i%3
inline LabelledRows formulaRows(std::size_t begin, std::size_t count) {
  constexpr std::size_t kColumns = 6;
  LabelledRows data{DoubleArray({count, kColumns}), {}};
  for (std::size_t r = 0; r < count; ++r) {
    const std::size_t i = begin + r;
    const std::size_t k = i % kFormulaClasses;
    data.labels.push_back(k);
    for (std::size_t j = 0; j < kColumns; ++j) {
      const std::size_t noise = (i * 73 + j * 151 + i * i * 37 + i * j * 19) % 997;
      data.rows(r, j) =
          static_cast<double>(noise) / 997.0 + 0.35 * static_cast<double>((k * (j + 2)) % 3);
    }
  }
  return data;
}

/// X, y = rows 0 to 119; Xt, yt = rows 500 to 559
inline LabelledRows formulaTraining() {
  return formulaRows(0, 120);
}
inline LabelledRows formulaTest() {
  return formulaRows(500, 60);
}

/// The rows for which `keep(row, label)`.
template <typename Keep>
LabelledRows rowsThat(const LabelledRows& from, const Keep& keep) {
  LabelledRows result;
  std::vector<double> values;
  for (std::size_t i = 0; i < from.labels.size(); ++i) {
    if (!keep(i, from.labels[i])) continue;
    values.insert(values.end(), from.rows.row(i).begin(), from.rows.row(i).end());
    result.labels.push_back(from.labels[i]);
  }
  result.rows = DoubleArray({result.labels.size(), from.rows.extent(1)}, std::move(values));
  return result;
}

/// Fewer rows of the last class: (y!=2)|(np.arange(120)<30)
inline LabelledRows unevenTraining() {
  return rowsThat(formulaTraining(), [](std::size_t i, std::size_t k) { return k != 2 || i < 30; });
}

inline const ClassifierCatalogue& classifierCatalogue() {
  static const ClassifierCatalogue catalogue = [] {
    ClassifierCatalogue all;
    registerClassifiers(all);
    return all;
  }();
  return catalogue;
}

using Settings = std::vector<std::pair<std::string, std::string>>;

inline std::unique_ptr<Classifier> makeClassifier(const std::string& name,
                                                  const Settings& settings = {}) {
  ParameterSet parameters(classifierCatalogue().find(name).parameters);
  for (const auto& [key, value] : settings) parameters.setFromText(key, value);
  auto classifier = classifierCatalogue().create(name);
  classifier->configure(parameters);
  return classifier;
}

inline std::unique_ptr<Classifier> fitted(const std::string& name, const LabelledRows& training,
                                          const Settings& settings = {}, std::uint64_t seed = 1) {
  auto classifier = makeClassifier(name, settings);
  NoProgress progress;
  classifier->fit(training, kFormulaClasses, Random(seed), progress);
  return classifier;
}

/// "2011": what is decided for each row.
inline std::string decisionsOf(const Classifier& classifier, const DoubleArray& rows) {
  std::string result;
  for (const std::size_t label : classifier.predict(rows)) {
    result += static_cast<char>('0' + label);
  }
  return result;
}

}  // namespace emoforge
