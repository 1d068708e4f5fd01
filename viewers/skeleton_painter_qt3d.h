// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QOffscreenSurface>
#include <memory>

#include "viewers/skeleton_painter.h"
#include "viewers/skeleton_scene.h"

namespace emoforge {

/// What a view shows at one moment.
struct SkeletonShot {
  std::vector<PlacedClip> clips;
  ViewStyle style;
  ViewColors colors;
  ParticleCloud particles;
  OrbitCamera camera;
  double clockSeconds = 0.0;
  int viewHeight = 1;  ///< of the view, logical pixels: measures grow in proportion
};

/// SkeletonPainter on Qt3D with a scene and an off-screen surface of its own. Smooth pictures that
/// are not very large are drawn at twice their size and reduced, which smooths all edges.
class SkeletonPainterQt3D : public QObject, public SkeletonPainter {
  Q_OBJECT
 public:
  SkeletonPainterQt3D(const QSize& pixels, const SkeletonShot& shot, bool smooth);
  ~SkeletonPainterQt3D() override;

  void draw(double clockSeconds, std::function<void(const QImage&)> done) override;

 private:
  void capture(std::function<void(const QImage&)> done);
  void reduce(const std::vector<QImage>& strips, std::function<void(const QImage&)> done);
  int stripHeight() const;
  int stripTop() const;  ///< of the next strip, counted from the bottom
  Eigen::Vector3f bodyCentre(double clockSeconds) const;

  QSize pixels_;
  int reduction_;
  double ratio_;
  OrbitCamera camera_;
  Eigen::Vector3f start_{0, 0, 0};  ///< where the figure was when the camera was set
  QOffscreenSurface surface_;
  std::unique_ptr<SkeletonScene> scene_;
  std::vector<QImage> strips_;  ///< of the picture that is being drawn
  bool warm_ = false;           ///< a frame was drawn before
};

}  // namespace emoforge
