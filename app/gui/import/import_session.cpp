// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/import/import_session.h"

#include <cmath>

#include "app/gui/background.h"
#include "app/gui/job_progress.h"
#include "core/data/index_csv.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

Notice noticeOf(const std::exception& error) {
  if (const auto* known = dynamic_cast<const Error*>(&error)) return toNotice(*known);
  return {Notice::Severity::Error, error.what(), {}, {}};
}

}  // namespace

ImportSession::ImportSession(const FormatCatalogue& formats, QObject* parent)
    : QObject(parent), formats_(formats) {
  ticker_.setInterval(100);
  connect(&ticker_, &QTimer::timeout, this, [this] {
    if (!reading_) return;
    const double share = reading_->takeNews().stageFraction;
    emit progressed(static_cast<int>(std::lround(share * total_)), total_);
  });
}

ImportSession::~ImportSession() {
  stopReading();
}

void ImportSession::setSource(const std::vector<fs::path>& paths) {
  stopReading();
  paths_ = paths;
  options_ = {};
  survey_.reset();
  checked_.reset();
  collection_.reset();
  guess_ = true;
  if (paths.size() == 1 && paths.front().filename() == "index.csv") {
    folder_ = paths.front().parent_path();
  } else if (paths.size() == 1 && fs::is_directory(paths.front())) {
    folder_ = paths.front();
  } else {
    collection_ = std::make_unique<QTemporaryDir>();
    folder_ = fs::weakly_canonical(collection_->path().toStdString());
  }
  look();
}

void ImportSession::setOptions(const ImportOptions& options) {
  options_ = options;
  look();
}

/// Names and tables: quick, but on a slow disk not quick enough for the interface thread.
void ImportSession::look() {
  const int generation = ++generation_;
  const bool fill = isCollection() && !survey_;
  const auto work = [folder = folder_, paths = paths_, options = options_, guess = guess_, fill,
                     &formats = formats_] {
    if (fill) writeIndex(folder, collectItems(paths, formats));
    ImportSurvey survey = surveyImport(folder, formats, options);
    const auto patterns =
        guess ? guessColumnPatterns(survey.data) : std::map<std::string, std::string>();
    if (patterns.empty()) return survey;
    ImportOptions guessed = options;
    guessed.columnPatterns = patterns;
    return surveyImport(folder, formats, guessed);
  };
  runInBackground(
      this, work,
      [this, generation](ImportSurvey survey) {
        if (generation == generation_) take(std::move(survey));
      },
      [this, generation](const std::exception& error) {
        if (generation == generation_) emit failed(noticeOf(error));
      });
}

void ImportSession::take(ImportSurvey survey) {
  guess_ = false;
  options_ = survey.data.options();
  survey_ = std::move(survey);
  emit surveyed();
  read();
}

void ImportSession::stopReading() {
  ticker_.stop();
  if (reading_) reading_->requestCancel();
  reading_.reset();
}

void ImportSession::cancel() {
  if (!reading_) return;
  stopReading();
  emit finished();
}

/// Every file once, unless they were read in the same way already: names and classes change
/// nothing in them.
void ImportSession::read() {
  if (checked_ && readWith_ == options_.formatOptions) {
    if (!reading_) emit finished();
    return;
  }
  if (reading_ && readWith_ == options_.formatOptions) return;
  stopReading();
  checked_.reset();
  readWith_ = options_.formatOptions;
  reading_ = std::make_shared<JobProgress>();
  reading_->begin({{"", 1.0}});
  ImportOptions all = options_;
  all.classes.clear();
  all.aliases.clear();
  total_ = 0;
  for (const ClassFound& found : survey_->classes) total_ += static_cast<int>(found.items);
  emit progressed(0, total_);
  ticker_.start();
  runInBackground(
      this,
      [folder = folder_, all, progress = reading_, &formats = formats_] {
        return Dataset::open(folder, formats, all).checked(*progress);
      },
      [this, progress = reading_](Dataset data) {
        if (progress != reading_) return;
        stopReading();
        checked_ = std::move(data);
        emit progressed(total_, total_);
        emit finished();
      },
      [this, progress = reading_](const std::exception& error) {
        if (progress != reading_) return;
        stopReading();
        if (dynamic_cast<const Cancelled*>(&error) == nullptr) emit failed(noticeOf(error));
        emit finished();
      });
}

}  // namespace emoforge
