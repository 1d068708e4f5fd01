// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace emoforge {

class InnerRing;

/// Shows which control has the focus once the keyboard is used: a ring 2 px outside a button, check
/// box or slider, one along the inner edge of lists, texts and views. Fields draw theirs on their
/// own border. The property "focusRing" asks for the outer ring, "inside" for the inner one.
class FocusRing : public QObject {
  Q_OBJECT
 public:
  explicit FocusRing(QObject* parent);

 private:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void follow(QWidget* widget);
  void hide();
  QPointer<QFocusFrame> frame_;
  QPointer<InnerRing> inner_;
  bool keyboardUsed_ = false;
};

}  // namespace emoforge
