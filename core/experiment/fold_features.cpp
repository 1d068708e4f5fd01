// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/fold_features.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "core/base/text.h"
#include "core/experiment/feature_tables.h"

namespace emoforge {
namespace {

FeatureRows describe(const FeatureSet& set, const LoadedPart& part, const Dataset& data,
                     Progress& progress, std::vector<std::string>& problems) {
  FeatureRows rows;
  if (part.ids.empty()) return rows;
  std::vector<Notice> notices;
  rows.table = computeFeatures(set, part.data, progress, notices);
  for (const Notice& notice : notices) problems.push_back(notice.toString());
  addOrigin(rows.table, data, "");  // persons; groups are those of the split
  std::vector<SamplePtr> samples;
  for (const TrainingClass& one : part.data.classes) {
    samples.insert(samples.end(), one.samples.begin(), one.samples.end());
  }
  std::vector<LoadedSample> kept;
  std::size_t next = 0;
  for (std::size_t i = 0; i < rows.table.ids.size(); ++i, ++next) {
    while (part.ids[next] != rows.table.ids[i]) ++next;  // left out
    rows.labels.push_back(part.rows.labels[next]);
    rows.groups.push_back(part.rows.groups[next]);
    rows.table.groups.push_back(std::to_string(part.rows.groups[next]));
    kept.push_back({rows.table.ids[i], rows.table.labels[i], std::to_string(part.rows.groups[next]),
                    samples[next]});
  }
  rows.samples = SampleSet(std::move(kept));
  return rows;
}

/// Puts normal noise with the mean and variance of each column in its place.
void drownInNoise(DoubleArray& rows, Random& random) {
  const auto count = static_cast<double>(rows.extent(0));
  for (std::size_t column = 0; column < rows.extent(1); ++column) {
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < rows.extent(0); ++i) sum += rows(i, column);
    const double mean = sum / count;
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      squares += (rows(i, column) - mean) * (rows(i, column) - mean);
    }
    const double deviation = std::sqrt(squares / std::max(1.0, count - 1.0));
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      rows(i, column) = random.normal(mean, deviation);
    }
  }
}

}  // namespace

TrainingRows FoldFeatures::rows(std::size_t classes) const {
  return {training.labels, training.groups, classes};
}

FoldFeatureCache::FoldFeatureCache(const ExperimentSpec& spec, const ExperimentData& data)
    : spec_(spec), data_(data) {
  for (std::size_t i = 0; i < data.split().folds.size() * spec.features.size(); ++i) {
    slots_.push_back(std::make_unique<Slot>());
  }
}

const FoldFeatures& FoldFeatureCache::of(std::size_t fold, std::size_t features,
                                         Progress& progress) {
  Slot& slot = *slots_[fold * spec_.features.size() + features];
  const std::lock_guard lock(slot.mutex);
  if (slot.value) return *slot.value;
  auto made = std::make_unique<FoldFeatures>();
  const MethodSpec& method = spec_.features[features];
  made->set = makeFeatures(method.name, data_.dataset().modality(), method.set);
  const LoadedPart training = data_.training(fold);
  std::vector<SamplePtr> samples;
  for (const TrainingClass& one : training.data.classes) {
    samples.insert(samples.end(), one.samples.begin(), one.samples.end());
  }
  if (samples.empty()) {
    throw Error(ErrorKind::Input,
                fmt::format(fmt::runtime(text("Fold {} has no training items.")), fold + 1), {},
                text("Look at the split and at what was left out as a leak: with one group on both "
                     "sides of every split nothing is left."));
  }
  made->set->fit(samples, training.ids);
  made->training = describe(*made->set, training, data_.dataset(), progress, made->notices);
  made->tested = describe(*made->set, data_.tested(fold), data_.dataset(), progress, made->notices);
  if (!spec_.crossData.empty()) {
    made->crossed = describe(*made->set, data_.crossed(), data_.dataset(), progress, made->notices);
  }
  slot.value = std::move(made);
  return *slot.value;
}

std::vector<std::size_t> SyntheticRows::first(const std::vector<std::size_t>& counts) const {
  std::vector<std::size_t> rows;
  for (std::size_t c = 0; c < ofClass.size(); ++c) {
    for (const Drawn& drawn : ofClass[c]) {
      if (drawn.number <= counts[c]) rows.push_back(drawn.row);
    }
  }
  return rows;
}

DescribedSet SyntheticRows::taking(const std::vector<std::size_t>& rows) const {
  DescribedSet set{rowsWhere(table, rows), SampleSet()};
  if (samples.empty()) return set;
  std::vector<LoadedSample> kept;
  for (const std::size_t row : rows) {
    kept.push_back({table.ids[row], table.labels[row], "", samples[row]});
  }
  set.samples = SampleSet(std::move(kept));
  return set;
}

SyntheticRows describeSynthetic(const FeatureSet& set, const TrainingData& drawn,
                                const std::vector<std::string>& classes, Progress& progress) {
  SyntheticRows rows;
  rows.ofClass.resize(classes.size());
  std::vector<std::string> ids;
  std::vector<SamplePtr> samples;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // class, number
  for (const TrainingClass& one : drawn.classes) {
    const auto label =
        static_cast<std::size_t>(std::ranges::find(classes, one.label) - classes.begin());
    for (std::size_t i = 0; i < one.ids.size(); ++i) {
      ids.push_back(one.ids[i]);
      samples.push_back(one.samples[i]);
      places.emplace_back(label, i + 1);
    }
  }
  if (ids.empty()) return rows;
  std::vector<Notice> notices;
  rows.table = computeFeatures(set, drawn, progress, notices);
  std::size_t next = 0;
  for (std::size_t row = 0; row < rows.table.ids.size(); ++row, ++next) {
    while (ids[next] != rows.table.ids[row]) ++next;  // left out
    rows.samples.push_back(samples[next]);
    rows.ofClass[places[next].first].push_back({row, places[next].second});
  }
  return rows;
}

SyntheticRows sanityRows(std::string_view name, const FeatureRows& training,
                         const std::vector<std::string>& classes, Random random) {
  SyntheticRows rows;
  rows.table = training.table;
  std::vector<std::size_t> labels = training.labels;
  if (name == kShuffledLabels) random.shuffle(std::span<std::size_t>(labels));
  if (name == kFeatureNoise) drownInNoise(rows.table.rows, random);
  rows.ofClass.resize(classes.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    rows.table.labels[i] = classes[labels[i]];
    rows.ofClass[labels[i]].push_back({i, rows.ofClass[labels[i]].size() + 1});
  }
  return rows;
}

}  // namespace emoforge
