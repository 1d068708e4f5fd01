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
  JsonOption json;
};

Json toJson(const std::vector<MetricEntry>& entries) {
  Json metrics = Json::array();
  for (const MetricEntry& entry : entries) metrics.push_back(emoforge::toJson(entry));
  return metrics;
}

Json documentOf(const Evaluation& evaluation) {
  Json document = {{"record", evaluation.record}, {"metrics", toJson(evaluation.entries)}};
  if (!evaluation.controls.empty()) document["controls"] = Json::array();
  for (const ControlRow& row : evaluation.controls) {
    document["controls"].push_back(
        {{"name", row.name},
         {"about", row.about},
         {"missing", row.missing.empty() ? Json(nullptr) : Json(row.missing)},
         {"metrics", toJson(row.entries)}});
  }
  document["notices"] = cli::toJson(evaluation.notices);
  return document;
}

std::vector<Variant> variantsOf(const std::string& name) {
  if (name == "both") return {Variant::Standard, Variant::AsPublished};
  return {name == "standard" ? Variant::Standard : Variant::AsPublished};
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
  const std::string name =
      entry.variant == "standard" ? entry.name : entry.name + " (" + entry.variant + ")";
  return fmt::format("{:<36} {:>10}  {:<10} n = {} / {}  {}", name, value, wantedOf(entry),
                     entry.real, entry.synthetic, entry.caveat);
}

void printAll(const Session& session, const Evaluation& evaluation) {
  for (const MetricEntry& entry : evaluation.entries) session.print(lineOf(entry));
  for (const ControlRow& row : evaluation.controls) {
    session.print(fmt::format("\n{} {}: {} {}", text("Control"), row.name, row.about, row.missing));
    for (const MetricEntry& entry : row.entries) session.print(lineOf(entry));
  }
}

void run(Session& session, EvaluateOptions& options) {
  session.prepare();
  options.request.paths.real = options.real;
  options.request.paths.synthetic = options.synthetic;
  options.request.paths.train = options.train;
  options.request.paths.import = options.data.import();
  options.request.paths.split = options.data.split();
  options.request.set = settingsFrom(options.settings);
  options.request.variants = variantsOf(options.variant);
  const Evaluation evaluation = evaluate(options.request, session.progress);
  const Json document = documentOf(evaluation);
  if (!options.out.empty()) writeFileSafely(options.out, document.dump(1) + "\n");
  session.tell(evaluation.notices);
  if (options.json.given(session)) options.json.deliver(session, document);
  if (!options.json.given(session) || !options.json.file().empty()) printAll(session, evaluation);
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
  command->add_option("--variant", options->variant, "standard, as-published or both")
      ->check(CLI::IsMember({"standard", "as-published", "both"}));
  command->add_flag("--controls", options->request.controls,
                    "Measure control rows too: real against real, a training copy, shuffled "
                    "classes, noise, Gaussians");
  command->add_option("--seed", options->request.seed, "Seed of the draws");
  command->add_flag("--training-copy-control", options->request.allowTrainingCopies,
                    "Allow synthetic files that are training files");
  command->add_option("--out", options->out, "File for the result as JSON");
  options->data.addTo(*command);
  options->json.addTo(*command);
  command->callback([&session, options] { run(session, *options); });
}

}  // namespace emoforge::cli
