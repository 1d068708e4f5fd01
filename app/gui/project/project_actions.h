// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>

#include "core/base/error.h"

class QMenu;
class QWidget;

namespace emoforge {

class Workspace;

/// What a user does with projects as a whole: new, open, recent, save, copy, rename, close, find
/// data again. Asks for folders and names, then tells the workspace.
class ProjectActions : public QObject {
  Q_OBJECT
 public:
  ProjectActions(Workspace& workspace, QWidget* window);

  void fillFileMenu(QMenu* menu);

  void newProject();
  void openProject();
  void openData();
  void openFiles();
  void open(const QString& folder) const;
  /// Opens a project and takes over what a crash left behind.
  void openAndRecover(const QString& folder);
  /// Opens a project and asks for its data that moved.
  void openAndLocate(const QString& folder);
  void locate(std::size_t entry);
  void rename();
  void closeProject();
  void saveCopy();
  /// Projects are opened; other folders, and files, go to importRequested().
  void takePaths(const QStringList& paths);

 signals:
  void demoRequested();
  void importRequested(const QStringList& paths);
  void notice(const emoforge::Notice& notice);

 private:
  void fillRecent(QMenu* menu);
  void create(const QString& folder, const QString& name);
  bool isOpen(const QString& folder) const;
  QString askFolder(const QString& title);

  Workspace& workspace_;
  QWidget* window_;
};

}  // namespace emoforge
