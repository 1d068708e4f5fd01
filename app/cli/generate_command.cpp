// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/session.h"
#include "core/base/text.h"
#include "core/experiment/generate.h"

namespace emoforge::cli {
namespace {

struct GenerateOptions {
  GenerateRequest request;
  std::string run;
  std::string out;
  std::vector<std::string> settings;
};

}  // namespace

void addGenerate(CLI::App& app, Session& session) {
  auto options = std::make_shared<GenerateOptions>();
  CLI::App* command = app.add_subcommand("generate", "Draw synthetic samples from a run");
  command->add_option("--run", options->run, "Run folder")->required();
  command->add_option("--per-class", options->request.perClass, "Samples per class")
      ->required()
      ->check(CLI::Range(1, 1000000));
  command->add_option("--seed", options->request.seed, "Seed of the draws");
  repeatable(command->add_option("--set", options->settings, "Sampling parameter: KEY=VALUE"));
  command->add_option("--out", options->out, "Folder for the samples, new or empty")->required();
  command->callback([&session, options] {
    session.prepare();
    options->request.run = options->run;
    options->request.out = options->out;
    options->request.set = settingsFrom(options->settings);
    const GenerateResult result = generate(options->request, session.progress);
    if (session.json) {
      session.print(Json{{"record", result.record},
                         {"samples", result.samples},
                         {"notices", toJson(result.notices)}});
    } else {
      session.print(fmt::format("{} {} {}", result.samples, text("samples in"), options->out));
    }
  });
}

}  // namespace emoforge::cli
