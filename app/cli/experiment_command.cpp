// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <charconv>

#include "app/cli/session.h"
#include "core/base/text.h"
#include "core/experiment/experiment_folder.h"
#include "core/experiment/experiment_report.h"
#include "core/experiment/experiment_run.h"
#include "core/experiment/report_tables.h"

namespace emoforge::cli {
namespace {

namespace fs = std::filesystem;

/// "2/3" → second of three.
void readShard(const std::string& shard, ExperimentRequest& request) {
  if (shard.empty()) return;
  const char* end = shard.data() + shard.size();
  const auto [slash, first] = std::from_chars(shard.data(), end, request.shard);
  const bool split = first == std::errc() && slash != end && *slash == '/';
  const auto [stop, second] = split ? std::from_chars(slash + 1, end, request.shards)
                                    : std::from_chars_result{end, std::errc::invalid_argument};
  if (second == std::errc() && stop == end) return;
  throw Error(ErrorKind::Usage,
              fmt::format("{} \"{}\".", text("This is not a part of the cells:"), shard),
              {.item = "--shard"}, text("Write it as 1/2 and 2/2."));
}

void addRun(CLI::App& parent, Session& session) {
  struct Options {
    std::string file;
    std::string data;
    std::string out;
    std::string shard;
    int jobs = 0;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      parent.add_subcommand("run", "Work off an experiment, or go on with it where it was");
  command->add_option("file", options->file, "Experiment as JSON, or the name of a shipped one")
      ->required();
  command->add_option("--data", options->data, "Data set, instead of the one in the file");
  command->add_option("--out", options->out, "Folder of the results")->required();
  command->add_option("--shard", options->shard, "This machine's part of the cells: I/N");
  command->add_option("--jobs", options->jobs, "Cells side by side (0: all cores)")
      ->check(CLI::NonNegativeNumber);
  command->callback([&session, options] {
    session.prepare();
    ExperimentRequest request;
    request.spec = readExperiment(options->file, options->data, registry());
    request.out = options->out;
    request.jobs = options->jobs > 0 ? options->jobs : session.threads;
    readShard(options->shard, request);
    const ExperimentOutcome outcome = runExperiment(request, session.progress);
    session.tell(outcome.notices);
    if (session.json) {
      session.print(Json{{"cells", outcome.cells},
                         {"before", outcome.before},
                         {"leaks", outcome.leaks},
                         {"notices", toJson(outcome.notices)}});
      return;
    }
    session.print(fmt::format(
        fmt::runtime(text("{} cells done, {} of them before; {} leaks in {}")), outcome.cells,
        outcome.before, outcome.leaks, (request.out / "audit.json").string()));
  });
}

void addMerge(CLI::App& parent, Session& session) {
  auto folders = std::make_shared<std::vector<std::string>>();
  CLI::App* command = parent.add_subcommand(
      "merge", "Collect the results of all parts into results.json of the first folder");
  command->add_option("folder", *folders, "Folder, and those of other machines")->required();
  command->callback([&session, folders] {
    const std::vector<fs::path> others(folders->begin() + 1, folders->end());
    const ExperimentFolder merged = mergeExperiment(folders->front(), others, registry());
    if (session.json) {
      session.print(Json{{"cells", merged.expected}, {"finished", merged.results.size()}});
    } else {
      session.print(fmt::format(fmt::runtime(text("{} of {} cells are finished")),
                                merged.results.size(), merged.expected));
    }
  });
}

void addReport(CLI::App& parent, Session& session) {
  auto folders = std::make_shared<std::vector<std::string>>();
  CLI::App* command = parent.add_subcommand(
      "report", "Tables as Markdown, LaTeX, CSV and HTML beside report.json, in DIR/report");
  command->add_option("folder", *folders, "Folder, and those of other machines")->required();
  command->callback([&session, folders] {
    const std::vector<fs::path> others(folders->begin() + 1, folders->end());
    const Json report = writeReport(folders->front(), others, registry());
    if (session.json) {
      session.print(report);
    } else {
      session.print(toMarkdown(report, tablesOf(report)));
    }
  });
}

}  // namespace

void addExperiment(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("experiment", "Measure generators by protocol, with controls");
  command->require_subcommand(1);
  addRun(*command, session);
  addMerge(*command, session);
  addReport(*command, session);
}

}  // namespace emoforge::cli
