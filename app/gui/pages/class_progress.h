// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "app/gui/job_runner.h"
#include "widgets/class_mark.h"

namespace emoforge {

/// One bar for each class that a run learns, or for each stage before that.
class ClassProgress : public QWidget {
  Q_OBJECT
 public:
  explicit ClassProgress(QWidget* parent = nullptr);
  void setMarks(const ClassMarks& marks) { marks_ = marks; }
  void showJob(const Job& job);
  /// The bars of a run that is not running, by its classes.
  void showClasses(const QStringList& names);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Bar {
    QString name;
    QString state;
    double fraction = 0.0;
  };
  QVector<Bar> bars_;
  ClassMarks marks_;
};

}  // namespace emoforge
