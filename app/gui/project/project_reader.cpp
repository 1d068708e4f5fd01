// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project/project_reader.h"

#include <fmt/format.h>

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/experiment/catalogues.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

void readData(ProjectContent& content, std::atomic<int>* items, Progress& progress) {
  for (std::size_t i = 0; i < content.project.dataSets.size(); ++i) {
    const ProjectData& data = content.project.dataSets[i];
    try {
      const Dataset found = Dataset::open(data.path, registry().formats, data.import);
      progress.setStageFraction(0.0);
      if (items != nullptr) *items = static_cast<int>(found.items().size());
      content.dataSets.push_back(found.checked(progress));
      content.entries.push_back(i);
    } catch (const Error& error) {
      content.missing.push_back({i, !fs::exists(data.path), toNotice(error)});
    }
  }
}

/// The project of a plain data folder comes to the disk once there is something in it.
void keepNew(const ProjectContent& content) {
  if (content.dataSets.empty() && !content.missing.empty()) {
    const Notice& notice = content.missing.front().notice;
    throw Error(ErrorKind::Input, notice.message, notice.place, notice.advice);
  }
  std::error_code code;
  fs::create_directories(content.project.folder, code);
}

void lock(ProjectContent& content) {
  content.lock = ProjectLock::take(content.project.folder);
  if (content.lock->state() == ProjectLock::State::Taken)
    throw ProjectInUse(content.project.folder, content.lock->holder());
}

}  // namespace

ProjectInUse::ProjectInUse(const fs::path& folder, const std::string& holder)
    : Error(ErrorKind::Usage,
            fmt::format("{} ({}).", text("The project is open in another window"), holder),
            {.file = folder},
            text("Go on there, or open it read-only here: edits are not saved then.")) {}

Project openAnyFolder(const fs::path& folder, const fs::path& home) {
  if (home.empty() || Project::isProject(folder)) return Project::open(folder);
  Project project = Project::open(folder);
  const std::string mark = fmt::format("{:08x}", fnv1a(project.folder.string()) >> 32U);
  const fs::path own = home / (project.name + "-" + mark);
  if (Project::isProject(own)) return Project::open(own);
  project.folder = own;
  return project;
}

Project restoreFromAutosave(const fs::path& folder, const Recovery& recovery) {
  const ProjectLock lock = ProjectLock::take(folder);
  if (lock.state() == ProjectLock::State::Taken) throw ProjectInUse(folder, lock.holder());
  const Project project = ProjectAutosave::read(recovery, folder);
  int number = 1;
  const auto aside = [&] { return folder / fmt::format("emoforge.damaged-{}.json", number); };
  while (fs::exists(aside())) ++number;
  std::error_code code;
  fs::copy_file(folder / "emoforge.json", aside(), code);
  if (code) {
    throw Error(ErrorKind::Failure, text("The damaged project file cannot be kept aside."),
                {.file = aside()}, text("Free some space or make the folder writable."));
  }
  project.save();
  ProjectAutosave::discard(recovery);
  return project;
}

ProjectContent readProject(const ProjectRequest& request, Progress& progress) {
  ProjectContent content;
  content.project = request.open(progress);
  content.sameFolder = content.project.folder == request.openFolder;
  const bool known = Project::isProject(content.project.folder);
  const bool locks = !request.readOnly && !content.sameFolder;
  if (known && locks) lock(content);
  readData(content, request.items.get(), progress);
  if (known) return content;
  keepNew(content);
  if (locks) lock(content);
  try {
    content.project.save();
  } catch (const Error&) {
    // Shown all the same; the first edit tells that it cannot be kept.
  }
  return content;
}

}  // namespace emoforge
