// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/focus_ring.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QApplication>
#include <QFocusFrame>
#include <QKeyEvent>

namespace emoforge {
namespace {

bool takesRing(const QWidget* widget) {
  return qobject_cast<const QAbstractButton*>(widget) ||
         (qobject_cast<const QAbstractSlider*>(widget) && !widget->inherits("QScrollBar")) ||
         widget->property("focusRing").toBool();
}

}  // namespace

FocusRing::FocusRing(QObject* parent) : QObject(parent) {
  qApp->installEventFilter(this);
  connect(qApp, &QApplication::focusChanged, this,
          [this](QWidget* /*old*/, QWidget* now) { follow(now); });
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    keyboardUsed_ = true;
  } else if (event->type() == QEvent::MouseButtonPress) {
    keyboardUsed_ = false;
    if (frame_) frame_->setWidget(nullptr);
  }
  return QObject::eventFilter(watched, event);
}

void FocusRing::follow(QWidget* widget) {
  if (widget && keyboardUsed_ && takesRing(widget)) {
    if (!frame_) frame_ = new QFocusFrame(widget);
    frame_->setWidget(widget);
  } else if (frame_) {
    frame_->setWidget(nullptr);
  }
}

}  // namespace emoforge
