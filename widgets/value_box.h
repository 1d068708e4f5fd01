// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QVector>
#include <QWidget>
#include <optional>

#include "widgets/tokens.h"

namespace emoforge {

/// The box over a plot with the values at its cursor: mark or line, name, raw and smoothed value.
class ValueBox : public QWidget {
  Q_OBJECT
 public:
  struct Row {
    QString label;
    QColor color;
    std::optional<MarkShape> shape;  ///< none draws a piece of line
    bool dashed = false;
    QString raw;
    QString smooth;
  };
  explicit ValueBox(QWidget* parent);
  /// In as many columns as the height of the room needs; where that is wider than the room, the raw
  /// values give way to the smoothed ones.
  void setContent(const QString& head, const QVector<Row>& rows, bool smoothShown, QSize room);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int widthOf(int valueColumns) const;
  void paintColumn(QPainter* painter, int first) const;
  QString head_;
  QVector<Row> rows_;
  bool rawShown_ = true;
  bool smoothShown_ = true;
  int rowsInColumn_ = 1;
  int nameWidth_ = 0;
  int columnWidth_ = 0;
};

}  // namespace emoforge
