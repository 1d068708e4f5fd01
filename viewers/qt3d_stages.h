// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QWindow>
#include <Qt3DRender/QCamera>
#include <Qt3DRender/QLayer>
#include <Qt3DRender/QRenderCapture>
#include <Qt3DRender/QRenderSettings>
#include <Qt3DRender/QViewport>

#include "viewers/orbit_camera.h"

namespace emoforge {

/// The frame graph of a skeleton view: what is drawn after what. Owned by the root node given.
class Qt3DStages {
 public:
  /// The surface is a window, or an off-screen surface with the size of the picture that is drawn.
  Qt3DStages(Qt3DCore::QEntity* root, QObject* surface, const QSize& picture = {});

  Qt3DRender::QLayer* background = nullptr;
  Qt3DRender::QLayer* ground = nullptr;
  Qt3DRender::QLayer* shadow = nullptr;
  Qt3DRender::QLayer* ghosts = nullptr;
  Qt3DRender::QLayer* figures = nullptr;
  Qt3DRender::QLayer* outlines = nullptr;
  Qt3DRender::QLayer* glassDepth = nullptr;
  Qt3DRender::QLayer* glass = nullptr;      ///< half transparent figures
  Qt3DRender::QLayer* lines = nullptr;      ///< behind figures where hidden
  Qt3DRender::QLayer* particles = nullptr;  ///< in front of figures
  Qt3DRender::QLayer* particleOutlines = nullptr;
  Qt3DRender::QLayer* overlay = nullptr;
  Qt3DRender::QLayer* cross = nullptr;  ///< in its own small viewport

  void setCamera(const OrbitCamera& camera, float aspect);
  /// Places the axes cross; sizes in device pixels.
  void setViewSize(const QSize& size, double pixelRatio);
  Qt3DRender::QRenderCapture* capture() const { return capture_; }

 private:
  static Qt3DRender::QFrameGraphNode* addPicture(Qt3DRender::QFrameGraphNode* parent,
                                                 const QSize& size);
  Qt3DRender::QLayer* addStage(Qt3DRender::QFrameGraphNode* parent);

  Qt3DRender::QCamera* camera_ = nullptr;
  Qt3DRender::QCamera* crossCamera_ = nullptr;
  Qt3DRender::QViewport* crossViewport_ = nullptr;
  Qt3DRender::QRenderCapture* capture_ = nullptr;
};

}  // namespace emoforge
