// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QVector>

namespace emoforge {

class Workspace;

/// What the list shows of a project without opening it.
struct RecentProject {
  QString folder;
  QString name;
  QString summary;  ///< "64 items, 5 runs"
  QString icon;     ///< lucide name of its modality
  QDateTime opened;
};

/// How a project was found on the disk.
struct RecentState {
  bool gone = false;       ///< there is no project file
  bool dataMoved = false;  ///< a data folder is not there
  QString unsaved;         ///< time of edits that a crash left behind ("14:02"), or empty
};

/// The list of projects opened last, newest first, kept in the settings. Interface thread only.
class RecentProjects {
 public:
  static QVector<RecentProject> all();
  /// Puts the open project on top.
  static void remember(const Workspace& workspace);
  static void remove(const QString& folder);
};

/// Looks at the disk; any thread.
RecentState recentStateOf(const QString& folder, const QString& autosaveFolder);

/// Lucide name of a modality's icon.
QString modalityIcon(const std::string& modality);

}  // namespace emoforge
