// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/train/train_head.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "app/gui/pages/class_progress.h"
#include "widgets/elided_label.h"
#include "widgets/job_list.h"
#include "widgets/job_look.h"
#include "widgets/notice_bar.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

TrainHead::TrainHead(QWidget* parent) : QWidget(parent) {
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 6);
  column->setSpacing(0);
  auto* line = new QWidget(this);
  line->setFixedHeight(theme().scaled(44));
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(10);
  title_ = makeLabel({}, "title", line);
  chip_ = makeLabel({}, "small", line);
  chip_->setProperty("kind", "chip");
  chip_->setContentsMargins(8, 3, 8, 3);
  message_ = new ElidedLabel({}, "detail", Qt::ElideRight, line);
  times_ = makeLabel({}, "detail", line);
  times_->setTextFormat(Qt::RichText);
  command_ = makeIconButton("terminal", tr("Copy as command"), line);
  QToolButton* log = makeIconButton("notebook-text", tr("Log of the run"), line);
  row->addWidget(title_);
  row->addWidget(chip_, 0, Qt::AlignVCenter);
  row->addWidget(message_, 1);
  row->addWidget(times_);
  row->addWidget(command_);
  row->addWidget(log);
  bars_ = new ClassProgress(this);
  notices_ = new NoticeStack(this);
  column->addWidget(line);
  column->addWidget(bars_);
  column->addWidget(notices_);
  connect(command_, &QToolButton::clicked, this, &TrainHead::commandRequested);
  connect(log, &QToolButton::clicked, this, &TrainHead::logRequested);
  connect(bars_, &ClassProgress::chosen, this, &TrainHead::classChosen);
  connect(notices_, &NoticeStack::actionRequested, this, [this](const QString& id) {
    if (id == "resume") emit resumeRequested();
  });
}

void TrainHead::setMarks(const ClassMarks& marks) {
  bars_->setMarks(marks);
}

void TrainHead::setWatched(const QString& label) {
  watched_ = label;
  bars_->setWatched(label);
}

QString TrainHead::message() const {
  return message_->text();
}

void TrainHead::setState(JobState state) {
  chip_->setVisible(true);
  chip_->setText(jobStateName(state));
  const bool running =
      state == JobState::Running || state == JobState::Pausing || state == JobState::Stopping;
  setStyleProperty(chip_, "state",
                   running                     ? "running"
                   : state == JobState::Failed ? "error"
                   : state == JobState::Paused ? "warning"
                                               : "");
}

QString TrainHead::messageOf(const Job& job) const {
  if (job.state == JobState::Pausing || job.state == JobState::Stopping)
    return tr("Finishing the step");
  if (job.state == JobState::Paused && job.checkpointTime.isValid()) {
    return tr("Checkpoint of %1 at iteration %2")
        .arg(job.checkpointTime.toLocalTime().toString("HH:mm:ss"))
        .arg(job.checkpointStep());
  }
  if (job.state == JobState::Finished && job.finals.size() > 0 && job.seeds.size() > 1)
    return tr("Final quantisation error of %1 seeds, mean and 95 % interval").arg(job.seeds.size());
  const std::string label = watched_.toStdString();
  const Progress::Stage* stage = job.stageOf(label);
  const auto step = job.steps.find(label);
  if (job.state != JobState::Running || stage == nullptr || step == job.steps.end())
    return job.message;
  QString text = tr("Class %1 of %2, %3, iteration %4 of %5")
                     .arg(stage - job.stages.data() + 1)
                     .arg(job.stages.size())
                     .arg(watched_)
                     .arg(step->second)
                     .arg(stage->steps);
  if (job.seeds.size() > 1) text = tr("Seed %1. %2").arg(job.request.seed).arg(text);
  return text;
}

void TrainHead::showJob(const Job& job) {
  title_->setText(job.title);
  command_->setVisible(true);
  setState(job.state);
  message_->setText(messageOf(job));
  const std::optional<double> left = job.secondsLeft();
  const bool running = job.state == JobState::Running || job.state == JobState::Pausing;
  QString times = tr("Elapsed <b>%1</b>").arg(formatDuration(job.elapsedSeconds));
  if (running && left) times += tr(" &nbsp;&nbsp; About <b>%1</b> left").arg(formatDuration(*left));
  times_->setText(times);
  if (!job.stages.empty()) bars_->showJob(job);
  showEnding(job);
}

void TrainHead::showEnding(const Job& job) {
  const bool halted = job.state == JobState::Paused && !job.halt.isEmpty();
  const bool interrupted = halted || job.state == JobState::Failed || job.state == JobState::Idle;
  if (!interrupted) {
    endingOf_ = 0;
    notices_->remove(ending_);
    ending_ = nullptr;
    return;
  }
  if (endingOf_ == job.id) return;
  endingOf_ = job.id;
  Notice notice;
  notice.severity = halted                          ? Notice::Severity::Warning
                    : job.state == JobState::Failed ? Notice::Severity::Error
                                                    : Notice::Severity::Info;
  notice.message = job.message.isEmpty() ? tr("Stopped before it began.").toStdString()
                                         : job.message.toStdString();
  QVector<std::pair<QString, QString>> actions;
  if (job.resumable()) {
    const std::size_t step = job.checkpointStep();
    actions.append({"resume", step > 0 ? tr("Resume from %1").arg(step) : tr("Resume")});
  }
  ending_ = notices_->add(notice, actions);
}

void TrainHead::showRun(const RunRecord& record, const std::filesystem::path& folder) {
  title_->setText(runTitle(folder));
  command_->setVisible(false);
  setState(JobState::Finished);
  message_->setText(tr("Seed %1, %2 training items").arg(record.seed).arg(record.items.size()));
  times_->setText(tr("Took <b>%1</b>").arg(formatDuration(record.seconds)));
  QStringList names;
  for (const std::string& name : record.classes) names << QString::fromStdString(name);
  bars_->showClasses(names, tr("trained"), 1.0);
}

void TrainHead::showNothing(const QString& data, const QStringList& classes) {
  title_->setText(tr("New run"));
  chip_->hide();
  command_->setVisible(false);
  message_->setText(data);
  times_->clear();
  bars_->showClasses(classes, tr("not trained"), 0.0);
}

void TrainHead::addNotice(const Notice& notice) {
  auto& [bar, places] = told_[notice.message];
  ++places;
  if (bar.isNull()) {
    bar = notices_->add(notice);
    return;
  }
  Notice joined = notice;
  joined.place = {};
  joined.place.item = tr("%1 places").arg(places).toStdString();
  bar->setNotice(joined);
}

void TrainHead::clearNotices() {
  notices_->clear();
  told_.clear();
}

}  // namespace emoforge
