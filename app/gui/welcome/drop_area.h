// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMimeData;

namespace emoforge {

/// Files and folders are dropped here, or chosen by its buttons; the kinds that can be read stand
/// below as chips. While something is dragged over it the border is blue and the fill is that of a
/// selection.
class DropArea : public QWidget {
  Q_OBJECT
 public:
  explicit DropArea(const QStringList& extensions, QWidget* parent = nullptr);
  bool isDraggedOver() const { return draggedOver_; }

 signals:
  void chosen(const QStringList& paths);
  void filesRequested();
  void folderRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* makeInvitation();
  QWidget* makeChips(const QStringList& extensions);
  void setDraggedOver(bool over);
  bool draggedOver_ = false;
};

/// The local files of a drag; empty where there are none.
QStringList draggedPaths(const QMimeData* data);

}  // namespace emoforge
