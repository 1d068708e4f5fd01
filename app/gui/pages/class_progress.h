// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "app/gui/job.h"
#include "widgets/class_mark.h"

namespace emoforge {

/// One bar for each class that a run learns, or for each stage before that. A click, or arrows and
/// Enter, choose the class that is watched.
class ClassProgress : public QWidget {
  Q_OBJECT
 public:
  explicit ClassProgress(QWidget* parent = nullptr);
  void setMarks(const ClassMarks& marks) { marks_ = marks; }
  void showJob(const Job& job);
  /// The bars of a run that is not running, by its classes.
  void showClasses(const QStringList& names, const QString& state, double fraction);
  /// What is written at the right of a bar: "31 of 50".
  QString stateOf(const QString& name) const;
  /// Which class the page shows.
  void setWatched(const QString& name);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

 signals:
  void chosen(const QString& name);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Bar {
    QString name;
    QString state;
    double fraction = 0.0;
    bool operator==(const Bar&) const = default;
  };
  void setBars(const QVector<Bar>& bars);
  void paintBar(QPainter& painter, const Bar& bar, const QRectF& cell) const;
  QRectF cellOf(qsizetype index) const;

  QVector<Bar> bars_;
  ClassMarks marks_;
  QString watched_;
};

}  // namespace emoforge
