// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace emoforge {

/// Shows a ring 2 px outside the button, check box or slider that got the focus by keyboard. Fields
/// draw theirs on their own border, lists on their current row.
class FocusRing : public QObject {
  Q_OBJECT
 public:
  explicit FocusRing(QObject* parent);

 private:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void follow(QWidget* widget);
  QPointer<QFocusFrame> frame_;
  bool keyboardUsed_ = false;
};

}  // namespace emoforge
