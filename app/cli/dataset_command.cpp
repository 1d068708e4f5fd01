// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <chrono>

#include "app/cli/session.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/split.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/convert.h"
#include "core/experiment/dataset_info.h"
#include "core/experiment/training_data.h"

namespace emoforge::cli {
namespace {

void addDemo(CLI::App& dataset, Session& session) {
  struct Options {
    std::string modality;
    std::string out;
    DemoRequest request;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = dataset.add_subcommand("demo", "Make a procedural demo set");
  command->add_option("modality", options->modality, "body-motion, …")->required();
  command->add_option("--out", options->out, "Folder, new or empty")->required();
  command->add_option("--per-class", options->request.perClass, "Items per class (0: default)")
      ->check(CLI::NonNegativeNumber);
  command->add_option("--variant", options->request.variant, "default, easy, leaky or shifted")
      ->check(CLI::IsMember({"default", "easy", "leaky", "shifted"}));
  command->add_option("--seed", options->request.seed, "Seed");
  command->add_option("--takes", options->request.takes,
                      "usual, or startle for the test of timing (body-motion)");
  command->callback([&session, options] {
    session.prepare();
    options->request.folder = options->out;
    session.progress.begin({{text("Making demo data"), 1.0}});
    registry().demos.create(options->modality)->write(options->request, session.progress);
    const Dataset data = Dataset::open(options->out, registry().formats);
    if (session.json) {
      session.print(Json{{"format", 1},
                         {"path", data.path().string()},
                         {"items", data.items().size()},
                         {"classes", data.classes()}});
    } else {
      session.print(fmt::format("{} {} {} {} {}", data.items().size(), text("items in"),
                                data.classes().size(), text("classes in"), options->out));
    }
  });
}

void addInfo(CLI::App& dataset, Session& session) {
  struct Options {
    std::string path;
    DataOptions data;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = dataset.add_subcommand("info", "Classes, counts, columns, ranges, problems");
  command->add_option("path", options->path, "Data set")->required();
  options->data.addTo(*command);
  command->callback([&session, options] {
    session.prepare();
    session.progress.begin({{text("Reading the data"), 1.0}});
    const Dataset data =
        openChecked(options->path, options->data.import(), options->data.split(), session.progress);
    const DatasetInfo info = describeDataset(data, session.progress);
    if (session.json) {
      Json document = info.toJson();
      document["problems"] = toJson(data.notices());
      session.print(document);
      return;
    }
    for (const auto& line : info.toLines()) session.print(line);
    session.tell(data.notices(), 50);
  });
}

void addSplit(CLI::App& dataset, Session& session) {
  struct Options {
    std::string path;
    std::string out;
    SplitRequest request;
    DataOptions data;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = dataset.add_subcommand("split", "Train, validation and test parts by group");
  command->add_option("path", options->path, "Data set")->required();
  repeatable(command->add_option("--group", options->request.groupKeys,
                                 "Columns whose values never lie on two sides"))
      ->delimiter(',')
      ->required();
  command->add_option("--scheme", options->request.scheme,
                      "holdout, group-k-fold, leave-one-group-out, repeated-group-holdout");
  command->add_option("--folds", options->request.folds,
                      "Folds, or repeats of the repeated holdout");
  command->add_option("--test-share", options->request.testShare,
                      "Share of the test part (holdouts)");
  command->add_option("--validation-share", options->request.validationShare,
                      "Share of what is not tested on");
  command->add_option("--seed", options->request.seed, "Seed");
  command->add_option("--out", options->out, "split.json to write")->required();
  options->data.addTo(*command);
  command->callback([&session, options] {
    session.prepare();
    const Dataset data = Dataset::open(options->path, registry().formats, options->data.import());
    session.progress.begin({{text("Reading the data"), 1.0}});
    const Split split = makeSplit(data, options->request, session.progress);
    writeFileSafely(options->out, split.toJson().dump(1) + "\n");
    session.tell(split.notices);
    if (session.json) {
      session.print(split.toJson());
      return;
    }
    for (std::size_t f = 0; f < split.folds.size(); ++f) {
      session.print(fmt::format("{} {}: {} {}, {} {}, {} {}", text("fold"), f + 1,
                                split.folds[f].train.size(), text("train"),
                                split.folds[f].validation.size(), text("validation"),
                                split.folds[f].test.size(), text("test")));
    }
  });
}

void addConvert(CLI::App& dataset, Session& session) {
  struct Options {
    std::string path;
    std::string format;
    std::string out;
    DataOptions data;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = dataset.add_subcommand("convert", "Write all items in another format");
  command->add_option("path", options->path, "Data set")->required();
  command->add_option("--format", options->format, "bvh or joint-positions")->required();
  command->add_option("--out", options->out, "Folder, new or empty")->required();
  options->data.addTo(*command);
  command->callback([&session, options] {
    session.prepare();
    session.progress.begin({{text("Reading the data"), 1.0}, {text("Writing"), 1.0}});
    const Dataset data =
        openChecked(options->path, options->data.import(), options->data.split(), session.progress);
    session.tell(data.notices());
    session.progress.enterStage(1);
    const std::size_t count = convertDataset(data, options->format, options->out, session.progress);
    if (session.json) {
      session.print(Json{{"format", 1},
                         {"items", count},
                         {"path", options->out},
                         {"problems", toJson(data.notices())}});
    } else {
      session.print(fmt::format("{} {} {}", count, text("items in"), options->out));
    }
  });
}

}  // namespace

void addDataset(CLI::App& app, Session& session) {
  CLI::App* dataset = app.add_subcommand("dataset", "Make, inspect, split and convert data sets");
  dataset->require_subcommand(1);
  addDemo(*dataset, session);
  addInfo(*dataset, session);
  addSplit(*dataset, session);
  addConvert(*dataset, session);
}

}  // namespace emoforge::cli
