// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace emoforge {

/// A one-line label that gives way: what does not fit is elided, the whole text goes to the tool
/// tip.
class ElidedLabel : public QLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(const QString& text = {}, const char* role = "",
                       Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  Qt::TextElideMode mode_;
};

}  // namespace emoforge
