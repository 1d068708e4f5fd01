// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/view_keys.h"

#include <QKeyEvent>
#include <QWidget>

#include "app/gui/player/skeleton_pane.h"

namespace emoforge {

ViewKeys::ViewKeys(QWidget* scope, SkeletonPane* pane) : QObject(scope), pane_(pane) {
  scope->installEventFilter(this);
}

bool ViewKeys::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress && handle(static_cast<QKeyEvent*>(event))) return true;
  return QObject::eventFilter(watched, event);
}

bool ViewKeys::handle(const QKeyEvent* event) {
  if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
  switch (event->key()) {
    case Qt::Key_T:
      pane_->toggleTrails();
      return true;
    case Qt::Key_O:
      pane_->toggleOnionSkin();
      return true;
    case Qt::Key_G:
      pane_->toggleGrid();
      return true;
    case Qt::Key_1:
      pane_->view()->look(CameraPreset::Front);
      return true;
    case Qt::Key_3:
      pane_->view()->look(CameraPreset::Side);
      return true;
    case Qt::Key_7:
      pane_->view()->look(CameraPreset::Top);
      return true;
    case Qt::Key_F:
      pane_->view()->frameFigure();
      return true;
    default:
      return false;
  }
}

}  // namespace emoforge
