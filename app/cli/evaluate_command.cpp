// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/session.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/experiment/evaluate.h"

namespace emoforge::cli {
namespace {

struct EvaluateOptions {
  EvaluateRequest request;
  std::string real;
  std::string synthetic;
  std::string train;
  std::string variant = "standard";
  std::string out;
  std::vector<std::string> settings;
  DataOptions data;
};

Json documentOf(const Evaluation& evaluation) {
  Json metrics = Json::array();
  for (const MetricEntry& entry : evaluation.entries) metrics.push_back(toJson(entry));
  return {
      {"record", evaluation.record}, {"metrics", metrics}, {"notices", toJson(evaluation.notices)}};
}

/// Which way is better, and the value of real samples where there is one.
std::string wantedOf(const MetricEntry& entry) {
  std::string arrow = "→";
  if (entry.direction == Direction::Up) arrow = "↑";
  if (entry.direction == Direction::Down) arrow = "↓";
  if (entry.referenceValue) return fmt::format("{} {:.4g}", arrow, *entry.referenceValue);
  return entry.direction == Direction::Closer ? arrow + " ?" : arrow;
}

std::string lineOf(const MetricEntry& entry) {
  const std::string value = entry.value ? fmt::format("{:.4g}", *entry.value) : "–";
  const std::string wanted = wantedOf(entry);
  return fmt::format("{:<36} {:>10}  {:<10} n = {} / {}  {}", entry.name, value, wanted, entry.real,
                     entry.synthetic, entry.caveat);
}

void run(Session& session, EvaluateOptions& options) {
  session.prepare();
  options.request.paths.real = options.real;
  options.request.paths.synthetic = options.synthetic;
  options.request.paths.train = options.train;
  options.request.set = settingsFrom(options.settings);
  options.request.paths.import = options.data.import();
  options.request.paths.split = options.data.split();
  const Evaluation evaluation = evaluate(options.request, session.progress);
  const Json document = documentOf(evaluation);
  if (!options.out.empty()) writeFileSafely(options.out, document.dump(1) + "\n");
  session.tell(evaluation.notices);
  if (session.json) {
    session.print(document);
    return;
  }
  for (const MetricEntry& entry : evaluation.entries) session.print(lineOf(entry));
}

}  // namespace

void addEvaluate(CLI::App& app, Session& session) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* command = app.add_subcommand("evaluate", "Measure a synthetic set against a real one");
  command->add_option("--real", options->real, "Real data set")->required();
  command->add_option("--synthetic", options->synthetic, "Synthetic data set")->required();
  command->add_option("--train", options->train, "Real items that the generator saw");
  command->add_option("--metrics", options->request.metrics, "Which (default: all)")
      ->delimiter(',');
  command->add_option("--features", options->request.features,
                      "Feature space (default: the modality's first)");
  repeatable(command->add_option("--set", options->settings, "Of the features: KEY=VALUE"));
  command->add_option("--variant", options->variant, "standard")
      ->check(CLI::IsMember({"standard"}));
  command->add_option("--seed", options->request.seed, "Seed of the draws");
  command->add_flag("--training-copy-control", options->request.allowTrainingCopies,
                    "Allow synthetic files that are training files");
  command->add_option("--out", options->out, "File for the result as JSON");
  options->data.addTo(*command);
  command->callback([&session, options] { run(session, *options); });
}

}  // namespace emoforge::cli
