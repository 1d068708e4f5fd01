// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scoped_keys.h"

#include <QKeyEvent>
#include <QWidget>

namespace emoforge {

ScopedKeys::ScopedKeys(QWidget* scope) : QObject(scope) {
  scope->installEventFilter(this);
}

bool ScopedKeys::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto* press = static_cast<QKeyEvent*>(event);
    const bool command =
        press->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (!command && handle(press->key(), press->modifiers() & Qt::ShiftModifier)) return true;
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace emoforge
