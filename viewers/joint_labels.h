// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <Qt3DCore/QAttribute>
#include <Qt3DCore/QBuffer>
#include <Qt3DCore/QEntity>
#include <Qt3DRender/QLayer>
#include <Qt3DRender/QTexture>
#include <vector>

#include "viewers/body_mesh.h"
#include "viewers/view_types.h"

namespace emoforge {

/// Names beside the joints of one figure, always as large as text, above everything else. One draw
/// call. Interface thread only.
class JointLabels {
 public:
  JointLabels(Qt3DCore::QNode* parent, Qt3DRender::QLayer* layer);

  /// Draws the names onto a picture; empty names are left out.
  void setNames(const QStringList& names, const ViewColors& colors, double pixelRatio);
  void setVisible(bool visible);
  bool isVisible() const { return entity_->isEnabled(); }
  /// One posture; as many joints as names.
  void place(const JointPositions& joints);

 private:
  struct Label {
    int joint = 0;
    QRectF place;  ///< in the picture, pixels
  };

  Qt3DCore::QEntity* entity_;
  Qt3DCore::QBuffer* vertices_;
  Qt3DCore::QBuffer* indices_;
  std::vector<Qt3DCore::QAttribute*> attributes_;
  Qt3DCore::QAttribute* indexAttribute_ = nullptr;
  Qt3DRender::QTexture2D* texture_;
  std::vector<Label> labels_;
  QSizeF pictureSize_;
};

}  // namespace emoforge
