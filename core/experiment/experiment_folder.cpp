// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment_folder.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/content_hash.h"
#include "core/experiment/cell_group_run.h"
#include "core/experiment/record.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

/// What decides the results: not where the data lie.
Json identityOf(Json header) {
  header.erase("versions");
  header["experiment"]["data"].erase("path");
  header["experiment"]["data"].erase("cross");
  if (!header["experiment"]["split"]["file"].is_null()) header["experiment"]["split"].erase("file");
  return header;
}

Json headerOf(const ExperimentSpec& spec, const ExperimentData& data) {
  Json classes = Json::array();
  for (const std::string& label : data.classes()) {
    classes.push_back({{"name", label}, {"items", data.dataset().itemsOfClass(label).size()}});
  }
  return {{"format", 1},
          {"experiment", spec.toJson()},
          {"data",
           {{"hash", data.hash()},
            {"modality", data.dataset().modality()},
            {"items", data.dataset().items().size()},
            {"classes", classes},
            {"group", data.split().groupKeys},
            {"split", contentHashOf(data.split().toJson().dump())}}},
          {"versions", currentVersions()}};
}

Json readJson(const fs::path& file) {
  try {
    return Json::parse(readFile(file));
  } catch (const nlohmann::json::parse_error& error) {
    throw Error(ErrorKind::Input, text("The file is damaged.") + std::string(" ") + error.what(),
                {.file = file}, text("Delete it and run the experiment again."));
  }
}

void refuseOther(const Json& here, const Json& wanted, const fs::path& folder) {
  if (identityOf(here) == identityOf(wanted)) return;
  throw Error(ErrorKind::Usage, text("The folder holds another experiment, or its data changed."),
              {.file = folder}, text("Choose another folder."));
}

/// Everything in the order of the expansion, so that it does not matter when it was made.
void readResults(ExperimentFolder& folder) {
  for (const CellGroup& group : expand(folder.spec, folder.split.folds.size())) {
    for (const Cell& cell : group.cells) {
      ++folder.expected;
      const fs::path file = cellFile(folder.path, cell.id);
      if (fs::exists(file)) {
        folder.results.push_back(CellResult::fromJson(readJson(file), file));
      }
    }
  }
}

void copyMissing(const fs::path& from, const fs::path& to) {
  for (const char* kind : {"cells", "costs"}) {
    if (!fs::exists(from / kind)) continue;
    fs::create_directories(to / kind);
    for (const auto& entry : fs::directory_iterator(from / kind)) {
      const fs::path target = to / kind / entry.path().filename();
      if (entry.path().extension() != ".json" || fs::exists(target)) continue;
      writeFileSafely(target, readFile(entry.path()));
    }
  }
}

}  // namespace

void ExperimentFolder::prepare(const fs::path& folder, const ExperimentSpec& spec,
                               const ExperimentData& data) {
  const Json header = headerOf(spec, data);
  const fs::path file = folder / "experiment.json";
  if (fs::exists(file)) {
    refuseOther(readJson(file), header, folder);
  } else {
    for (const char* kind : {"cells", "costs"}) fs::create_directories(folder / kind);
    writeFileSafely(folder / "split.json", data.split().toJson().dump(1) + "\n");
    writeFileSafely(folder / "audit.json", data.audit().toJson().dump(1) + "\n");
    writeFileSafely(file, header.dump(1) + "\n");  // last: from here on the folder is one
  }
}

ExperimentFolder ExperimentFolder::read(const fs::path& folder, const Registry& known) {
  if (!fs::exists(folder / "experiment.json")) {
    throw Error(ErrorKind::Input, text("There is no experiment in this folder."), {.file = folder},
                text("Run one with \"experiment run FILE --out DIR\"."));
  }
  ExperimentFolder result;
  result.path = folder;
  result.header = readJson(folder / "experiment.json");
  result.spec = parseExperiment(result.header.at("experiment"), {}, known);
  for (const Json& one : result.header.at("data").at("classes")) {
    result.classes.push_back(one.at("name"));
  }
  result.split = Split::fromJson(readJson(folder / "split.json"), folder / "split.json");
  result.audit = readJson(folder / "audit.json");
  readResults(result);
  return result;
}

ExperimentFolder mergeExperiment(const fs::path& folder, const std::vector<fs::path>& others,
                                 const Registry& known) {
  const Json header = ExperimentFolder::read(folder, known).header;
  for (const fs::path& other : others) {
    refuseOther(ExperimentFolder::read(other, known).header, header, other);
    copyMissing(other, folder);
  }
  ExperimentFolder merged = ExperimentFolder::read(folder, known);
  Json results = Json::array();
  for (const CellResult& result : merged.results) {
    Json json = result.toJson();
    json.erase("seconds");
    json.erase("format");
    results.push_back(std::move(json));
  }
  const Json document = {{"format", 1},
                         {"name", merged.spec.name},
                         {"cells", merged.expected},
                         {"finished", merged.results.size()},
                         {"results", results}};
  writeFileSafely(folder / "results.json", document.dump(1) + "\n");
  return merged;
}

}  // namespace emoforge
