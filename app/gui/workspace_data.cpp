// SPDX-License-Identifier: GPL-3.0-or-later
// Data sets that come to the open project, move or are found again, and what a crash left behind.
#include <algorithm>

#include "app/gui/background.h"
#include "app/gui/job_progress.h"
#include "app/gui/workspace.h"
#include "core/base/text.h"
#include "core/experiment/catalogues.h"

namespace emoforge {
namespace {

ReadData readWithHash(const ProjectData& data, std::atomic<int>& items, Progress& progress) {
  progress.begin({{"", 3.0}, {"", 1.0}});
  Dataset set = Dataset::open(data.path, registry().formats, data.import);
  items = static_cast<int>(set.items().size());
  set = set.checked(progress);
  progress.enterStage(1);
  std::string hash = set.contentHash(progress);
  return {std::move(set), std::move(hash)};
}

std::string freeName(const Project& project, const std::string& wanted) {
  const auto taken = [&project](const std::string& name) {
    return std::ranges::any_of(project.dataSets,
                               [&name](const ProjectData& data) { return data.name == name; });
  };
  std::string name = wanted;
  for (int number = 2; taken(name); ++number) name = wanted + " " + std::to_string(number);
  return name;
}

bool sameData(const Project& a, const Project& b) {
  return std::ranges::equal(a.dataSets, b.dataSets, [](const auto& one, const auto& other) {
    return one.name == other.name && one.path == other.path &&
           one.import.toJson() == other.import.toJson();
  });
}

/// Everything but the data sets, which stay open.
void takeContent(Project& project, const Project& from) {
  project.name = from.name;
  project.runs = from.runs;
  project.results = from.results;
  project.selections = from.selections;
  project.layout = from.layout;
}

}  // namespace

int Workspace::dataOfRun(const RunRecord& run) const {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (project_.dataSets[entries_[i]].hash == run.dataHash) return static_cast<int>(i);
  }
  for (std::size_t i = 0; i < dataSets_.size(); ++i) {
    if (dataSets_[i].path() == run.dataPath) return static_cast<int>(i);
  }
  return -1;
}

/// In place where only lists, names and runs differ: one step that can be undone. Other data sets
/// have to be read, which asks for a project without edits of its own.
void Workspace::recover(const Recovery& recovery) {
  const bool writable = session_.access() == ProjectSession::Access::Write;
  try {
    const Project found = ProjectAutosave::read(recovery, project_.folder);
    if (sameData(found, project_)) {
      const auto set = [this](const Project& state) {
        takeContent(project_, state);
        readRuns(false);
        emit edits_.renamed();
        emit edits_.selectionsChanged();
        emit runsChanged();
      };
      edits_.push(
          tr("Recover the edits"), [set, found] { set(found); },
          [set, before = project_] { set(before); });
      if (writable && session_.save()) discard(recovery);
    } else if (!writable || session_.isDirty()) {
      emit notice({Notice::Severity::Warning,
                   text("The edits name other data sets than the project has now."),
                   {.file = recovery.file},
                   text("Save or undo what was edited since, then recover them.")});
    } else {
      found.save();
      discard(recovery);
      open(project_.folder);
    }
  } catch (const Error& error) {
    emit notice(toNotice(error));
  }
}

void Workspace::discard(const Recovery& recovery) {
  ProjectAutosave::discard(recovery);
  std::erase_if(recoveries_,
                [file = recovery.file](const Recovery& one) { return one.file == file; });
  emit recoveriesChanged();
}

void Workspace::openAutosave(const std::filesystem::path& folder, const Recovery& recovery) {
  read(
      {[folder, recovery](Progress&) { return restoreFromAutosave(folder, recovery); }, false, {}});
}

void Workspace::saveCopy(const std::filesystem::path& folder) {
  Project copy = project_;
  const Project made = Project::create(folder, project_.name);
  copy.folder = made.folder;
  copy.save();
  open(copy.folder);
}

void Workspace::hashData(std::size_t entry) {
  const auto place = std::ranges::find(entries_, entry);
  if (place == entries_.end()) return;
  const Dataset set = dataSets_[static_cast<std::size_t>(place - entries_.begin())];
  runInBackground(
      this,
      [set] {
        NoProgress progress;
        return set.contentHash(progress);
      },
      [this, entry, path = set.path()](const std::string& hash) {
        const bool same = entry < project_.dataSets.size() && project_.dataSets[entry].path == path;
        if (same) keepHash(entry, hash);
      });
}

void Workspace::keepHash(std::size_t entry, const std::string& hash) {
  ProjectData& data = project_.dataSets[entry];
  if (data.hash == hash) return;
  if (!data.hash.empty()) {
    emit notice({Notice::Severity::Warning,
                 text("The data changed since the project was saved."),
                 {.file = data.path},
                 text("Runs that were made before learned from the earlier files.")});
  }
  data.hash = hash;
  // Not an edit: a crash has nothing to recover from it.
  if (!session_.isDirty() && session_.access() == ProjectSession::Access::Write) session_.save();
}

void Workspace::insertData(std::size_t entry, Dataset set) {
  const auto place = std::ranges::lower_bound(entries_, entry) - entries_.begin();
  entries_.insert(entries_.begin() + place, entry);
  dataSets_.insert(dataSets_.begin() + place, std::move(set));
  std::erase_if(missing_, [entry](const MissingData& one) { return one.entry == entry; });
  selectedIds_.clear();
  currentData_ = static_cast<int>(place);
  emit opened();
  const Dataset& shown = dataSets_[static_cast<std::size_t>(place)];
  if (!shown.items().empty()) select(currentData_, {shown.items().front().id});
}

void Workspace::addData(const std::filesystem::path& folder, const ImportOptions& options) {
  const std::filesystem::path path = std::filesystem::weakly_canonical(folder);
  if (!open_) {
    return read({[path, options, home = projectsFolder_](Progress&) {
                   Project project = openAnyFolder(path, home);
                   for (ProjectData& data : project.dataSets) {
                     if (data.path == path) data.import = options;
                   }
                   return project;
                 },
                 false,
                 {}});
  }
  readLater({{}, path, {}, options}, [this, path, options](const ReadData& read) {
    const ProjectData data{freeName(project_, path.filename().string()), path, read.hash, options};
    edits_.push(
        tr("Add %1").arg(QString::fromStdString(data.name)),
        [this, data, set = read.set] {
          project_.dataSets.push_back(data);
          insertData(project_.dataSets.size() - 1, set);
        },
        [this, name = data.name] { takeDataOut(name); });
  });
}

/// Nothing of the project changes before `done`, so that a cancelled reading leaves nothing.
void Workspace::readLater(const ProjectData& data, std::function<void(const ReadData&)> done) {
  toRead_.push_back({data, std::move(done)});
  readNext();
}

/// One after the other: each takes all cores.
void Workspace::readNext() {
  if (reading_ || toRead_.empty()) return;
  const DataToRead next = std::move(toRead_.front());
  toRead_.pop_front();
  const auto items = std::make_shared<std::atomic<int>>(0);
  const auto finish = beginReading(items);
  emit readingChanged(0, 0);
  runInBackground(
      this,
      [data = next.data, items, progress = reading_] {
        return readWithHash(data, *items, *progress);
      },
      [this, finish, done = next.done](const ReadData& read) {
        if (!finish()) return;
        emit readingChanged(0, 0);
        done(read);
        readNext();
      },
      [this, finish](const std::exception& error) {
        if (!finish()) return;
        readFailed(error);
        readNext();
      });
}

void Workspace::takeDataOut(const std::string& name) {
  const auto found = std::ranges::find(project_.dataSets, name, &ProjectData::name);
  if (found == project_.dataSets.end()) return;
  const auto entry = static_cast<std::size_t>(found - project_.dataSets.begin());
  project_.dataSets.erase(found);
  for (std::size_t i = entries_.size(); i-- > 0;) {
    if (entries_[i] == entry) {
      dataSets_.erase(dataSets_.begin() + static_cast<std::ptrdiff_t>(i));
      entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(i));
    } else if (entries_[i] > entry) {
      --entries_[i];
    }
  }
  selectedIds_.clear();
  currentData_ = 0;
  emit opened();
  emit selectionChanged();
}

void Workspace::locateData(std::size_t entry, const std::filesystem::path& folder) {
  ProjectData data = project_.dataSets.at(entry);
  data.path = std::filesystem::weakly_canonical(folder);
  readLater(data, [this, entry, data](const ReadData& read) {
    if (!data.hash.empty() && data.hash != read.hash) {
      emit notice({Notice::Severity::Error,
                   text("This folder holds other data than the project was made with."),
                   {.file = data.path},
                   text("Choose the folder of these data, or add this one as a new data set.")});
      return;
    }
    const bool known = entry < project_.dataSets.size() &&
                       project_.dataSets[entry].name == data.name &&
                       std::ranges::count(entries_, entry) == 0;
    if (!known) return;
    project_.dataSets[entry].path = data.path;
    project_.dataSets[entry].hash = read.hash;
    if (!session_.save()) session_.touch();
    insertData(entry, read.set);
  });
}

}  // namespace emoforge
