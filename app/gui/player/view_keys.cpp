// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/view_keys.h"

#include "app/gui/player/skeleton_pane.h"

namespace emoforge {

ViewKeys::ViewKeys(QWidget* scope, SkeletonPane* pane) : ScopedKeys(scope), pane_(pane) {}

bool ViewKeys::handle(int key, bool /*shift*/) {
  switch (key) {
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
