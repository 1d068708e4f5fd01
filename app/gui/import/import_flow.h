// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QWidget;

namespace emoforge {

class ImportPreview;
class Workspace;

/// From files and folders that a user drops or chooses to a data set of the project: they are
/// looked at in the import preview first.
class ImportFlow : public QObject {
  Q_OBJECT
 public:
  ImportFlow(Workspace& workspace, QWidget* window);

  void take(const QStringList& paths);
  /// Made at first use.
  ImportPreview* preview();

 private:
  Workspace& workspace_;
  QWidget* window_;
  ImportPreview* preview_ = nullptr;
};

}  // namespace emoforge
