// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QVector>
#include <QWidget>

#include "widgets/class_mark.h"

namespace emoforge {

/// Samples per class as bars, the test part paler; a click (or Enter on the focused row) filters by
/// class.
class ClassBars : public QWidget {
  Q_OBJECT
 public:
  struct Row {
    QString className;
    ClassMark mark;
    int train = 0;  ///< train and everything that is not test
    int test = 0;
    bool synthetic = false;
  };
  explicit ClassBars(const QString& title, QWidget* parent = nullptr);

  void setRows(const QVector<Row>& rows);
  const QVector<Row>& rows() const { return rows_; }
  /// Classes shown alone; none means all.
  void setChosen(const QSet<QString>& classes);
  const QSet<QString>& chosen() const { return chosen_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

 signals:
  void chosenChanged(const QSet<QString>& classes);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int rowAt(double y) const;
  QRectF rowRect(int row) const;
  void paintRow(QPainter* painter, int index, int most, bool split);
  void toggle(int row);
  QString title_;
  QVector<Row> rows_;
  QSet<QString> chosen_;
  int hovered_ = -1;
  int current_ = 0;
};

}  // namespace emoforge
