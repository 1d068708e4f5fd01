// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QVector>
#include <QWidget>

#include "widgets/class_mark.h"

namespace emoforge {

/// Items of one class; `test` of them lie in the test part of a split.
struct ClassCount {
  QString name;
  int items = 0;
  int test = 0;
};

/// A bar for each class with mark, name and count. A click chooses the class, a second one lifts
/// it; arrow keys and Space do the same.
class ClassBars : public QWidget {
  Q_OBJECT
 public:
  explicit ClassBars(QWidget* parent = nullptr);
  void setCounts(const QVector<ClassCount>& counts);
  const QSet<QString>& chosen() const { return chosen_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void chosenChanged(const QSet<QString>& classes);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QRect rowRect(int row) const;
  int rowAt(const QPoint& position) const;
  void toggle(int row);
  void paintRow(QPainter& painter, int row, int most, bool split) const;

  QVector<ClassCount> counts_;
  ClassMarks marks_;
  QSet<QString> chosen_;
  int hovered_ = -1;
  int current_ = 0;
};

}  // namespace emoforge
