// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/job_runner.h"

#include <algorithm>

#include "core/base/not_a_number.h"

namespace emoforge {
namespace {

/// "quantisation-error/happy" → "happy".
std::string classOf(const std::string& series) {
  const std::size_t slash = series.find('/');
  return slash == std::string::npos ? std::string() : series.substr(slash + 1);
}

QString captionOf(const std::vector<TrainRequest>& seeds) {
  const QString data = QString::fromStdString(seeds.front().data.filename().string());
  if (seeds.size() == 1) return JobRunner::tr("seed %1, %2").arg(seeds.front().seed).arg(data);
  return JobRunner::tr("seeds %1 to %2, %3")
      .arg(seeds.front().seed)
      .arg(seeds.back().seed)
      .arg(data);
}

}  // namespace

JobRunner::JobRunner(QObject* parent) : QObject(parent) {
  timer_.setInterval(33);
  connect(&timer_, &QTimer::timeout, this, &JobRunner::takeNews);
}

JobRunner::~JobRunner() {
  if (progress_) progress_->requestCancel();
}

int JobRunner::add(Job job) {
  job.id = nextId_++;
  job.request = job.seeds.at(job.seed);
  job.caption = captionOf(job.seeds);
  jobs_.push_back(std::move(job));
  emit orderChanged();
  return jobs_.back().id;
}

int JobRunner::start(const QString& title, std::vector<TrainRequest> seeds) {
  Job job;
  job.title = title;
  job.seeds = std::move(seeds);
  job.command = commandFor(job);
  const int id = add(std::move(job));
  emit jobChanged(id);
  startNext();
  return id;
}

int JobRunner::addInterrupted(const RunRecord& record, const std::filesystem::path& folder,
                              const std::vector<CheckpointMark>& checkpoints) {
  Job job;
  job.title = runTitle(folder);
  job.seeds = {requestOf(record, folder)};
  job.state = record.state == RunState::Failed ? JobState::Failed : JobState::Paused;
  job.message = QString::fromStdString(record.failure);
  if (job.state == JobState::Paused) job.halt = job.message;
  job.elapsedSeconds = record.seconds;
  for (const CheckpointMark& mark : checkpoints) {
    job.checkpoints[mark.label] = job.steps[mark.label] = mark.step;
    job.checkpointTime = QDateTime::fromString(QString::fromStdString(mark.time), Qt::ISODate);
  }
  return addIdle(std::move(job));
}

int JobRunner::addIdle(Job job) {
  job.command = commandFor(job);
  const int id = add(std::move(job));
  emit jobChanged(id);
  return id;
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
  if (job->state == JobState::Waiting) {
    const auto first = std::ranges::find(jobs_, JobState::Waiting, &Job::state);
    std::rotate(first, jobs_.begin() + (job - jobs_.data()),
                jobs_.begin() + (job - jobs_.data()) + 1);
    if (current_ != 0 && actionsOf(find(current_)->state).stop) {
      runNext_ = id;
      stop(current_);
    }
    emit orderChanged();
  } else if (id == current_) {
    progress_->requestPause(false);
    job->state = JobState::Running;
  } else if (actionsOf(job->state).start && job->state != JobState::Finished) {
    job->state = JobState::Waiting;
    job->message.clear();
    job->halt.clear();
  }
  emit jobChanged(id);
  startNext();
}

void JobRunner::stop(int id) {
  Job* job = findJob(id);
  if (!job || !actionsOf(job->state).stop) return;
  if (id != current_) {
    job->state = JobState::Idle;
  } else {
    progress_->requestCancel();
    job->state = JobState::Stopping;
  }
  emit jobChanged(id);
}

void JobRunner::remove(int id) {
  const Job* job = find(id);
  if (job == nullptr || id == current_) return;
  jobs_.erase(jobs_.begin() + (job - jobs_.data()));
  emit orderChanged();
}

void JobRunner::moveWaiting(int id, int by) {
  Job* job = findJob(id);
  if (job == nullptr || job->state != JobState::Waiting) return;
  Job* const first = jobs_.data();
  Job* const end = first + jobs_.size();
  Job* other = job + by;
  while (other >= first && other < end && other->state != JobState::Waiting) other += by;
  if (other < first || other >= end) return;
  std::swap(*job, *other);
  emit orderChanged();
}

QString JobRunner::waitsAfter(int id) const {
  QString before = current_ == 0 ? QString() : find(current_)->title;
  for (const Job& job : jobs_) {
    if (job.id == id) break;
    if (job.state == JobState::Waiting) before = job.title;
  }
  return before;
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

void JobRunner::tell(Job& job, Notice::Severity level, const QString& text) {
  job.log.push_back({QDateTime::currentDateTime(), level, text});
  emit logged(job.id);
}

void JobRunner::startNext() {
  if (current_ != 0) return;
  Job* next = findJob(runNext_);
  runNext_ = 0;
  if (next == nullptr || next->state != JobState::Waiting) {
    const auto first = std::ranges::find(jobs_, JobState::Waiting, &Job::state);
    if (first == jobs_.end()) return;
    next = &*first;
  }
  const bool goesOn = next->resumable();
  next->state = JobState::Running;
  next->halt.clear();
  current_ = next->id;
  made_ = goesOn;
  elapsedBefore_ = next->elapsedSeconds;
  progress_ = std::make_shared<JobProgress>();
  memory_ = MemoryWatch();
  sinceLook_.start();
  tell(*next, Notice::Severity::Info,
       goesOn ? tr("Goes on with %1, seed %2.").arg(next->title).arg(next->request.seed)
              : tr("Starts %1, seed %2.").arg(next->title).arg(next->request.seed));
  // The thread works on copies; its ending comes back through the event loop.
  worker_ = std::jthread([this, id = next->id, request = next->request, progress = progress_] {
    const Ending ending = execute(request, *progress);
    returnFreedMemory();
    QMetaObject::invokeMethod(
        this, [this, id, ending] { end(id, ending); }, Qt::QueuedConnection);
  });
  timer_.start();
  emit jobChanged(current_);
}

JobRunner::Ending JobRunner::execute(const TrainRequest& request, Progress& progress) {
  try {
    const bool goesOn = std::filesystem::exists(request.out / "run.json");
    RunRecord record = goesOn ? resumeTraining(request.out, {}, request.checkpointSeconds, progress)
                              : train(request, progress);
    return {JobState::Finished, {}, std::move(record)};
  } catch (const NotANumber& error) {
    const std::string told = error.problem() + " " + error.remedy();
    return {JobState::Paused, QString::fromStdString(told), std::nullopt};
  } catch (const Cancelled&) {
    return {JobState::Idle, tr("Stopped. The checkpoint is kept."), std::nullopt};
  } catch (const std::exception& error) {
    return {JobState::Failed, QString::fromUtf8(error.what()), std::nullopt};
  }
}

void JobRunner::takeNews() {
  Job* job = findJob(current_);
  if (!job) return;
  if (sinceLook_.elapsed() > 200) lookAtMemory(*job);
  const JobNews news = progress_->takeNews();
  const auto done = static_cast<double>(job->seed);
  job->fraction = (done + news.fraction) / static_cast<double>(job->seeds.size());
  job->stages = news.stages;
  job->stageFractions = news.stageFractions;
  job->stage = news.stage;
  job->elapsedSeconds = elapsedBefore_ + news.elapsedSeconds;
  if (news.stage < news.stages.size())
    job->message = QString::fromStdString(news.stages[news.stage].name);
  for (const CurvePoint& point : news.points) {
    job->steps[classOf(point.series)] = point.step;
    job->lastValues[point.series] = point.value;
  }
  if (!made_ && !news.points.empty()) {
    made_ = true;
    emit runMade(job->request.out);
  }
  if (!news.checkpoints.empty()) job->checkpointTime = QDateTime::currentDateTime();
  for (const auto& [label, step] : news.checkpoints) {
    job->checkpoints[label] = step;
    emit checkpointSaved(job->id, label, step);
  }
  if (!news.checkpoints.empty())
    tell(*job, Notice::Severity::Info,
         tr("Checkpoint at iteration %1.").arg(job->checkpointStep()));
  if (job->state == JobState::Pausing && news.waiting) job->state = JobState::Paused;
  if (!news.points.empty()) emit pointsAdded(job->id, news.points);
  for (const auto& [key, previews] : news.previews) {
    for (const Preview& preview : previews) emit previewArrived(job->id, preview);
  }
  for (const auto& notice : news.notices) {
    tell(*job, notice.severity, QString::fromStdString(notice.toString()));
    emit noticeArrived(job->id, notice);
  }
  emit jobChanged(job->id);
}

void JobRunner::lookAtMemory(Job& job) {
  memory_.look();
  job.memoryBytes = std::max(job.memoryBytes, memory_.peak());
  sinceLook_.restart();
}

bool JobRunner::startNextSeed(Job& job) {
  if (job.seed + 1 >= job.seeds.size()) return false;
  job.request = job.seeds[++job.seed];
  job.steps.clear();
  job.checkpoints.clear();
  job.checkpointTime = {};
  job.lastValues.clear();
  job.state = JobState::Waiting;
  return true;
}

void JobRunner::end(int id, const Ending& ending) {
  takeNews();
  timer_.stop();
  current_ = 0;
  Job* job = findJob(id);
  job->state = ending.state;
  job->message = ending.message;
  const bool finished = ending.state == JobState::Finished;
  if (job->resumable()) emit runMade(job->request.out);
  if (finished) {
    job->record = ending.record;
    job->finished = QDateTime::currentDateTime();
    for (const auto& [series, value] : job->lastValues) job->finals[series].push_back(value);
    tell(*job, Notice::Severity::Info, tr("Finished, seed %1.").arg(job->request.seed));
    if (startNextSeed(*job)) {
      startNext();
      emit seedStarted(id);
      return;
    }
    job->fraction = 1.0;
  } else {
    const bool halted = ending.state == JobState::Paused;
    if (halted) job->halt = ending.message;
    tell(*job,
         ending.state == JobState::Failed ? Notice::Severity::Error
         : halted                         ? Notice::Severity::Warning
                                          : Notice::Severity::Info,
         ending.message);
  }
  // It made room for another and waits right behind that one.
  if (ending.state == JobState::Idle && runNext_ != 0) job->state = JobState::Waiting;
  emit jobChanged(id);
  if (finished) emit jobFinished(id);
  startNext();
}

}  // namespace emoforge
