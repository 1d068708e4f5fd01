// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace emoforge {

/// The 30 px title of a dock: title, caption, extra buttons, float and close. Use with
/// QDockWidget::setTitleBarWidget, or install() which does it.
class DockTitle : public QWidget {
  Q_OBJECT
 public:
  DockTitle(const QString& title, QWidget* parent = nullptr);

  /// Puts a new title on the dock; its title is the dock's window title, its buttons act on the
  /// dock.
  static DockTitle* install(QDockWidget* dock);
  /// The title that install() put on a dock.
  static DockTitle* of(const QDockWidget* dock);

  void setTitle(const QString& title);
  void setCaption(const QString& caption);
  /// A button left of float and close; `name` is its tool tip and accessible name.
  QToolButton* addButton(const QString& icon, const QString& name);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void floatRequested();
  void closeRequested();

 private:
  QLabel* title_;
  QLabel* caption_;
  QHBoxLayout* buttons_;
  QToolButton* float_;
  QToolButton* close_;
};

}  // namespace emoforge
