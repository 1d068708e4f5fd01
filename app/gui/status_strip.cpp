// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/status_strip.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QToolButton>

#include "app/gui/item_names.h"
#include "app/gui/project/project_badge.h"
#include "core/base/process_memory.h"
#include "core/nn/runtime.h"
#include "widgets/icon_engine.h"
#include "widgets/status_parts.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {}  // namespace

StatusStrip::StatusStrip(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : QStatusBar(parent), workspace_(workspace), jobs_(jobs) {
  setSizeGripEnabled(false);
  setAccessibleName(tr("Status"));
  setFixedHeight(theme().scaled(26));
  panels_ = new QWidget(this);
  auto* row = new QHBoxLayout(panels_);
  row->setContentsMargins(8, 0, 0, 0);
  row->setSpacing(2);
  addWidget(panels_);
  version_ =
      makeLabel(tr("EmoForge %1").arg(QCoreApplication::applicationVersion()), "detail", this);
  version_->setContentsMargins(8, 0, 0, 0);
  addWidget(version_);
  job_ = new JobStatus(this);
  selection_ = new SelectionStatus(this);
  addWidget(job_);
  cancel_ = makeIconButton("x", tr("Cancel reading"), this, true);
  cancel_->setMinimumHeight(theme().scaled(22));
  cancel_->hide();
  connect(cancel_, &QToolButton::clicked, &workspace_, &Workspace::cancelReading);
  addWidget(cancel_);
  addWidget(selection_);
  auto* device = new StatusFact("cpu", tr("Processor"), this);
  const RuntimeInfo info = runtimeInfo();
  static const QRegularExpression version(QStringLiteral(" [0-9.]+$"));
  device->setText(tr("%1, %2").arg(counted(info.threads, tr("%1 thread"), tr("%1 threads")),
                                   QString::fromStdString(info.blas).remove(version)));
  memory_ = new StatusFact("memory-stick", tr("Memory in use"), this);
  saving_ = new StatusFact("save", tr("Autosave"), this);
  for (StatusFact* fact : {device, memory_, saving_}) addPermanentWidget(fact);
  connect(&jobs_, &JobRunner::jobChanged, this, &StatusStrip::showJob);
  connect(&workspace_, &Workspace::selectionChanged, this, &StatusStrip::showSelection);
  connect(&workspace_, &Workspace::readingChanged, this, &StatusStrip::showReading);
  connect(&workspace_, &Workspace::opened, this, [this] {
    showReading(0, 0);
    showJob();
    showSelection();
    showProgramPart(true);
    showSaving();
  });
  connect(&workspace_, &Workspace::closed, this, [this] {
    showProgramPart(false);
    showSaving();
  });
  connect(&workspace_.session(), &ProjectSession::changed, this, &StatusStrip::showSaving);
  connect(&memoryTimer_, &QTimer::timeout, this, &StatusStrip::showMemory);
  memoryTimer_.start(2000);
  showMemory();
  showSaving();
  showJob();
  showProgramPart(false);
}

PanelButton* StatusStrip::addPanelButton(const QString& icon, QAction* toggle) {
  auto* button = new PanelButton(icon, toggle->text(), panels_);
  button->setCheckable(true);
  button->setChecked(toggle->isChecked());
  connect(toggle, &QAction::toggled, button, &QAbstractButton::setChecked);
  connect(button, &QAbstractButton::clicked, toggle, &QAction::trigger);
  panels_->layout()->addWidget(button);
  return button;
}

void StatusStrip::showJob() {
  if (const Job* job = jobs_.running()) {
    job_->setJob(job->title, job->fraction);
  } else {
    job_->clear();
  }
}

void StatusStrip::showReading(int done, int total) {
  const bool reading = workspace_.reading();
  cancel_->setVisible(reading);
  if (jobs_.running() != nullptr) return;
  if (reading) {
    // Before the first file is read a demo project may have to be made.
    job_->setJob(total > 0 ? tr("Reading %1 of %2").arg(done).arg(total) : tr("Opening"),
                 total > 0 ? static_cast<double>(done) / total : 0.0);
  } else {
    job_->clear();
  }
}

void StatusStrip::showSelection() {
  const Dataset* data = workspace_.data();
  if (data == nullptr) return;
  std::map<std::string, int> mix;
  for (const std::string& id : workspace_.selectedIds()) {
    if (const Item* item = data->find(id)) ++mix[item->label];
  }
  const ClassMarks marks = marksOf(*data);
  QVector<SelectionStatus::Part> parts;
  for (const auto& [label, count] : mix) {
    const QString name = QString::fromStdString(label);
    parts.append({name, marks.mark(name), count});
  }
  const int selected = static_cast<int>(workspace_.selectedIds().size());
  selection_->setSelection(selected, static_cast<int>(data->items().size()), selected, 0, parts);
}

void StatusStrip::showProgramPart(bool open) {
  panels_->setVisible(open);
  selection_->setVisible(open);
  version_->setVisible(!open);
}

void StatusStrip::showSaving() {
  const QString text = autosaveText(workspace_);
  saving_->setText(text);
  saving_->setVisible(!text.isEmpty());
}

void StatusStrip::showMemory() {
  const auto bytes = static_cast<qint64>(residentBytes());
  memory_->setText(bytes > 0 ? tr("%1 MB").arg(QLocale().toString(bytes / 1000000)) : QString());
  memory_->setVisible(bytes > 0);
}

}  // namespace emoforge
