// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/feature_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/data/csv.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/evaluated_data.h"

namespace emoforge {
namespace {

/// Share of unusable items that is told as a warning.
constexpr double kManyRejected = 0.01;

struct Extraction {
  std::vector<double> row;
  std::optional<Notice> problem;
};

Extraction extractOne(const FeatureSet& features, const Sample& sample, const std::string& id) {
  Extraction result;
  result.row.resize(features.names().size());
  try {
    features.extract(sample, result.row);
  } catch (const Error& error) {
    result.problem =
        Notice{Notice::Severity::Warning, error.problem(), {.item = id}, error.remedy()};
    return result;
  }
  const auto bad = std::ranges::find_if_not(result.row, [](double v) { return std::isfinite(v); });
  if (bad != result.row.end()) {
    const auto column = static_cast<std::size_t>(bad - result.row.begin());
    result.problem = Notice{Notice::Severity::Warning,
                            fmt::format(fmt::runtime(text("The feature \"{}\" is not a number.")),
                                        features.names()[column]),
                            {.item = id},
                            text("The item is left out.")};
  }
  return result;
}

void tellRejected(std::size_t rejected, std::size_t total, std::vector<Notice>& notices) {
  if (rejected == total) {
    throw Error(ErrorKind::Input, text("None of the items can be described by these features."), {},
                notices.empty() ? std::string() : notices.back().toString());
  }
  if (static_cast<double>(rejected) > kManyRejected * static_cast<double>(total)) {
    notices.push_back(
        {Notice::Severity::Warning,
         fmt::format(fmt::runtime(text("{} of {} items were left out.")), rejected, total),
         {},
         text("Look at them before you trust the figures.")});
  }
}

}  // namespace

std::string defaultFeatures(const std::string& modality) {
  for (const auto& entry : registry().features.entries()) {
    if (std::ranges::count(entry.card.modalities, modality) > 0) return entry.card.name;
  }
  throw Error(ErrorKind::Usage, fmt::format("{} {}.", text("There are no features for"), modality));
}

std::unique_ptr<FeatureSet> makeFeatures(const std::string& name, const std::string& modality,
                                         const Json& set) {
  const auto& entry = registry().features.find(name.empty() ? defaultFeatures(modality) : name);
  if (std::ranges::count(entry.card.modalities, modality) == 0) {
    throw Error(ErrorKind::Usage,
                fmt::format(fmt::runtime(text("The features \"{}\" do not fit {}.")),
                            entry.card.name, modality),
                {}, text("\"list features --json\" tells what each takes."));
  }
  ParameterSet parameters(entry.parameters);
  parameters.apply(set);
  auto features = entry.create();
  features->configure(parameters);
  return features;
}

FeatureTable computeFeatures(const FeatureSet& features, const TrainingData& data,
                             Progress& progress, std::vector<Notice>& notices) {
  struct Work {
    const Sample* sample;
    const std::string* id;
    const std::string* label;
  };
  std::vector<Work> work;
  for (const auto& one : data.classes) {
    for (std::size_t i = 0; i < one.samples.size(); ++i) {
      work.push_back({one.samples[i].get(), &one.ids[i], &one.label});
    }
  }
  std::vector<Extraction> extractions(work.size());
  parallelFor(work.size(), progress, [&](std::size_t i) {
    extractions[i] = extractOne(features, *work[i].sample, *work[i].id);
  });

  FeatureTable table;
  table.names = features.names();
  std::vector<double> values;
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (extractions[i].problem) {
      notices.push_back(*extractions[i].problem);
      continue;
    }
    table.ids.push_back(*work[i].id);
    table.labels.push_back(*work[i].label);
    values.insert(values.end(), extractions[i].row.begin(), extractions[i].row.end());
  }
  tellRejected(work.size() - table.ids.size(), work.size(), notices);
  table.rows = DoubleArray({table.ids.size(), table.names.size()}, std::move(values));
  return table;
}

void addOrigin(FeatureTable& table, const Dataset& data, const std::string& groupColumn) {
  table.subjects.clear();
  table.groups.clear();
  for (const std::string& id : table.ids) {
    const Item* item = data.find(id);
    table.subjects.emplace_back(item == nullptr ? "" : item->column("subject"));
    if (groupColumn.empty()) continue;
    table.groups.emplace_back(item == nullptr ? "" : item->column(groupColumn));
  }
}

std::string toCsv(const FeatureTable& table) {
  std::vector<std::string> header{"id", "label"};
  header.insert(header.end(), table.names.begin(), table.names.end());
  std::string result = csvRow(header) + "\n";
  for (std::size_t i = 0; i < table.ids.size(); ++i) {
    std::vector<std::string> fields{table.ids[i], table.labels[i]};
    for (const double value : table.rows.row(i)) fields.push_back(fmt::format("{}", value));
    result += csvRow(fields) + "\n";
  }
  return result;
}

FeatureTable rowsWhere(const FeatureTable& table, const std::vector<std::size_t>& rows) {
  FeatureTable result;
  result.names = table.names;
  result.rows = DoubleArray({rows.size(), table.names.size()});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    result.ids.push_back(table.ids[rows[i]]);
    result.labels.push_back(table.labels[rows[i]]);
    if (!table.subjects.empty()) result.subjects.push_back(table.subjects[rows[i]]);
    if (!table.groups.empty()) result.groups.push_back(table.groups[rows[i]]);
    std::ranges::copy(table.rows.row(rows[i]), result.rows.row(i).begin());
  }
  return result;
}

}  // namespace emoforge
