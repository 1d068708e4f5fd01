// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/panels/jobs_panel.h"

#include <QClipboard>
#include <QGuiApplication>

#include "widgets/empty_view.h"
#include "widgets/job_list.h"
#include "widgets/surface.h"

namespace emoforge {

JobsPanel::JobsPanel(const WindowContext& context, QWidget* parent)
    : QStackedWidget(parent),
      context_(context),
      model_(new JobModel(this)),
      list_(new JobList(model_, this)) {
  setSurface(this, "panel");
  addWidget(
      new EmptyView("list", tr("No jobs yet"), tr("Start on the Train page makes one."), this));
  addWidget(list_);
  connect(&context_.jobs, &JobRunner::jobChanged, this, &JobsPanel::showJob);
  connect(list_, &JobList::startRequested, this,
          [this](const QString& id) { context_.jobs.resume(id.toInt()); });
  connect(list_, &JobList::stopRequested, this,
          [this](const QString& id) { context_.jobs.stop(id.toInt()); });
  connect(list_, &JobList::pauseRequested, this,
          [this](const QString& id) { context_.jobs.pause(id.toInt()); });
  connect(list_, &JobList::commandRequested, this, [this](const QString& id) {
    if (const Job* job = context_.jobs.find(id.toInt()))
      QGuiApplication::clipboard()->setText(job->command);
  });
}

void JobsPanel::showJob(int id) {
  const Job* job = context_.jobs.find(id);
  if (job == nullptr) return;
  setCurrentWidget(list_);
  JobRow row;
  row.id = QString::number(id);
  row.name = job->title;
  row.detail = job->state == JobState::Failed ? job->message : job->caption;
  row.state = job->state;
  row.fraction = job->fraction;
  switch (job->state) {
    case JobState::Running:
      row.right = timeLeftText(job->fraction, job->elapsedSeconds);
      break;
    case JobState::Finished:
      row.right = tr("took %1").arg(formatDuration(job->elapsedSeconds));
      break;
    default:
      row.right = jobStateName(job->state);
  }
  model_->put(row);
  emit summaryChanged(model_->summary());
}

}  // namespace emoforge
