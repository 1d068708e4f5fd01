// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <vector>

#include "core/experiment/catalogues.h"

namespace emoforge::testing {

/// What spies saw, from any thread.
struct SpyLog {
  std::mutex mutex;
  std::vector<std::set<std::string>> fitted;              ///< ids, a fit each
  std::vector<std::set<std::vector<double>>> learntRows;  ///< of classifiers
  std::vector<std::set<std::vector<double>>> askedRows;
};

/// Gives its training clips back and notes which they were.
class SpyGenerator : public Generator {
 public:
  explicit SpyGenerator(SpyLog& log) : log_(log) {}
  std::vector<ParameterProblem> validate(const ParameterSet&, const TrainingData&) const override {
    return {};
  }
  void fit(const TrainingData& data, const ParameterSet&, const Random&, Progress&) override {
    data_ = data;
    std::set<std::string> ids;
    for (const auto& one : data.classes) ids.insert(one.ids.begin(), one.ids.end());
    const std::lock_guard lock(log_.mutex);
    log_.fitted.push_back(std::move(ids));
  }
  bool finished() const override { return !data_.classes.empty(); }
  std::vector<SyntheticSample> sample(const std::string& label, std::size_t first,
                                      std::size_t count, const ParameterSet&, const Random&,
                                      Progress&) const override {
    std::vector<SyntheticSample> samples;
    for (const auto& one : data_.classes) {
      if (one.label != label) continue;
      for (std::size_t i = 0; i < count; ++i) {
        samples.push_back({label, first + i, one.samples[i % one.samples.size()], "spy"});
      }
    }
    return samples;
  }
  void saveState(ArchiveWriter&) const override {}
  void loadState(const ArchiveReader&) override {}

 private:
  SpyLog& log_;
  TrainingData data_;
};

/// Nearest class mean; notes the rows that it learnt from and was asked about.
class SpyClassifier : public Classifier {
 public:
  explicit SpyClassifier(SpyLog& log) : log_(log) {}
  void configure(const ParameterSet&) override {}
  void fit(const LabelledRows& training, std::size_t classes, const Random&, Progress&) override {
    means_ = DoubleArray({classes, training.rows.extent(1)});
    std::vector<double> counts(classes, 0.0);
    for (std::size_t i = 0; i < training.labels.size(); ++i) {
      counts[training.labels[i]] += 1.0;
      for (std::size_t j = 0; j < means_.extent(1); ++j) {
        means_(training.labels[i], j) += training.rows(i, j);
      }
    }
    for (std::size_t c = 0; c < classes; ++c) {
      for (double& value : means_.row(c)) value /= std::max(1.0, counts[c]);
    }
    const std::lock_guard lock(log_.mutex);
    log_.learntRows.push_back(rowsOf(training.rows));
  }
  DoubleArray probabilities(const DoubleArray& rows) const override {
    DoubleArray result({rows.extent(0), means_.extent(0)});
    const auto decided = predict(rows);
    for (std::size_t i = 0; i < decided.size(); ++i) result(i, decided[i]) = 1.0;
    return result;
  }
  std::vector<std::size_t> predict(const DoubleArray& rows) const override {
    std::vector<std::size_t> decided;
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      std::size_t best = 0;
      for (std::size_t c = 1; c < means_.extent(0); ++c) {
        if (distance(rows, i, c) < distance(rows, i, best)) best = c;
      }
      decided.push_back(best);
    }
    const std::lock_guard lock(log_.mutex);
    log_.askedRows.push_back(rowsOf(rows));
    return decided;
  }

 private:
  static std::set<std::vector<double>> rowsOf(const DoubleArray& rows) {
    std::set<std::vector<double>> result;
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      result.emplace(rows.row(i).begin(), rows.row(i).end());
    }
    return result;
  }
  double distance(const DoubleArray& rows, std::size_t i, std::size_t c) const {
    double sum = 0.0;
    for (std::size_t j = 0; j < rows.extent(1); ++j) {
      sum += (rows(i, j) - means_(c, j)) * (rows(i, j) - means_(c, j));
    }
    return sum;
  }

  SpyLog& log_;
  DoubleArray means_;
};

/// Everything that is known, and the spies under the name "spy".
inline Registry withSpies(SpyLog& log) {
  Registry known = registry();
  Card card;
  card.name = "spy";
  card.modalities = {"body-motion"};
  known.generators.add({card, {}, [&log] { return std::make_unique<SpyGenerator>(log); }});
  known.classifiers.add({card, {}, [&log] { return std::make_unique<SpyClassifier>(log); }});
  return known;
}

}  // namespace emoforge::testing
