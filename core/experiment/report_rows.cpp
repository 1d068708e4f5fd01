// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/report_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/text.h"
#include "core/experiment/protocol.h"
#include "core/metrics/part_entries.h"

namespace emoforge {
namespace {

/// The protocol of the row without synthetic items beside a protocol.
std::string realProtocol(const std::string& name) {
  Protocol protocol = parseProtocol(name);
  if (protocol.kind != ProtocolKind::Scarce) protocol = {ProtocolKind::Trtr, 0.0, protocol.cross};
  return protocol.name();
}

MetricEntry entryFromJson(const Json& json) {
  MetricEntry entry;
  entry.name = json.at("name");
  entry.variant = json.at("variant");
  const std::string direction = json.at("direction");
  entry.direction = direction == "up"     ? Direction::Up
                    : direction == "down" ? Direction::Down
                                          : Direction::Closer;
  entry.real = json.at("n_real");
  entry.synthetic = json.at("n_synthetic");
  if (!json.at("feature_space").is_null()) entry.featureSpace = json.at("feature_space");
  entry.fittedOn = json.at("fitted_on");
  entry.referenceSet = json.at("reference_set");
  return entry;
}

/// Values of one entry in every fold.
struct EntryValues {
  MetricEntry like;
  std::map<std::size_t, std::vector<double>> values;
  std::vector<double> references;
  std::set<std::string> caveats;
  std::size_t undefined = 0;

  void add(std::size_t fold, const Json& json) {
    if (json.at("value").is_null()) {
      ++undefined;
    } else {
      values[fold].push_back(json.at("value"));
    }
    if (!json.at("reference_value").is_null()) references.push_back(json.at("reference_value"));
    if (!json.at("caveat").is_null()) caveats.insert(json.at("caveat").get<std::string>());
  }

  MetricEntry result(const Replication& replication) const {
    std::map<std::size_t, double> folds;
    for (const auto& [fold, some] : values) {
      double sum = 0.0;
      for (const double value : some) sum += value;
      folds[fold] = sum / static_cast<double>(some.size());
    }
    MetricEntry entry = meanEntry(like, folds, replication);
    if (!references.empty()) {
      double sum = 0.0;
      for (const double value : references) sum += value;
      entry.referenceValue = sum / static_cast<double>(references.size());
    }
    if (undefined > 0) {
      addCaveat(entry, fmt::format(fmt::runtime(text("Undefined in {} cells.")), undefined));
    }
    // Sentences with the numbers of single folds would not fit the mean.
    if (caveats.size() == 1) addCaveat(entry, *caveats.begin());
    if (caveats.size() > 1) {
      addCaveat(entry, fmt::format(fmt::runtime(text("In single cells: {}")), *caveats.begin()));
    }
    return entry;
  }
};

}  // namespace

ReportRows::ReportRows(const ExperimentFolder& experiment, std::string primary)
    : experiment_(experiment),
      primary_(std::move(primary)),
      replication_(Replication::of(experiment)) {
  for (const CellResult& cell : experiment.results) {
    if (cell.protocol == "metrics") continue;
    cells_[{{cell.protocol, cell.classifier, cell.features, cell.variant}, cell.source}].push_back(
        &cell);
  }
}

std::vector<TableKey> ReportRows::tables() const {
  const ExperimentSpec& spec = experiment_.spec;
  const bool alone = std::ranges::all_of(
      spec.protocols, [](const Protocol& protocol) { return protocol.kind == ProtocolKind::Trtr; });
  std::set<TableKey> known;
  for (const auto& [key, cells] : cells_) known.insert(std::get<TableKey>(key));
  std::vector<TableKey> tables;
  for (const Protocol& protocol : spec.protocols) {
    if (protocol.kind == ProtocolKind::Trtr && !alone) continue;
    for (const std::string& variant : spec.variants) {
      for (const MethodSpec& features : spec.features) {
        for (const MethodSpec& classifier : spec.classifiers) {
          const TableKey key{protocol.name(), classifier.label, features.label, variant};
          if (known.contains(key)) tables.push_back(key);
        }
      }
    }
  }
  return tables;
}

const std::vector<const CellResult*>& ReportRows::cells(const TableKey& key,
                                                        const std::string& source) const {
  static const std::vector<const CellResult*> none;
  TableKey own = key;
  if (source == "real") own.protocol = realProtocol(key.protocol);
  const auto found = cells_.find({own, source});
  return found == cells_.end() ? none : found->second;
}

std::vector<std::string> ReportRows::sourcesOf(const TableKey& key) const {
  std::vector<std::string> sources;
  for (const SourceSpec& source : experiment_.spec.sources) {
    if (!cells(key, source.label()).empty()) sources.push_back(source.label());
  }
  return sources;
}

std::string ReportRows::kindOf(const std::string& source) const {
  const auto found = std::ranges::find(
      experiment_.spec.sources, source,
      [](const SourceSpec& s) -> const auto& { return s.label(); });
  return toText(found->kind);
}

RowScores ReportRows::row(const TableKey& key, const std::string& source,
                          const std::string& score) const {
  return gather(source, cells(key, source), score);
}

MetricEntry ReportRows::entry(const TableKey& key, const std::string& source,
                              const ScoreName& score) const {
  MetricEntry entry = entryOf(row(key, source, score.name), score.name, score.higherIsBetter,
                              replication_, experiment_.classes.size());
  entry.fittedOn = parseProtocol(key.protocol).kind == ProtocolKind::Tstr && source != "real"
                       ? "synthetic"
                       : "train";
  entry.referenceSet = experiment_.spec.evaluateOn == "validation" ? "validation" : "held-out";
  return entry;
}

std::optional<std::string> ReportRows::bestControl(const TableKey& key) const {
  std::optional<std::string> best;
  // A check of label fidelity has no winner: a copy is always right.
  if (parseProtocol(key.protocol).kind == ProtocolKind::Trts) return best;
  double highest = 0.0;
  for (const std::string& source : sourcesOf(key)) {
    if (kindOf(source) != "control") continue;
    const RowScores scores = row(key, source, primary_);
    if (scores.folds.empty() || (best && scores.mean() <= highest + 1e-12)) continue;
    best = source;
    highest = scores.mean();
  }
  return best;
}

Json ReportRows::metrics() const {
  using NameAndVariant = std::pair<std::string, std::string>;
  std::map<std::pair<std::string, std::string>, std::vector<NameAndVariant>> names;
  std::map<std::tuple<std::string, std::string, NameAndVariant>, EntryValues> entries;
  std::map<std::pair<std::string, std::string>, std::string> problems;
  for (const CellResult& cell : experiment_.results) {
    if (cell.protocol != "metrics") continue;
    const std::pair key{cell.source, cell.features};
    if (!cell.problem.empty()) problems.emplace(key, cell.problem);
    for (const Json& json : cell.entries) {
      // Both variants of a metric have one name.
      const NameAndVariant name{json.at("name"), json.at("variant")};
      const auto [place, isNew] = entries.try_emplace({cell.source, cell.features, name});
      if (isNew) {
        place->second.like = entryFromJson(json);
        names[key].push_back(name);
      }
      place->second.add(cell.fold, json);
    }
  }
  Json list = Json::array();
  for (const SourceSpec& source : experiment_.spec.sources) {
    for (const MethodSpec& features : experiment_.spec.features) {
      const std::pair key{source.label(), features.label};
      if (!names.contains(key) && !problems.contains(key)) continue;
      Json own = Json::array();
      for (const NameAndVariant& name : names[key]) {
        own.push_back(
            toJson(entries.at({source.label(), features.label, name}).result(replication_)));
      }
      list.push_back({{"source", source.label()},
                      {"kind", toText(source.kind)},
                      {"features", features.label},
                      {"problem", problems.contains(key) ? Json(problems[key]) : Json(nullptr)},
                      {"entries", own}});
    }
  }
  return list;
}

}  // namespace emoforge
