// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/project.h"

#include <fmt/format.h>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/demo_size.h"
#include "core/experiment/selections.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFileName = "emoforge.json";

fs::path restored(const std::string& text, const fs::path& folder) {
  const fs::path path(text);
  return path.is_absolute() ? path : (folder / path).lexically_normal();
}

ProjectDamaged damaged(const fs::path& folder, const std::string& reason) {
  return {ErrorKind::Input,
          fmt::format("{} ({}).", text("The project file is damaged"), reason),
          {.file = folder / kFileName},
          text("The data and runs beside it are untouched; restore the file from a copy.")};
}

}  // namespace

bool Project::isProject(const fs::path& folder) {
  return fs::exists(folder / kFileName);
}

Project Project::open(const fs::path& given) {
  const fs::path folder = fs::weakly_canonical(given);
  if (!isProject(folder)) {
    Project project;
    project.folder = folder;
    project.name = folder.filename().string();
    project.dataSets.push_back({project.name, folder, {}, {}});
    return project;
  }
  const std::string content = readFile(folder / kFileName);
  try {
    return fromJson(Json::parse(content), folder);
  } catch (const nlohmann::json::parse_error& error) {
    throw damaged(folder, error.what());
  }
}

Project Project::fromJson(const Json& json, const fs::path& folder) try {
  if (json.at("format").get<int>() > 1) {
    throw Error(ErrorKind::Input, text("The project was written by a newer version of EmoForge."),
                {.file = folder / kFileName}, text("Update EmoForge; the project is not changed."));
  }
  Project project;
  project.folder = folder;
  json.at("name").get_to(project.name);
  for (const auto& entry : json.at("data")) {
    project.dataSets.push_back({entry.at("name"), restored(entry.at("path"), folder),
                                entry.at("hash"), ImportOptions::fromJson(entry.at("options"))});
    if (entry.contains("split")) {
      project.dataSets.back().split = restored(entry.at("split"), folder);
    }
  }
  for (const auto& run : json.at("runs")) project.runs.push_back(restored(run, folder));
  project.results = json.value("results", Json::array());
  project.selections = withCurrentIds(json.value("selections", Json::array()));
  project.layout = json.value("layout", Json::object());
  return project;
} catch (const nlohmann::json::exception& error) {
  throw damaged(folder, error.what());
}

Project Project::create(const fs::path& folder, const std::string& name) {
  if (isProject(folder)) {
    throw Error(ErrorKind::Usage, text("There is already a project in this folder."),
                {.file = folder}, text("Open it, or choose another folder."));
  }
  if (fs::exists(folder) && !(fs::is_directory(folder) && fs::is_empty(folder))) {
    throw Error(ErrorKind::Usage, text("The folder is not empty."), {.file = folder},
                text("Choose a new or an empty one."));
  }
  ensureWritableFolder(folder);
  Project project;
  project.folder = fs::weakly_canonical(folder);
  project.name = name;
  project.save();
  return project;
}

void Project::save() const {
  writeFileSafely(folder / kFileName, toJson().dump(1) + "\n");
}

Json Project::toJson() const {
  Json json = {{"format", 1}, {"name", name}, {"data", Json::array()}, {"runs", Json::array()}};
  for (const auto& data : dataSets) {
    json["data"].push_back({{"name", data.name},
                            {"path", storedPath(data.path)},
                            {"hash", data.hash},
                            {"options", data.import.toJson()}});
    if (!data.split.empty()) json["data"].back()["split"] = storedPath(data.split);
  }
  for (const auto& run : runs) json["runs"].push_back(storedPath(run));
  json["results"] = results;
  json["selections"] = selections;
  json["layout"] = layout;
  return json;
}

std::string Project::storedPath(const fs::path& path) const {
  const fs::path relative = path.lexically_relative(folder);
  const bool inside = !relative.empty() && *relative.begin() != "..";
  return inside ? relative.generic_string() : path.generic_string();
}

fs::path Project::nextRunFolder(const std::string& generator) const {
  for (int number = 1;; ++number) {
    fs::path candidate = folder / "runs" / fmt::format("{}-{}", generator, number);
    if (!fs::exists(candidate)) return candidate;
  }
}

Project openDemoProject(const fs::path& folder, const std::string& modality, Progress& progress) {
  if (Project::isProject(folder)) return Project::open(folder);
  ensureWritableFolder(folder);
  const fs::path data = folder / "data" / ("demo-" + modality);
  if (!fs::exists(data)) {
    fs::create_directories(data.parent_path());
    DemoRequest request;
    request.folder = data;
    request.perClass = demoItemsPerClass;
    registry().demos.create(modality)->write(request, progress);
  }
  Project project;
  project.folder = fs::weakly_canonical(folder);
  project.name = text("Demo project");
  project.dataSets.push_back({data.filename().string(), fs::weakly_canonical(data), {}, {}});
  project.save();
  return project;
}

}  // namespace emoforge
