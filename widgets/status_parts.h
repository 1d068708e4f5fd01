// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>
#include <QVector>
#include <QWidget>

#include "widgets/class_mark.h"

class QLabel;

namespace emoforge {

/// A button of the status bar that shows or hides a bottom panel: icon, name and, if given, a
/// count.
class PanelButton : public QToolButton {
  Q_OBJECT
 public:
  PanelButton(const QString& icon, const QString& name, QWidget* parent = nullptr);
  void setCount(int count);  ///< 0 hides it

 private:
  QString name_;
};

/// The running job: name, bar, share. Hidden while nothing runs.
class JobStatus : public QWidget {
  Q_OBJECT
 public:
  explicit JobStatus(QWidget* parent = nullptr);
  void setJob(const QString& name, double fraction);
  void clear();

 protected:
  void paintEvent(QPaintEvent* event) override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 private:
  QString name_;
  double fraction_ = 0.0;
};

/// "2 of 114 selected", then real and synthetic counts and the class mix with their marks.
class SelectionStatus : public QWidget {
  Q_OBJECT
 public:
  struct Part {
    QString className;
    ClassMark mark;
    int count = 0;
  };
  explicit SelectionStatus(QWidget* parent = nullptr);
  void setSelection(int selected, int all, int real, int synthetic, const QVector<Part>& classes);

 protected:
  void paintEvent(QPaintEvent* event) override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

 private:
  /// Draws, or only measures when there is no painter; returns the width.
  double layOut(QPainter* painter) const;
  int selected_ = 0;
  int all_ = 0;
  int real_ = 0;
  int synthetic_ = 0;
  QVector<Part> classes_;
};

/// An icon and a text: device, memory, autosave.
class StatusFact : public QWidget {
  Q_OBJECT
 public:
  StatusFact(const QString& icon, const QString& name, QWidget* parent = nullptr);
  void setText(const QString& text);

 private:
  void refresh();
  QString iconName_;
  QString name_;
  QLabel* icon_;
  QLabel* text_;
};

}  // namespace emoforge
