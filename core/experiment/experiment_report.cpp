// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/experiment/experiment_cells.h"
#include "core/experiment/experiment_summary.h"
#include "core/experiment/report_rows.h"
#include "core/experiment/report_tables.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

Json confusionJson(const RowScores& row, std::size_t classes) {
  ConfusionMatrix sum(classes);
  for (const CellResult& cell : row.cells) {
    for (std::size_t i = 0; i < cell.truths.size(); ++i) {
      sum.add(cell.truths[i], cell.predicted[i]);
    }
  }
  Json rows = Json::array();
  for (std::size_t t = 0; t < classes; ++t) {
    Json counts = Json::array();
    for (std::size_t p = 0; p < classes; ++p) counts.push_back(sum.count(t, p));
    rows.push_back(counts);
  }
  return rows;
}

/// What cells of a protocol were trained and tested on; seeds and folds may differ a little.
Json sizesOf(const RowScores& row) {
  if (row.cells.empty()) return nullptr;
  const CellResult& first = row.cells.front();
  return {{"trained_real", first.trainedReal},
          {"trained_synthetic", first.trainedSynthetic},
          {"tested", first.truths.size()}};
}

class TableReport {
 public:
  TableReport(const ReportRows& rows, const TableKey& key) : rows_(rows), key_(key) {}

  Json toJson() const {
    const std::string& primary = rows_.primary();
    const auto reference = rows_.bestControl(key_);
    std::vector<std::string> sources = rows_.sourcesOf(key_);
    std::vector<Contrast> contrasts(sources.size());
    std::vector<Contrast*> family;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (!reference || sources[i] == *reference) continue;
      contrasts[i] = contrastOf(rows_.row(key_, sources[i], primary),
                                rows_.row(key_, *reference, primary), rows_.replication());
      family.push_back(&contrasts[i]);
    }
    adjustFamily(family);
    Json list = Json::array();
    for (std::size_t i = 0; i < sources.size(); ++i) {
      list.push_back(
          rowJson(sources[i], reference && sources[i] != *reference ? &contrasts[i] : nullptr));
    }
    return {{"protocol", key_.protocol},
            {"classifier", key_.classifier},
            {"features", key_.features},
            {"variant", key_.variant},
            {"score", primary},
            {"reference", reference ? Json(*reference) : Json(nullptr)},
            {"reference_note",
             reference ? Json(text("Best control by its mean on the tested part: selected."))
                       : Json(nullptr)},
            {"family", family.size()},
            {"rows", list}};
  }

 private:
  Json rowJson(const std::string& source, const Contrast* contrast) const {
    Json entries = Json::array();
    for (const ScoreName& score : scoreNames()) {
      entries.push_back(emoforge::toJson(rows_.entry(key_, source, score)));
    }
    const RowScores row = rows_.row(key_, source, rows_.primary());
    Json folds = Json::object();
    for (const auto& [fold, value] : row.folds) folds[std::to_string(fold + 1)] = value;
    Json groups = Json::object();
    for (const auto& [group, value] : row.groups) groups[std::to_string(group)] = value;
    return {{"source", source},
            {"kind", rows_.kindOf(source)},
            {"sizes", sizesOf(row)},
            {"failed", row.failed},
            {"entries", entries},
            {"folds", folds},
            {"groups", groups},
            {"difference", contrast ? contrast->toJson() : Json(nullptr)},
            {"confusion", confusionJson(row, rows_.experiment().classes.size())}};
  }

  const ReportRows& rows_;
  const TableKey& key_;
};

Json looksOf(const ExperimentFolder& experiment) {
  std::size_t looks = 0;
  for (const CellResult& cell : experiment.results) {
    // Rows that are tested on synthetic items do not look.
    if (cell.problem.empty() && (!cell.groups.empty() || cell.protocol == "metrics")) ++looks;
  }
  return {{"part", experiment.spec.evaluateOn},
          {"looks", looks},
          {"folds", experiment.split.folds.size()}};
}

std::size_t failedCells(const ExperimentFolder& experiment) {
  return static_cast<std::size_t>(std::ranges::count_if(
      experiment.results, [](const CellResult& cell) { return !cell.problem.empty(); }));
}

Json caveatsOf(const ExperimentFolder& experiment) {
  Json caveats = Json::array();
  if (experiment.results.size() < experiment.expected) {
    caveats.push_back(fmt::format(fmt::runtime(text("Unfinished: {} of {} cells.")),
                                  experiment.results.size(), experiment.expected));
  }
  const auto& keys = experiment.split.groupKeys;
  if (std::ranges::count(keys, "subject") == 0) {
    caveats.push_back(fmt::format(
        fmt::runtime(text("{}-disjoint, not subject-disjoint: nothing is said of other people.")),
        fmt::join(keys, "+")));
  }
  if (experiment.audit.value("leaks", 0) > 0) {
    caveats.push_back(experiment.spec.removeLeaks
                          ? text("The audit found leaks; training items that leak were left out.")
                          : text("The audit found leaks: the figures are too good. Run also with "
                                 "\"remove_leaks\": true."));
  }
  if (experiment.spec.trainingSeeds == 1) {
    caveats.push_back(
        text("One training seed a fold: its variation is part of that of the folds."));
  }
  if (experiment.spec.evaluateOn == "validation") {
    caveats.push_back(text("Evaluated on the validation part, to choose settings; no result."));
  }
  return caveats;
}

template <typename Catalogue>
void addMethod(const Catalogue& catalogue, const std::string& name, Json& methods) {
  for (const auto& entry : catalogue.entries()) {
    if (entry.card.name != name) continue;
    const Json method = {{"name", entry.card.title.empty() ? name : entry.card.title},
                         {"reference", entry.card.reference},
                         {"bibtex", entry.card.bibtex}};
    if (std::ranges::count(methods, method) == 0) methods.push_back(method);
  }
}

Json methodsOf(const ExperimentSpec& spec, const Registry& known) {
  Json methods = Json::array();
  for (const SourceSpec& source : spec.sources) {
    addMethod(known.generators, source.method.name, methods);
  }
  for (const MethodSpec& method : spec.classifiers) {
    addMethod(known.classifiers, method.name, methods);
  }
  for (const MethodSpec& method : spec.features) addMethod(known.features, method.name, methods);
  for (const std::string& metric : spec.metrics) {
    addMethod(known.metrics, metric, methods);
    addMethod(known.sampleMetrics, metric, methods);
  }
  return methods;
}

std::vector<Json> costsIn(const fs::path& folder) {
  std::vector<Json> costs;
  if (!fs::exists(folder / "costs")) return costs;
  for (const auto& entry : fs::directory_iterator(folder / "costs")) {
    if (entry.path().extension() == ".json") costs.push_back(Json::parse(readFile(entry.path())));
  }
  return costs;
}

}  // namespace

std::string primaryScore(const ExperimentFolder& experiment) {
  double least = 0.0;
  double most = 0.0;
  for (const Json& one : experiment.header.at("data").at("classes")) {
    const double items = one.at("items");
    least = least == 0.0 ? items : std::min(least, items);
    most = std::max(most, items);
  }
  return most > 1.5 * least ? "macro-f1" : "accuracy";
}

Json reportOf(const ExperimentFolder& experiment, const Registry& known) {
  const ReportRows rows(experiment, primaryScore(experiment));
  Json tables = Json::array();
  for (const TableKey& key : rows.tables()) tables.push_back(TableReport(rows, key).toJson());
  return {{"format", 1},
          {"name", experiment.spec.name},
          {"title", experiment.spec.title},
          {"note", experiment.spec.note},
          {"record", experiment.header},
          {"audit", experiment.audit},
          {"cells",
           {{"expected", experiment.expected},
            {"finished", experiment.results.size()},
            {"failed", failedCells(experiment)}}},
          {"looks", looksOf(experiment)},
          {"caveats", caveatsOf(experiment)},
          {"replication",
           {{"scheme", rows.replication().scheme},
            {"folds", rows.replication().folds},
            {"group", rows.replication().group},
            {"test_over_train", rows.replication().testOverTrain}}},
          {"primary", rows.primary()},
          {"tables", tables},
          {"metrics", rows.metrics()},
          {"summary", summaryOf(rows)},
          {"methods", methodsOf(experiment.spec, known)}};
}

Json writeReport(const fs::path& folder, const std::vector<fs::path>& others,
                 const Registry& known) {
  const Json report = reportOf(mergeExperiment(folder, others, known), known);
  const std::vector<ReportTable> tables = tablesOf(report);
  const fs::path out = folder / "report";
  fs::create_directories(out);
  writeFileSafely(out / "report.json", report.dump(1) + "\n");
  writeFileSafely(out / "tables.md", toMarkdown(report, tables));
  writeFileSafely(out / "tables.tex", toLatex(tables));
  writeFileSafely(out / "tables.csv", toCsv(report));
  writeFileSafely(out / "report.html", toHtml(report, tables));
  writeFileSafely(out / "costs.md", toMarkdown(costTable(costsIn(folder))));
  return report;
}

}  // namespace emoforge
