// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/workspace.h"

#include <QTimer>

#include <algorithm>
#include <cmath>

#include "app/gui/background.h"
#include "app/gui/clip_loading.h"
#include "app/gui/failure_notice.h"
#include "app/gui/job_progress.h"
#include "core/experiment/run_folder.h"

namespace emoforge {
namespace {

/// A run that ended after its project was closed.
void listInClosedProject(const std::filesystem::path& home, const std::filesystem::path& run) {
  if (!Project::isProject(home)) return;
  Project project = Project::open(home);
  if (std::ranges::count(project.runs, run) > 0) return;
  project.runs.push_back(run);
  project.save();
}

}  // namespace

Workspace::Workspace(QObject* parent) : QObject(parent) {
  connect(&edits_, &ProjectEdits::selectionsChanged, this, &Workspace::excludedChanged);
  connect(&edits_, &ProjectEdits::edited, &session_, &ProjectSession::touch);
  connect(&session_, &ProjectSession::notice, this, &Workspace::notice);
}

Workspace::~Workspace() {
  cancelReading();
}

void Workspace::setProjectsFolder(const std::filesystem::path& folder) {
  projectsFolder_ = folder;
  session_.setFallbackFolder(folder / "autosave");
}

void Workspace::open(const std::filesystem::path& folder, bool readOnly) {
  read({[folder, home = projectsFolder_](Progress&) { return openAnyFolder(folder, home); },
        readOnly,
        {}});
}

void Workspace::openDemo(const std::filesystem::path& folder, const std::string& modality) {
  read({[folder, modality](Progress& progress) {
          return openDemoProject(folder, modality, progress);
        },
        false,
        {}});
}

void Workspace::create(const std::filesystem::path& folder, const std::string& name) {
  open(Project::create(folder, name).folder);
}

void Workspace::cancelReading() {
  toRead_.clear();
  if (reading_) reading_->requestCancel();
}

/// What comes of it is not wanted any more, even where it is done already.
void Workspace::dropReading() {
  cancelReading();
  if (!reading_) return;
  reading_.reset();
  emit readingChanged(0, 0);
}

void Workspace::read(ProjectRequest request) {
  dropReading();
  if (session_.isDirty() && session_.access() == ProjectSession::Access::Write) session_.save();
  if (open_ && session_.access() != ProjectSession::Access::ReadOnly)
    request.openFolder = project_.folder;
  request.items = std::make_shared<std::atomic<int>>(0);
  const auto finish = beginReading(request.items);
  const auto work = [request, progress = reading_] {
    progress->begin({{"", 1.0}});
    // Movable only, while the callback has to be copied.
    return std::make_shared<ProjectContent>(readProject(request, *progress));
  };
  runInBackground(
      this, work,
      [this, finish](const std::shared_ptr<ProjectContent>& content) {
        if (finish()) take(std::move(*content));
      },
      [this, finish](const std::exception& error) {
        if (finish()) readFailed(error);
      });
}

std::function<bool()> Workspace::beginReading(const std::shared_ptr<std::atomic<int>>& items) {
  reading_ = std::make_shared<JobProgress>();
  auto* ticker = new QTimer(this);
  connect(ticker, &QTimer::timeout, this, [this, items, progress = reading_] {
    if (reading_ != progress) return;
    const double share = progress->takeNews().fraction;
    const int total = *items;
    emit readingChanged(static_cast<int>(std::lround(share * total)), total);
  });
  ticker->start(100);
  return [this, ticker, progress = reading_] {
    ticker->deleteLater();
    const bool current = reading_ == progress;
    if (current) reading_.reset();
    return current;
  };
}

void Workspace::readFailed(const std::exception& error) {
  if (const auto* inUse = dynamic_cast<const ProjectInUse*>(&error)) {
    emit openElsewhere(inUse->place().file, failureNotice(error));
  } else if (const auto* broken = dynamic_cast<const ProjectDamaged*>(&error)) {
    const std::filesystem::path folder = broken->place().file.parent_path();
    const std::vector<Recovery> kept = session_.autosavesOf(folder);
    if (kept.empty()) {
      emit failed(failureNotice(error));
    } else {
      emit damaged(folder, failureNotice(error), kept.front());
    }
  } else if (dynamic_cast<const Cancelled*>(&error) == nullptr) {  // to be asked is no failure
    emit failed(failureNotice(error));
  }
  emit readingChanged(0, 0);
}

void Workspace::take(ProjectContent content) {
  if (content.sameFolder && session_.isDirty() && session_.save()) {
    return open(project_.folder);  // edited while it was read
  }
  if (content.sameFolder) content.lock = session_.releaseLock();
  if (!session_.end()) return;  // its notice tells why; the edits stay where they are
  project_ = std::move(content.project);
  dataSets_ = std::move(content.dataSets);
  entries_ = std::move(content.entries);
  missing_ = std::move(content.missing);
  edits_.reset();
  selectedIds_.clear();
  currentData_ = 0;
  open_ = true;
  recoveries_ = session_.begin(std::move(content.lock));
  readRuns(true);
  emit opened();
  emit recoveriesChanged();
  for (const MissingData& one : missing_) {
    if (!one.gone) emit notice(one.notice);
  }
  for (const std::size_t entry : entries_) hashData(entry);
  showFirstItem();
}

void Workspace::showFirstItem() {
  if (dataSets_.empty() || dataSets_.front().items().empty()) return;
  const Dataset& first = dataSets_.front();
  const std::vector<std::size_t> leading = first.itemsOfClass(first.classes().front());
  select(0, {first.items()[leading.empty() ? 0 : leading.front()].id});
}

bool Workspace::close() {
  dropReading();
  if (!session_.end()) return false;
  project_ = {};
  dataSets_.clear();
  entries_.clear();
  missing_.clear();
  recoveries_.clear();
  runs_.clear();
  runFolders_.clear();
  selectedIds_.clear();
  currentData_ = 0;
  edits_.reset();
  open_ = false;
  emit selectionChanged();
  emit closed();
  return true;
}

void Workspace::readRuns(bool tell) {
  runs_.clear();
  runFolders_.clear();
  for (const std::filesystem::path& folder : project_.runs) {
    try {
      runs_.push_back(RunFolder::readRecord(folder));
      runFolders_.push_back(folder);
    } catch (const Error& error) {
      if (tell) emit notice(toNotice(error));
    }
  }
}

const Dataset* Workspace::data() const {
  const auto index = static_cast<std::size_t>(currentData_);
  return index < dataSets_.size() ? &dataSets_[index] : nullptr;
}

const Item* Workspace::currentItem() const {
  return data() && !selectedIds_.empty() ? data()->find(selectedIds_.front()) : nullptr;
}

void Workspace::select(int data, const std::vector<std::string>& ids) {
  if (data == currentData_ && ids == selectedIds_) return;
  currentData_ = data;
  selectedIds_ = ids;
  emit selectionChanged();
}

void Workspace::loadClip(const Item& item, QObject* context, std::function<void(LoadedClip)> done) {
  if (data() != nullptr) {
    readClip(*data(), item, context, std::move(done),
             [this](const Notice& problem) { emit notice(problem); });
  }
}

void Workspace::addRun(const std::filesystem::path& folder) {
  const std::filesystem::path home = folder.parent_path().parent_path();
  if (home != project_.folder && std::ranges::count(project_.runs, folder) == 0) {
    try {
      return listInClosedProject(home, folder);
    } catch (const Error& error) {
      emit notice(toNotice(error));
      return;
    }
  }
  if (std::ranges::count(project_.runs, folder) == 0) project_.runs.push_back(folder);
  readRuns(false);
  // A run is a result: it is in the file before anything else can happen.
  if (!session_.save()) session_.touch();
  emit runsChanged();
}

std::filesystem::path Workspace::nextRunFolder(const std::string& generator) const {
  return project_.nextRunFolder(generator);
}

Json Workspace::dataRecord() const {
  const Dataset* set = data();
  if (set == nullptr) return {};
  Json record{{"name", set->name()}, {"path", set->path().string()}};
  for (const ProjectData& known : project_.dataSets) {
    if (known.path == set->path()) record["hash"] = known.hash;
  }
  return record;
}

void Workspace::setLayoutEntry(const std::string& key, const Json& value) {
  if (!open_ || layoutEntry(key) == value) return;
  project_.layout[key] = value;
  session_.touch();
}

}  // namespace emoforge
