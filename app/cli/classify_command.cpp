// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include "app/cli/session.h"
#include "core/base/text.h"
#include "core/experiment/experiment_report.h"
#include "core/experiment/experiment_run.h"
#include "core/experiment/report_tables.h"

namespace emoforge::cli {
namespace {

namespace fs = std::filesystem;

struct ClassifyOptions {
  std::string real;
  std::vector<std::string> synthetic;
  std::vector<std::string> generators;
  bool controls = false;
  std::vector<std::string> features;
  std::vector<std::string> classifiers;
  std::vector<std::string> protocols;
  std::string split;
  std::string scheme = "repeated-group-holdout";
  std::vector<std::string> group;
  int repeats = 5;
  std::string variant = "standard";
  std::uint64_t seed = 1;
  JsonOption json;
  DataOptions data{DataOptions::Parts::Whole};
};

Json experimentOf(const ClassifyOptions& options) {
  Json json = {{"format", 1}, {"name", "classify"}};
  json["data"] = {{"path", fs::absolute(options.real).string()},
                  {"options", options.data.import().toJson()}};
  json["split"] = {{"scheme", options.scheme},
                   {"group", options.group},
                   {"folds", options.repeats},
                   {"seed", options.seed}};
  if (!options.split.empty()) json["split"]["file"] = fs::absolute(options.split).string();
  json["protocols"] = options.protocols;
  json["generators"] = options.generators;
  json["synthetic"] = Json::array();
  for (const std::string& folder : options.synthetic) {
    json["synthetic"].push_back(fs::weakly_canonical(folder).string());
  }
  if (!options.controls) json["controls"] = Json::array();
  json["features"] = options.features;
  json["classifiers"] = options.classifiers;
  json["variants"] = {options.variant};
  json["seed"] = options.seed;
  return json;
}

/// A folder for the cells of one call, removed with it.
class WorkFolder {
 public:
  WorkFolder()
      : path_(fs::temp_directory_path() / fmt::format("emoforge-classify-{}", ::getpid())) {}
  ~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// {"record", "metrics", "confusion"}: an entry and a matrix for each row.
Json documentOf(const Json& report) {
  Json metrics = Json::array();
  Json confusion = Json::array();
  for (const Json& table : report.at("tables")) {
    for (const Json& row : table.at("rows")) {
      const Json key = {{"source", row.at("source")},
                        {"protocol", table.at("protocol")},
                        {"classifier", table.at("classifier")},
                        {"features", table.at("features")}};
      for (const Json& entry : row.at("entries")) {
        Json whole = entry;
        whole.update(key);
        metrics.push_back(whole);
      }
      Json matrix = key;
      matrix["counts"] = row.at("confusion");
      confusion.push_back(matrix);
    }
  }
  return {{"record", report.at("record")},
          {"metrics", metrics},
          {"confusion",
           {{"classes", report.at("record").at("data").at("classes")}, {"matrices", confusion}}},
          {"caveats", report.at("caveats")}};
}

void run(Session& session, const ClassifyOptions& options) {
  session.prepare();
  const WorkFolder folder;
  ExperimentRequest request;
  request.spec = parseExperiment(experimentOf(options), {}, registry());
  request.out = folder.path();
  request.jobs = session.threads;
  const ExperimentOutcome outcome = runExperiment(request, session.progress);
  session.tell(outcome.notices);
  const Json report = writeReport(folder.path(), {}, registry());
  const Json document = documentOf(report);
  if (options.json.given(session)) options.json.deliver(session, document);
  if (options.json.given(session) && options.json.file().empty()) return;
  session.print(toMarkdown(report, tablesOf(report)));
}

}  // namespace

void addClassify(CLI::App& app, Session& session) {
  auto options = std::make_shared<ClassifyOptions>();
  CLI::App* command =
      app.add_subcommand("classify", "Train classifiers by a protocol and test on real items");
  const auto list = [&](const char* name, std::vector<std::string>& values, const char* help) {
    return repeatable(command->add_option(name, values, help))->delimiter(',');
  };
  command->add_option("--real", options->real, "Real data set")->required();
  list("--synthetic", options->synthetic, "Folder of synthetic items with its record");
  list("--generator", options->generators, "Fitted again in each split: NAME or NAME/PRESET");
  command->add_flag("--controls", options->controls, "With the control rows");
  list("--features", options->features, "Feature spaces (default: the modality's first)");
  list("--classifier", options->classifiers, "Which")->required();
  list("--protocol", options->protocols, "trtr, tstr, aug(0.5), ... (\"list protocols\")")
      ->required();
  command->add_option("--split", options->split, "Split file");
  command->add_option("--scheme", options->scheme,
                      "holdout, group-k-fold, leave-one-group-out, repeated-group-holdout");
  list("--group", options->group, "Columns whose values never lie on two sides");
  command->add_option("--repeats", options->repeats, "Repeats or folds")
      ->check(CLI::PositiveNumber);
  command->add_option("--variant", options->variant, "standard or as-published");
  command->add_option("--seed", options->seed, "Seed of splits, training and samples");
  options->json.addTo(*command);
  options->data.addTo(*command);
  command->callback([&session, options] { run(session, *options); });
}

}  // namespace emoforge::cli
