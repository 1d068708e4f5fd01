// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <sstream>

#include "app/cli/session.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/experiment/run_folder.h"
#include "core/experiment/train.h"

namespace emoforge::cli {
namespace {

struct TrainOptions {
  std::string data;
  std::string generator;
  std::string preset;
  std::vector<std::string> settings;
  std::vector<std::string> exclude;
  std::string excludeFile;
  std::uint64_t seed = 1;
  std::string out;
  double checkpointSeconds = 20.0;
  bool resume = false;
  DataOptions dataOptions;
};

/// The ids of both options, those of the file one a line.
std::vector<std::string> excludedIds(const TrainOptions& options) {
  std::vector<std::string> ids = options.exclude;
  if (options.excludeFile.empty()) return ids;
  std::istringstream lines(readFile(options.excludeFile));
  for (std::string line; std::getline(lines, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (!line.empty()) ids.push_back(line);
  }
  return ids;
}

RunRecord startTraining(Session& session, const TrainOptions& options) {
  if (options.data.empty() || options.generator.empty()) {
    throw Error(ErrorKind::Usage, text("A new run needs --data and --generator."), {},
                text("To go on with an old one, use --resume --out RUN."));
  }
  TrainRequest request;
  request.data = options.data;
  request.import = options.dataOptions.import();
  request.split = options.dataOptions.split();
  request.exclude = excludedIds(options);
  request.generator = options.generator;
  request.preset = options.preset;
  request.set = settingsFrom(options.settings);
  request.seed = options.seed;
  request.threads = session.threads;
  request.out = options.out;
  request.checkpointSeconds = options.checkpointSeconds;
  return train(request, session.progress);
}

/// A resumed run keeps its own settings; others are refused rather than passed over in silence.
RunRecord goOn(Session& session, const TrainOptions& options) {
  const RunRecord before = RunFolder::readRecord(options.out);
  const bool otherGenerator = !options.generator.empty() && options.generator != before.generator;
  const bool otherPreset = !options.preset.empty() && options.preset != before.preset;
  const bool otherItems = !options.exclude.empty() || !options.excludeFile.empty();
  if (otherGenerator || otherPreset || otherItems || !options.settings.empty()) {
    throw Error(ErrorKind::Usage,
                text("A resumed run keeps its generator, preset, settings and items."),
                {.file = options.out}, text("Leave these options out, or start a new run."));
  }
  return resumeTraining(options.out, options.data, options.checkpointSeconds, session.progress);
}

}  // namespace

void addTrain(CLI::App& app, Session& session) {
  auto options = std::make_shared<TrainOptions>();
  CLI::App* command = app.add_subcommand("train", "Train a generator into a run folder");
  command->add_option("--data", options->data, "Data set to train on");
  command->add_option("--generator", options->generator, "Name of the generator");
  command->add_option("--preset", options->preset, "Published or recommended configuration");
  repeatable(
      command->add_option("--set", options->settings, "Parameter over the preset: KEY=VALUE"));
  repeatable(command->add_option("--exclude", options->exclude,
                                 "Item to leave out, by id; may stand several times"));
  command->add_option("--exclude-file", options->excludeFile,
                      "Text file with the ids of items to leave out, one a line");
  command->add_option("--seed", options->seed, "Seed of all random draws");
  command->add_option("--out", options->out, "Run folder")->required();
  command
      ->add_option("--checkpoint-seconds", options->checkpointSeconds,
                   "Work that a kill may lose, at most")
      ->check(CLI::Range(0.1, 60.0));
  command->add_flag("--resume", options->resume, "Go on from the last checkpoint");
  options->dataOptions.addTo(*command);
  command->callback([&session, options] {
    session.prepare();
    const RunRecord record =
        options->resume ? goOn(session, *options) : startTraining(session, *options);
    if (session.json) {
      session.print(Json{{"record", record.toJson()}});
    } else {
      session.print(fmt::format("{} {}: {} {}, {} {}, {:.2f} s", record.generator,
                                toText(record.state), record.items.size(), text("training items"),
                                record.classes.size(), text("classes"), record.seconds));
    }
  });
}

}  // namespace emoforge::cli
