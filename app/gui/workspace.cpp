// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/workspace.h"

#include <fmt/format.h>
#include <QTimer>

#include <algorithm>
#include <cmath>

#include "app/gui/background.h"
#include "app/gui/job_progress.h"
#include "core/base/random.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/run_folder.h"

namespace emoforge {
namespace {

Notice noticeOf(const std::exception& error) {
  if (const auto* known = dynamic_cast<const Error*>(&error)) return toNotice(*known);
  return {Notice::Severity::Error, error.what(), {}, {}};
}

/// A project, or a plain data set folder with its project under `home`.
Project openAnyFolder(const std::filesystem::path& folder, const std::filesystem::path& home) {
  if (home.empty() || Project::isProject(folder)) return Project::open(folder);
  Project project = Project::open(folder);
  const std::string mark = fmt::format("{:08x}", fnv1a(project.folder.string()) >> 32U);
  const std::filesystem::path own = home / (project.name + "-" + mark);
  if (Project::isProject(own)) return Project::open(own);
  project.folder = own;
  return project;
}

}  // namespace

/// A project as the pool thread read it.
struct Workspace::Content {
  Project project;
  std::vector<Dataset> dataSets;
  std::vector<std::size_t> entries;
  std::vector<Notice> notices;
};

Workspace::Workspace(QObject* parent) : QObject(parent) {
  connect(&edits_, &ProjectEdits::selectionsChanged, this, &Workspace::excludedChanged);
  connect(&edits_, &ProjectEdits::edited, this, &Workspace::saveProject);
}

Workspace::~Workspace() {
  cancelReading();
}

void Workspace::open(const std::filesystem::path& folder) {
  read([folder, home = projectsFolder_](Progress&) { return openAnyFolder(folder, home); });
}

void Workspace::openDemo(const std::filesystem::path& folder, const std::string& modality) {
  read([folder, modality](Progress& progress) {
    return openDemoProject(folder, modality, progress);
  });
}

void Workspace::cancelReading() {
  if (reading_) reading_->requestCancel();
}

void Workspace::read(std::function<Project(Progress&)> openProject) {
  cancelReading();
  reading_ = std::make_shared<JobProgress>();
  auto* ticker = new QTimer(this);
  connect(ticker, &QTimer::timeout, this, [this, progress = reading_] {
    const JobNews news = progress->takeNews();
    constexpr int kUnknownTotal = 100;
    emit readingChanged(static_cast<int>(std::lround(news.stageFraction * kUnknownTotal)),
                        kUnknownTotal);
  });
  ticker->start(100);
  const auto work = [openProject, progress = reading_] {
    Content content;
    progress->begin({{"", 1.0}});
    content.project = openProject(*progress);
    for (std::size_t i = 0; i < content.project.dataSets.size(); ++i) {
      const ProjectData& data = content.project.dataSets[i];
      try {
        content.dataSets.push_back(
            Dataset::open(data.path, registry().formats, data.import).checked(*progress));
        content.entries.push_back(i);
      } catch (const Error& error) {
        content.notices.push_back(toNotice(error));  // the other data sets open all the same
      }
    }
    return content;
  };
  const auto finish = [this, ticker, progress = reading_] {
    ticker->deleteLater();
    const bool current = reading_ == progress;
    if (current) reading_.reset();
    return current;
  };
  runInBackground(
      this, work,
      [this, finish](Content content) {
        if (finish()) take(std::move(content));
      },
      [this, finish](const std::exception& error) {
        if (!finish()) return;
        // To be asked to stop is no failure.
        if (dynamic_cast<const Cancelled*>(&error) == nullptr) emit failed(noticeOf(error));
        emit readingChanged(0, 0);
      });
}

void Workspace::take(Content content) {
  project_ = std::move(content.project);
  dataSets_ = std::move(content.dataSets);
  entries_ = std::move(content.entries);
  edits_.reset();
  selectedIds_.clear();
  currentData_ = 0;
  open_ = true;
  readRuns();
  emit opened();
  for (const auto& one : content.notices) emit notice(one);
  if (dataSets_.empty() || dataSets_.front().items().empty()) return;
  const Dataset& first = dataSets_.front();
  const std::vector<std::size_t> leading = first.itemsOfClass(first.classes().front());
  select(0, {first.items()[leading.empty() ? 0 : leading.front()].id});
}

void Workspace::readRuns() {
  runs_.clear();
  std::erase_if(project_.runs, [this](const std::filesystem::path& folder) {
    try {
      runs_.push_back(RunFolder::readRecord(folder));
      return false;
    } catch (const Error& error) {
      emit notice(toNotice(error));
      return true;
    }
  });
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
  const Dataset* set = data();
  if (!set) return;
  runInBackground(
      context,
      [set = *set, item] {
        const SamplePtr sample = set.load(item);
        LoadedClip clip;
        clip.motion = std::dynamic_pointer_cast<const MotionClip>(sample);
        clip.posed = std::make_shared<const PosedClip>(toPosedClip(asMotion(*sample)));
        return clip;
      },
      std::move(done), [this](const std::exception& error) { emit notice(noticeOf(error)); });
}

void Workspace::addRun(const std::filesystem::path& folder) {
  if (std::ranges::count(project_.runs, folder) == 0) project_.runs.push_back(folder);
  readRuns();
  saveProject();
  emit runsChanged();
}

std::filesystem::path Workspace::nextRunFolder(const std::string& generator) const {
  return project_.nextRunFolder(generator);
}

void Workspace::saveProject() {
  try {
    project_.save();
  } catch (const Error& error) {
    emit notice(toNotice(error));
  }
}

}  // namespace emoforge
