// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

#include "app/gui/welcome/recent_projects.h"

namespace emoforge {

/// Projects opened last: name, what they hold, and their state in words with the remedy in place.
/// Enter opens, Del takes out of the list.
class RecentList : public QListWidget {
  Q_OBJECT
 public:
  explicit RecentList(QWidget* parent = nullptr);

  /// Reads the list again and looks at the disk in the background.
  void refresh();
  void setAutosaveFolder(const QString& folder) { autosaveFolder_ = folder; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void openRequested(const QString& folder);
  void locateRequested(const QString& folder);  ///< open, then find its data
  /// A crash left edits of this project behind.
  void unsavedFound(const QString& folder, const QString& name, const QString& time);

 protected:
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void showState(const QString& folder, const RecentState& state);
  void activateRemedy(const QListWidgetItem* item);
  void removeProject(const QString& folder);
  QRect remedyRect(const QListWidgetItem* item) const;
  QString autosaveFolder_;
};

}  // namespace emoforge
