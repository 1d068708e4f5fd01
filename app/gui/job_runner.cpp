// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/job_runner.h"

#include <QStringList>

#include <algorithm>

namespace emoforge {
namespace {

QString shellWord(const QString& word) {
  static const QString kPlain =
      QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=,:");
  const bool plain = std::ranges::all_of(word, [](QChar c) { return kPlain.contains(c); });
  if (plain && !word.isEmpty()) return word;
  QString quoted = word;
  quoted.replace("'", "'\\''");
  return "'" + quoted + "'";
}

}  // namespace

QString commandFor(const TrainRequest& request, bool resume) {
  QStringList words = {"emoforge-cli", "train"};
  const auto add = [&words](const char* option, const std::string& value) {
    words << option << shellWord(QString::fromStdString(value));
  };
  if (resume) {
    words << "--resume";
  } else {
    add("--data", request.data.string());
    if (!request.import.classes.empty()) {
      QStringList names;
      for (const auto& name : request.import.classes) names << QString::fromStdString(name);
      add("--classes", names.join(',').toStdString());
    }
    for (const auto& [from, to] : request.import.aliases) add("--map", from + "=" + to);
    for (const auto& [name, pattern] : request.import.columnPatterns)
      add("--columns", name + "=" + pattern);
    for (const auto& [name, value] : request.import.formatOptions)
      add("--import", name + "=" + value);
    for (const auto& id : request.exclude) add("--exclude", id);
    add("--generator", request.generator);
    if (!request.preset.empty()) add("--preset", request.preset);
    for (const auto& [name, value] : request.set.items()) {
      add("--set", name + "=" + (value.is_string() ? value.get<std::string>() : value.dump()));
    }
    add("--seed", std::to_string(request.seed));
  }
  add("--out", request.out.string());
  return words.join(' ');
}

std::optional<double> Job::secondsLeft() const {
  const bool known = fraction > 0.0 && (fraction >= 0.03 || elapsedSeconds > 10.0);
  if (!known) return std::nullopt;
  return elapsedSeconds * (1.0 - fraction) / fraction;
}

JobRunner::JobRunner(QObject* parent) : QObject(parent) {
  timer_.setInterval(33);
  connect(&timer_, &QTimer::timeout, this, &JobRunner::takeNews);
}

JobRunner::~JobRunner() {
  if (progress_) progress_->requestCancel();
}

int JobRunner::start(const QString& title, const TrainRequest& request, bool resume) {
  Job job;
  job.id = nextId_++;
  job.title = title;
  job.caption = tr("seed %1, %2")
                    .arg(request.seed)
                    .arg(QString::fromStdString(request.data.filename().string()));
  job.command = commandFor(request, resume);
  job.request = request;
  job.resume = resume;
  jobs_.push_back(job);
  emit jobChanged(job.id);
  startNext();
  return job.id;
}

void JobRunner::pause(int id) {
  Job* job = findJob(id);
  if (!job || job->state != JobState::Running) return;
  progress_->requestPause(true);
  job->state = JobState::Pausing;
  emit jobChanged(id);
}

void JobRunner::resume(int id) {
  Job* job = findJob(id);
  if (!job) return;
  if (job->state == JobState::Paused || job->state == JobState::Pausing) {
    progress_->requestPause(false);
    job->state = JobState::Running;
  } else if (job->state == JobState::Failed || job->state == JobState::Idle) {
    job->resume = true;
    job->state = JobState::Waiting;
    startNext();
  }
  emit jobChanged(id);
}

void JobRunner::stop(int id) {
  Job* job = findJob(id);
  if (!job || !actionsOf(job->state).stop) return;
  if (job->state == JobState::Waiting) {
    job->state = JobState::Idle;
  } else {
    progress_->requestCancel();
    job->state = JobState::Stopping;
  }
  emit jobChanged(id);
}

const Job* JobRunner::find(int id) const {
  const auto found = std::ranges::find(jobs_, id, &Job::id);
  return found == jobs_.end() ? nullptr : &*found;
}

const Job* JobRunner::running() const {
  return find(current_);
}

Job* JobRunner::findJob(int id) {
  return const_cast<Job*>(find(id));
}

void JobRunner::startNext() {
  if (current_ != 0) return;
  const auto next = std::ranges::find(jobs_, JobState::Waiting, &Job::state);
  if (next == jobs_.end()) return;
  next->state = JobState::Running;
  current_ = next->id;
  progress_ = std::make_shared<JobProgress>();
  // The thread works on copies; its ending comes back through the event loop.
  worker_ = std::jthread([this, job = *next, progress = progress_] {
    const Ending ending = execute(job, *progress);
    QMetaObject::invokeMethod(
        this, [this, id = job.id, ending] { end(id, ending); }, Qt::QueuedConnection);
  });
  timer_.start();
  emit jobChanged(current_);
}

JobRunner::Ending JobRunner::execute(const Job& job, Progress& progress) {
  const double checkpointSeconds = job.request.checkpointSeconds;
  try {
    RunRecord record = job.resume ? resumeTraining(job.request.out, {}, checkpointSeconds, progress)
                                  : train(job.request, progress);
    return {JobState::Finished, {}, std::move(record)};
  } catch (const Cancelled&) {
    return {JobState::Idle, tr("Stopped. The checkpoint is kept."), std::nullopt};
  } catch (const std::exception& error) {
    return {JobState::Failed, QString::fromUtf8(error.what()), std::nullopt};
  }
}

void JobRunner::takeNews() {
  Job* job = findJob(current_);
  if (!job) return;
  const JobNews news = progress_->takeNews();
  job->fraction = news.fraction;
  job->stages = news.stages;
  job->stage = news.stage;
  job->stageFraction = news.stageFraction;
  job->elapsedSeconds = news.elapsedSeconds;
  if (news.stage < news.stages.size())
    job->message = QString::fromStdString(news.stages[news.stage].name);
  if (job->state == JobState::Pausing && news.waiting) job->state = JobState::Paused;
  if (!news.points.empty()) emit pointsAdded(job->id, news.points);
  for (const auto& [key, preview] : news.previews) emit previewArrived(job->id, preview);
  for (const auto& notice : news.notices) emit noticeArrived(job->id, notice);
  emit jobChanged(job->id);
}

void JobRunner::end(int id, const Ending& ending) {
  takeNews();
  timer_.stop();
  current_ = 0;
  Job* job = findJob(id);
  job->state = ending.state;
  job->message = ending.message;
  job->record = ending.record;
  if (ending.record) job->elapsedSeconds = ending.record->seconds;
  if (ending.state == JobState::Finished) job->fraction = 1.0;
  emit jobChanged(id);
  if (ending.state == JobState::Finished) emit jobFinished(id);
  startNext();
}

}  // namespace emoforge
