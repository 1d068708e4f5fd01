// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/panels/jobs_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

#include "widgets/empty_view.h"
#include "widgets/job_list.h"
#include "widgets/surface.h"

namespace emoforge {
namespace {

/// "0.4 MB", "38 MB"
QString memoryText(std::size_t bytes) {
  const double megabytes = static_cast<double>(bytes) / 1e6;
  return JobsPanel::tr("%1 MB").arg(QLocale().toString(megabytes, 'f', megabytes < 10.0 ? 1 : 0));
}

}  // namespace

JobsPanel::JobsPanel(const WindowContext& context, QWidget* parent)
    : QStackedWidget(parent),
      context_(context),
      model_(new JobModel(this)),
      list_(new JobList(model_, this)) {
  setSurface(this, "panel");
  addWidget(
      new EmptyView("list", tr("No jobs yet"), tr("Start on the Train page makes one."), this));
  addWidget(list_);
  JobRunner& jobs = context_.jobs;
  connect(&jobs, &JobRunner::jobChanged, this, &JobsPanel::showJob);
  connect(&jobs, &JobRunner::orderChanged, this, &JobsPanel::showOrder);
  connect(list_, &JobList::startRequested, this,
          [&jobs](const QString& id) { jobs.resume(id.toInt()); });
  connect(list_, &JobList::stopRequested, this,
          [&jobs](const QString& id) { jobs.stop(id.toInt()); });
  connect(list_, &JobList::pauseRequested, this,
          [&jobs](const QString& id) { jobs.pause(id.toInt()); });
  connect(list_, &JobList::removeRequested, this,
          [&jobs](const QString& id) { jobs.remove(id.toInt()); });
  connect(list_, &JobList::moveRequested, this,
          [&jobs](const QString& id, int by) { jobs.moveWaiting(id.toInt(), by); });
  connect(list_, &JobList::chosen, this, [this](const QString& id) { emit jobChosen(id.toInt()); });
  connect(list_, &JobList::commandRequested, this, [this](const QString& id) {
    if (const Job* job = context_.jobs.find(id.toInt()))
      QGuiApplication::clipboard()->setText(job->command);
  });
}

QString JobsPanel::rightText(const Job& job) const {
  const QString time = job.finished.toString("HH:mm");
  switch (job.state) {
    case JobState::Running:
      return timeLeftText(job.fraction, job.elapsedSeconds);
    case JobState::Pausing:
    case JobState::Stopping:
      return tr("finishing the step");
    case JobState::Finished:
      return tr("%1, took %2").arg(time, formatDuration(job.elapsedSeconds));
    case JobState::Waiting: {
      const QString after = context_.jobs.waitsAfter(job.id);
      return after.isEmpty() ? tr("waiting") : tr("after %1").arg(after);
    }
    case JobState::Idle:
      return tr("stopped");
    case JobState::Paused:
    case JobState::Failed:
      break;
  }
  return jobStateName(job.state);
}

QString JobsPanel::detailOf(const Job& job) const {
  if (job.state == JobState::Failed) return job.message;
  if (job.state == JobState::Paused && !job.halt.isEmpty()) return job.halt;
  if (job.state == JobState::Paused && job.checkpointTime.isValid()) {
    return tr("%1, checkpoint of %2 at iteration %3")
        .arg(job.caption, job.checkpointTime.toLocalTime().toString("HH:mm"))
        .arg(job.checkpointStep());
  }
  QString detail = job.caption;
  if (job.seeds.size() > 1 && job.state == JobState::Running)
    detail = tr("%1, now seed %2").arg(job.caption).arg(job.request.seed);
  return job.memoryBytes == 0 ? detail : tr("%1, %2").arg(detail, memoryText(job.memoryBytes));
}

QString JobsPanel::memoryTip(const Job& job) {
  if (job.memoryBytes == 0) return {};
  return tr("Memory: %1 at most. By so much the memory of the whole program grew while the job "
            "ran: jobs run one at a time, but what you do in the window meanwhile counts too.")
      .arg(memoryText(job.memoryBytes));
}

void JobsPanel::showJob(int id) {
  const Job* job = context_.jobs.find(id);
  if (job == nullptr) return;
  setCurrentWidget(list_);
  JobRow row;
  row.id = QString::number(id);
  row.name = job->title;
  row.detail = detailOf(*job);
  row.right = rightText(*job);
  row.state = job->state;
  row.note = memoryTip(*job);
  row.fraction = job->fraction;
  row.resumable = job->state == JobState::Idle && job->resumable();
  model_->put(row);
  emit summaryChanged(model_->summary(), model_->running() + model_->waiting());
}

void JobsPanel::showOrder() {
  QStringList ids;
  for (const Job& job : context_.jobs.jobs()) {
    ids << QString::number(job.id);
    showJob(job.id);  // what a waiting one comes after may have changed
  }
  const QString current = list_->currentIndex().data(Qt::DisplayRole).toString();
  model_->setOrder(ids);
  for (int row = 0; row < model_->rowCount(); ++row) {
    if (model_->jobs()[row].name == current) list_->setCurrentIndex(model_->index(row));
  }
  if (ids.isEmpty()) setCurrentIndex(0);
  emit summaryChanged(model_->summary(), model_->running() + model_->waiting());
}

}  // namespace emoforge
