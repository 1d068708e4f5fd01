// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/project_autosave.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/files.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/experiment/record.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".autosave.json";
constexpr const char* kKeptMark = ".recovery-";

Json contentOf(const fs::path& file) {
  try {
    return Json::parse(readFile(file));
  } catch (const std::exception&) {
    return Json::object();  // half a file holds nothing that could be recovered
  }
}

std::string writtenIn(const Json& content) {
  return content.contains("project") ? content.value("written", "") : std::string();
}

/// Side files that were put aside: "emoforge.recovery-20261120T140210Z.json".
std::vector<fs::path> keptBeside(const fs::path& place) {
  const std::string name = place.filename().string();
  const std::string start = name.substr(0, name.size() - std::string(kEnding).size()) + kKeptMark;
  std::vector<fs::path> result;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(place.parent_path(), none)) {
    if (entry.path().filename().string().starts_with(start)) result.push_back(entry.path());
  }
  return result;
}

fs::path keptName(const fs::path& place, const std::string& written) {
  const std::string name = place.filename().string();
  std::string stamp = written;
  std::erase_if(stamp, [](char c) { return c == ':' || c == '-'; });
  return place.parent_path() /
         (name.substr(0, name.size() - std::string(kEnding).size()) + kKeptMark + stamp + ".json");
}

}  // namespace

ProjectAutosave::ProjectAutosave(const fs::path& projectFolder, const fs::path& elsewhere)
    : folder_(projectFolder) {
  places_.push_back(projectFolder / (std::string("emoforge") + kEnding));
  if (elsewhere.empty()) return;
  places_.push_back(elsewhere / fmt::format("{}-{:016x}{}",
                                            safeFileName(projectFolder.filename().string()),
                                            fnv1a(projectFolder.string()), kEnding));
}

void ProjectAutosave::write(const Project& project) {
  const Json content = {
      {"format", 1}, {"written", currentTimeUtc()}, {"project", project.toJson()}};
  for (std::size_t i = 0; i < places_.size(); ++i) {
    try {
      if (i > 0) fs::create_directories(places_[i].parent_path());
      return writeFileSafely(places_[i], content.dump(1) + "\n");
    } catch (const Error&) {
      if (i + 1 == places_.size()) throw;
    } catch (const fs::filesystem_error& error) {
      throw Error(ErrorKind::Failure, error.code().message(), {.file = places_[i]});
    }
  }
}

void ProjectAutosave::clear() {
  for (const auto& place : places_) {
    std::error_code ignored;
    fs::remove(place, ignored);
  }
}

std::vector<Recovery> ProjectAutosave::leftBehind(const Json& saved) {
  std::vector<Recovery> result;
  for (const auto& place : places_) {
    std::error_code ignored;
    std::vector<fs::path> files = keptBeside(place);
    if (const Json content = contentOf(place); !writtenIn(content).empty()) {
      const fs::path kept = keptName(place, writtenIn(content));
      fs::rename(place, kept, ignored);
      const fs::path found = ignored ? place : kept;
      if (std::ranges::count(files, found) == 0) files.push_back(found);
    }
    for (const auto& file : files) {
      const Json content = contentOf(file);
      if (writtenIn(content).empty()) continue;
      if (content.at("project") == saved) {
        fs::remove(file, ignored);
      } else {
        result.push_back({file, writtenIn(content)});
      }
    }
  }
  std::ranges::sort(result, std::greater(), &Recovery::written);
  return result;
}

Project ProjectAutosave::read(const Recovery& recovery, const fs::path& folder) {
  const Json content = contentOf(recovery.file);
  if (writtenIn(content).empty() || content.value("format", 1) > 1) {
    throw Error(ErrorKind::Input, text("The autosaved edits cannot be read."),
                {.file = recovery.file}, text("The project as it was saved last is untouched."));
  }
  return Project::fromJson(content.at("project"), folder);
}

void ProjectAutosave::discard(const Recovery& recovery) {
  std::error_code ignored;
  fs::remove(recovery.file, ignored);
}

std::vector<Recovery> ProjectAutosave::list() const {
  std::vector<Recovery> result;
  for (const auto& place : places_) {
    std::vector<fs::path> files = keptBeside(place);
    files.push_back(place);
    for (const auto& file : files) {
      const std::string written = writtenIn(contentOf(file));
      if (!written.empty()) result.push_back({file, written});
    }
  }
  std::ranges::sort(result, std::greater(), &Recovery::written);
  return result;
}

std::string ProjectAutosave::newestLeftBehind() const {
  const std::vector<Recovery> all = list();
  return all.empty() ? std::string() : all.front().written;
}

}  // namespace emoforge
