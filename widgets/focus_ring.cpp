// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/focus_ring.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QApplication>
#include <QFocusFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QTabBar>

#include "widgets/inner_ring.h"

namespace emoforge {
namespace {

bool asksForInnerRing(const QWidget* widget) {
  return widget && widget->property("focusRing") == QLatin1String("inside");
}

/// Around what the inner ring goes: the widget, or the parent that keeps an edge free for it.
QWidget* innerRingPlace(QWidget* widget) {
  if (asksForInnerRing(widget->parentWidget())) return widget->parentWidget();
  const bool scrolls = qobject_cast<QAbstractScrollArea*>(widget);
  return widget->parentWidget() && (scrolls || asksForInnerRing(widget)) ? widget : nullptr;
}

bool takesRing(const QWidget* widget) {
  return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLabel*>(widget) ||
         qobject_cast<const QTabBar*>(widget) ||
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
    hide();
  }
  return QObject::eventFilter(watched, event);
}

void FocusRing::hide() {
  if (frame_) frame_->setWidget(nullptr);
  delete inner_;
}

void FocusRing::follow(QWidget* widget) {
  hide();
  if (!widget || !keyboardUsed_) return;
  if (QWidget* place = innerRingPlace(widget)) {
    inner_ = new InnerRing(place);
  } else if (takesRing(widget)) {
    if (!frame_) frame_ = new QFocusFrame(widget);
    frame_->setWidget(widget);
  }
}

}  // namespace emoforge
