// SPDX-License-Identifier: GPL-3.0-or-later
// The window's dealings with projects as a whole: start page, opening, closing, importing.
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>
#include <QStandardPaths>

#include "app/gui/dock_layouts.h"
#include "app/gui/import/import_flow.h"
#include "app/gui/main_window.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/panels/error_plot.h"
#include "app/gui/project/project_actions.h"
#include "app/gui/project/project_badge.h"
#include "app/gui/project/project_notices.h"
#include "app/gui/project_tree.h"
#include "app/gui/welcome/welcome_page.h"
#include "widgets/notice_bar.h"

namespace emoforge {

void MainWindow::makeWelcome() {
  const std::filesystem::path aside = dataFolder() / "projects" / "autosave";
  welcome_ = new WelcomePage(QString::fromStdString(aside.string()), pages_);
  pages_->addWidget(welcome_);
  pages_->setCurrentWidget(welcome_);
  connect(welcome_, &WelcomePage::newRequested, projects_, &ProjectActions::newProject);
  connect(welcome_, &WelcomePage::openRequested, projects_, &ProjectActions::openProject);
  connect(welcome_, &WelcomePage::openDataRequested, projects_, &ProjectActions::openData);
  connect(welcome_, &WelcomePage::openFilesRequested, projects_, &ProjectActions::openFiles);
  connect(welcome_, &WelcomePage::projectRequested, projects_, &ProjectActions::open);
  connect(welcome_, &WelcomePage::recoveryRequested, projects_, &ProjectActions::openAndRecover);
  connect(welcome_, &WelcomePage::locateRequested, projects_, &ProjectActions::openAndLocate);
  connect(welcome_, &WelcomePage::importRequested, projects_, &ProjectActions::takePaths);
  connect(welcome_, &WelcomePage::sampleRequested, this, &MainWindow::openSample);
}

void MainWindow::connectProject() {
  menuBar()->setCornerWidget(new ProjectBadge(workspace_, this));
  auto* told = new ProjectNotices(workspace_, *notices_, this);
  connect(told, &ProjectNotices::locateRequested, projects_, &ProjectActions::locate);
  connect(told, &ProjectNotices::saveCopyRequested, projects_, &ProjectActions::saveCopy);
  connect(tree_, &ProjectTree::missingDataChosen, projects_, &ProjectActions::locate);
  connect(projects_, &ProjectActions::demoRequested, this, &MainWindow::openDemo);
  connect(projects_, &ProjectActions::notice, this, &MainWindow::addNotice);
  import_ = new ImportFlow(workspace_, this);
  connect(projects_, &ProjectActions::importRequested, import_, &ImportFlow::take);
  connect(inspect_, &InspectPage::importRequested, projects_, &ProjectActions::openData);
  const auto showName = [this] {
    setWindowTitle(tr("%1 – EmoForge").arg(QString::fromStdString(workspace_.project().name)));
  };
  connect(&workspace_.edits(), &ProjectEdits::renamed, this, showName);
  connect(&workspace_, &Workspace::opened, this, [this, showName] {
    showName();
    setPagesEnabled(true);
    if (isOnWelcome()) showPage(page_);
  });
  connect(&workspace_, &Workspace::closed, this, [this] {
    setWindowTitle(tr("EmoForge"));
    notices_->clear();
    showWelcome();
  });
}

void MainWindow::setPagesEnabled(bool enabled) {
  for (const PageId page : {PageId::Inspect, PageId::Train, PageId::Compare})
    bar_->setPageEnabled(page, enabled, tr("Open a project or a data set first."));
  for (const PageId later : {PageId::Analyse, PageId::Report})
    bar_->setPageEnabled(later, false, tr("This page comes with a later version."));
  for (QDockWidget* dock : layouts_->docks()) {
    if (dock != helpDock_) dock->toggleViewAction()->setEnabled(enabled);
  }
}

void MainWindow::openFolder(const std::filesystem::path& folder) {
  workspace_.open(folder);
}

std::filesystem::path MainWindow::dataFolder() {
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
}

void MainWindow::openDemo() {
  openSample("body-motion");
}

void MainWindow::openSample(const QString& modality) {
  // The first sample has had its folder since before there were others.
  const QString folder =
      modality == "body-motion" ? QStringLiteral("demo-project") : "demo-" + modality;
  workspace_.openDemo(dataFolder() / folder.toStdString(), modality.toStdString());
}

/// The one question that is asked: edits would be lost.
bool MainWindow::leaveUnsaved() {
  const auto answer = QMessageBox::warning(
      this, tr("Edits would be lost"),
      tr("The edits of \"%1\" can be saved neither in the project nor beside it. Free some space, "
         "or save a copy elsewhere, and close again.")
          .arg(QString::fromStdString(workspace_.project().name)),
      QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel);
  return answer == QMessageBox::Discard;
}

}  // namespace emoforge
