// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/session.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/experiment/feature_tables.h"
#include "core/experiment/training_data.h"

namespace emoforge::cli {
namespace {

struct FeatureOptions {
  std::string path;
  std::string features;
  std::string out;
  std::vector<std::string> settings;
  DataOptions data;
  JsonOption json;
};

/// "--json PATH": the word is the data set unless another stands there.
void requirePath(FeatureOptions& options) {
  if (options.path.empty()) options.path = options.json.takeFile();
  if (!options.path.empty()) return;
  throw Error(ErrorKind::Usage, text("The data set is missing."), {},
              text("Name its folder: features PATH --out FILE."));
}

void run(Session& session, FeatureOptions& options) {
  session.prepare();
  requirePath(options);
  std::vector<Notice> notices;
  const Dataset data =
      openChecked(options.path, options.data.import(), options.data.split(), session.progress);
  const TrainingData items = loadTrainingData(data, session.progress, notices);
  const auto features =
      makeFeatures(options.features, data.modality(), settingsFrom(options.settings));
  features->fit(items.classes.front().samples, items.classes.front().ids);
  const FeatureTable table = computeFeatures(*features, items, session.progress, notices);
  writeFileSafely(options.out, toCsv(table));
  notices.insert(notices.begin(), data.notices().begin(), data.notices().end());
  session.tell(notices);
  if (options.json.given(session)) {
    options.json.deliver(
        session,
        Json{{"items", table.ids.size()}, {"columns", table.names}, {"notices", toJson(notices)}});
  }
  if (!options.json.given(session) || !options.json.file().empty()) {
    session.print(fmt::format("{} {} {} {} {} {}", table.ids.size(), text("items,"),
                              table.names.size(), text("columns"), text("in"), options.out));
  }
}

}  // namespace

void addFeatures(CLI::App& app, Session& session) {
  auto options = std::make_shared<FeatureOptions>();
  CLI::App* command = app.add_subcommand("features", "Describe every item by named numbers");
  command->add_option("path", options->path, "Data set");
  command->add_option("--features", options->features, "Which (default: the modality's first)");
  repeatable(command->add_option("--set", options->settings, "Parameter: KEY=VALUE"));
  command->add_option("--out", options->out, "Table to write: id, label, columns")->required();
  options->data.addTo(*command);
  options->json.addTo(*command);
  command->callback([&session, options] { run(session, *options); });
}

}  // namespace emoforge::cli
