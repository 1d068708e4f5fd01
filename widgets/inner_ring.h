// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace emoforge {

/// A ring along the edge of a widget that reaches to the edge of its parent, where a ring outside
/// would be cut off. Lets all clicks through and follows the widget's geometry.
class InnerRing : public QWidget {
  Q_OBJECT
 public:
  explicit InnerRing(QWidget* around);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void follow();
  QWidget* around_;
};

}  // namespace emoforge
