// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project/project_actions.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QSettings>

#include "app/gui/project/new_project_dialog.h"
#include "app/gui/welcome/recent_projects.h"
#include "app/gui/workspace.h"
#include "widgets/icon_engine.h"

namespace emoforge {
namespace {

const QString folderKey = QStringLiteral("window/last-folder");

}  // namespace

ProjectActions::ProjectActions(Workspace& workspace, QWidget* window)
    : QObject(window), workspace_(workspace), window_(window) {
  connect(&workspace_, &Workspace::opened, this, [this] { RecentProjects::remember(workspace_); });
  connect(&workspace_, &Workspace::runsChanged, this,
          [this] { RecentProjects::remember(workspace_); });
  connect(&workspace_.edits(), &ProjectEdits::renamed, this,
          [this] { RecentProjects::remember(workspace_); });
}

void ProjectActions::fillFileMenu(QMenu* menu) {
  menu->addAction(themedIcon("plus"), tr("&New project…"), QKeySequence::New, this,
                  &ProjectActions::newProject);
  menu->addAction(themedIcon("folder-open"), tr("&Open project or data set…"), QKeySequence::Open,
                  this, &ProjectActions::openProject);
  QMenu* recent = menu->addMenu(tr("Open &recent"));
  connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
  menu->addAction(themedIcon("person-standing"), tr("Open the &demo project"), this,
                  &ProjectActions::demoRequested);
  menu->addSeparator();
  QAction* add =
      menu->addAction(themedIcon("import"), tr("&Import data…"), this, &ProjectActions::openData);
  QAction* save = menu->addAction(themedIcon("save"), tr("&Save"), QKeySequence::Save, this,
                                  [this] { workspace_.session().save(); });
  QAction* copy = menu->addAction(tr("Save a &copy…"), this, &ProjectActions::saveCopy);
  QAction* rename = menu->addAction(tr("Rena&me the project…"), this, &ProjectActions::rename);
  QAction* close = menu->addAction(tr("C&lose project"), QKeySequence::Close, this,
                                   &ProjectActions::closeProject);
  menu->addSeparator();
  menu->addAction(tr("&Quit"), QKeySequence::Quit, window_, &QWidget::close);
  const auto refresh = [this, add, save, copy, rename, close] {
    const bool open = workspace_.isOpen();
    add->setEnabled(true);
    for (QAction* action : {copy, rename, close}) action->setEnabled(open);
    const auto access = workspace_.session().access();
    save->setEnabled(open && access == ProjectSession::Access::Write);
  };
  connect(&workspace_, &Workspace::opened, menu, refresh);
  connect(&workspace_, &Workspace::closed, menu, refresh);
  refresh();
}

void ProjectActions::closeProject() {
  if (workspace_.close()) return;
  Notice told;
  told.severity = Notice::Severity::Error;
  told.message = tr("The project stays open, since its edits cannot be kept.").toStdString();
  told.advice = tr("Free some space or save a copy elsewhere.").toStdString();
  emit notice(told);
}

void ProjectActions::fillRecent(QMenu* menu) {
  menu->clear();
  for (const RecentProject& project : RecentProjects::all()) {
    QAction* action = menu->addAction(themedIcon(project.icon), project.name, this,
                                      [this, folder = project.folder] { open(folder); });
    action->setToolTip(project.folder);
  }
  if (menu->isEmpty()) menu->addAction(tr("No project yet"))->setEnabled(false);
}

QString ProjectActions::askFolder(const QString& title) {
  QSettings settings;
  const QString folder = QFileDialog::getExistingDirectory(
      window_, title, settings.value(folderKey, QDir::homePath()).toString());
  if (!folder.isEmpty()) settings.setValue(folderKey, QFileInfo(folder).absolutePath());
  return folder;
}

void ProjectActions::newProject() {
  auto* dialog = new NewProjectDialog(window_);
  connect(dialog, &NewProjectDialog::chosen, this, &ProjectActions::create);
  dialog->open();
}

void ProjectActions::create(const QString& folder, const QString& name) {
  try {
    workspace_.create(folder.toStdString(), name.toStdString());
  } catch (const Error& error) {
    emit notice(toNotice(error));
  }
}

void ProjectActions::openProject() {
  const QString folder = askFolder(tr("Open a project or a data set"));
  if (!folder.isEmpty()) open(folder);
}

void ProjectActions::openData() {
  const QString folder = askFolder(tr("Open a data set"));
  if (!folder.isEmpty()) takePaths({folder});
}

void ProjectActions::openFiles() {
  takePaths(QFileDialog::getOpenFileNames(window_, tr("Open data files"),
                                          QSettings().value(folderKey).toString()));
}

void ProjectActions::open(const QString& folder) const {
  workspace_.open(folder.toStdString());
}

bool ProjectActions::isOpen(const QString& folder) const {
  return workspace_.isOpen() && workspace_.project().folder == folder.toStdString();
}

void ProjectActions::openAndRecover(const QString& folder) {
  connect(
      &workspace_, &Workspace::recoveriesChanged, this,
      [this, folder] {
        if (isOpen(folder) && !workspace_.recoveries().empty())
          workspace_.recover(workspace_.recoveries().front());
      },
      Qt::SingleShotConnection);
  open(folder);
}

void ProjectActions::openAndLocate(const QString& folder) {
  connect(
      &workspace_, &Workspace::opened, this,
      [this, folder] {
        if (isOpen(folder) && !workspace_.missingData().empty())
          locate(workspace_.missingData().front().entry);
      },
      Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
  open(folder);
}

void ProjectActions::locate(std::size_t entry) {
  if (entry >= workspace_.project().dataSets.size()) return;
  const QString name = QString::fromStdString(workspace_.project().dataSets[entry].name);
  const QString folder = askFolder(tr("Where are the data of \"%1\" now?").arg(name));
  if (!folder.isEmpty()) workspace_.locateData(entry, folder.toStdString());
}

void ProjectActions::rename() {
  auto* dialog = new QInputDialog(window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Rename the project"));
  dialog->setLabelText(tr("Name of the project"));
  dialog->setTextValue(QString::fromStdString(workspace_.project().name));
  connect(dialog, &QInputDialog::textValueSelected, this,
          [this](const QString& name) { workspace_.edits().rename(name); });
  dialog->open();
}

void ProjectActions::saveCopy() {
  auto* dialog = new NewProjectDialog(window_);
  dialog->setWindowTitle(tr("Save a copy"));
  connect(dialog, &NewProjectDialog::chosen, this, [this](const QString& folder) {
    try {
      workspace_.saveCopy(folder.toStdString());
    } catch (const Error& error) {
      emit notice(toNotice(error));
    }
  });
  dialog->open();
}

void ProjectActions::takePaths(const QStringList& paths) {
  QStringList chosen;
  for (const QString& path : paths) {
    const QFileInfo info(path);
    const QString folder = info.isDir() ? info.absoluteFilePath() : info.absolutePath();
    const bool file = info.isFile() && info.fileName() != QLatin1String("emoforge.json");
    if (!file && Project::isProject(folder.toStdString())) return open(folder);
    if (!chosen.contains(info.absoluteFilePath())) chosen << info.absoluteFilePath();
  }
  if (!chosen.isEmpty()) emit importRequested(chosen);
}

}  // namespace emoforge
