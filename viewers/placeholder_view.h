// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewers/skeleton_view.h"

namespace emoforge {

/// Stands where a 3-D view cannot be made. Keeps style and camera so that the rest of the window
/// works.
class PlaceholderView : public SkeletonView {
  Q_OBJECT
 public:
  explicit PlaceholderView(QWidget* parent = nullptr);

  void setColors(const ViewColors& colors) override;
  void setStyle(const ViewStyle& style) override { style_ = style; }
  const ViewStyle& style() const override { return style_; }
  void setClips(std::vector<PlacedClip> clips, bool reframe) override;
  void setTime(double clockSeconds) override;
  void setParticles(const ParticleCloud& cloud) override;
  const OrbitCamera& camera() const override { return camera_; }
  void setCamera(const OrbitCamera& camera) override { camera_ = camera; }
  Eigen::Vector3f figureCentre() const override { return Eigen::Vector3f::Zero(); }
  void look(CameraPreset preset) override;
  void frameFigure() override {}
  std::array<float, 2> trailSpeedRange() const override { return {0.0F, 1.0F}; }
  float pixelsPerMetre() const override { return 0.0F; }
  void addPlate(Qt::Corner corner, QWidget* plate) override;
  void grabPicture(std::function<void(const QImage&)> done) override { done({}); }
  std::unique_ptr<SkeletonPainter> makePainter(const QSize& /*pixels*/,
                                               const std::optional<ViewColors>& /*colors*/,
                                               bool /*smooth*/) const override {
    return nullptr;
  }
  double time() const override { return 0.0; }
  std::vector<PlacedClip> clips() const override { return {}; }
  bool canDraw() const override { return false; }

 private:
  ViewStyle style_;
  OrbitCamera camera_;
};

}  // namespace emoforge
