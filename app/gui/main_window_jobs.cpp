// SPDX-License-Identifier: GPL-3.0-or-later
// The window's dealings with runs and jobs: which one its panels show, what is kept for later.
#include "app/gui/main_window.h"
#include "app/gui/pages/compare_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/panels/error_plot.h"
#include "app/gui/panels/jobs_panel.h"
#include "app/gui/panels/log_panel.h"
#include "app/gui/queue_file.h"
#include "app/gui/unfinished_jobs.h"
#include "widgets/dock_title.h"
#include "widgets/status_parts.h"

#include <QDockWidget>

namespace emoforge {
void MainWindow::connectJobs() {
  connect(train_->settings(), &RunSettings::jobFollowed, plot_, &ErrorPlot::followJob);
  connect(train_->settings(), &RunSettings::jobFollowed, logPanel_, &LogPanel::followJob);
  connect(train_, &TrainPage::logRequested, this, [this] {
    logDock_->show();
    logDock_->raise();
  });
  connect(train_, &TrainPage::compareRequested, this, [this] { showPage(PageId::Compare); });
  connect(logPanel_, &LogPanel::captionChanged, DockTitle::of(logDock_), &DockTitle::setCaption);
  connect(jobsPanel_, &JobsPanel::summaryChanged, this, [this](const QString& text, int atWork) {
    DockTitle::of(jobsDock_)->setCaption(text);
    jobsButton_->setCount(atWork);
  });
  connect(jobsPanel_, &JobsPanel::jobChosen, this, &MainWindow::showJob);
  connect(&jobs_, &JobRunner::runMade, &workspace_, &Workspace::addRun);
  connect(&workspace_, &Workspace::opened, this, [this] {
    listUnfinished(workspace_, jobs_);
    if (workspace_.runFolders().empty() || jobs_.running() != nullptr) return;
    plot_->showRun(workspace_.runFolders().back());
    logPanel_->showRun(workspace_.runFolders().back());
  });
}

void MainWindow::showRun(const std::filesystem::path& folder) {
  for (const Job& job : jobs_.jobs()) {
    if (job.request.out == folder && job.state != JobState::Finished) return showJob(job.id);
  }
  train_->showRun(folder);
  compare_->showRun(folder);
  plot_->showRun(folder);
  logPanel_->showRun(folder);
  if (page_ == PageId::Inspect) showPage(PageId::Compare);
}

void MainWindow::showJob(int id) {
  const Job* job = jobs_.find(id);
  if (job == nullptr) return;
  if (job->state == JobState::Finished) return showRun(job->request.out);
  train_->settings()->followJob(id);
  plot_->followJob(id);
  logPanel_->followJob(id);
  showPage(PageId::Train);
}

void MainWindow::keepQueue() {
  if (!workspace_.isOpen()) return;
  try {
    writeQueue(workspace_.project().folder, jobs_.jobs());
  } catch (const Error& error) {
    addNotice(toNotice(error));
  }
}

}  // namespace emoforge
