// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "widgets/tokens.h"

namespace emoforge {

/// Names, lines and values of curves in one row, for the strip above a plot. Values keep their
/// place while they change; what does not fit is left out from the right and stands in the tool
/// tip.
class ValueStrip : public QWidget {
  Q_OBJECT
 public:
  struct Part {
    QString label;
    QString widest;  ///< the value that takes most room
    Token token = Token::Real;
    Qt::PenStyle line = Qt::SolidLine;
  };
  explicit ValueStrip(QWidget* parent = nullptr);

  void setParts(const QVector<Part>& parts);
  /// One text for each part.
  void setValues(const QStringList& values);
  const QStringList& values() const { return values_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int labelWidth(const Part& part) const;
  int valueWidth(const Part& part) const;

  QVector<Part> parts_;
  QStringList values_;
};

}  // namespace emoforge
