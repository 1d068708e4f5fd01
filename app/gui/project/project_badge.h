// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace emoforge {

class Workspace;

/// Top right: name of the project and when it was saved; a click renames it.
class ProjectBadge : public QWidget {
  Q_OBJECT
 public:
  explicit ProjectBadge(Workspace& workspace, QWidget* parent = nullptr);
  QString text() const;

 private:
  void refresh();
  Workspace& workspace_;
  QLabel* icon_;
  QLabel* name_;
  QLabel* state_;
};

/// "autosaved 14:02", "not saved yet", "read-only", … or empty while nothing is open.
QString autosaveText(Workspace& workspace);

}  // namespace emoforge
