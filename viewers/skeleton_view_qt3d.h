// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWindow>
#include <map>
#include <memory>

#include "viewers/skeleton_scene.h"
#include "viewers/skeleton_view.h"

namespace emoforge {

/// SkeletonView on Qt3D. The picture is a native window inside the widget: it is drawn on demand,
/// and small opaque widgets (plates) are native siblings raised above it.
class SkeletonViewQt3D : public SkeletonView {
  Q_OBJECT
 public:
  explicit SkeletonViewQt3D(QWidget* parent = nullptr);
  ~SkeletonViewQt3D() override;

  void setColors(const ViewColors& colors) override;
  void setStyle(const ViewStyle& style) override;
  const ViewStyle& style() const override { return scene_->style(); }
  void setClips(std::vector<PlacedClip> clips, bool reframe) override;
  void setTime(double clockSeconds) override;
  void setParticles(const ParticleCloud& cloud) override;
  const OrbitCamera& camera() const override { return camera_; }
  void setCamera(const OrbitCamera& camera) override;
  Eigen::Vector3f figureCentre() const override { return bodyCentre(); }
  void look(CameraPreset preset) override;
  void frameFigure() override;
  std::array<float, 2> trailSpeedRange() const override { return scene_->trailSpeedRange(); }
  float pixelsPerMetre() const override;
  void addPlate(Qt::Corner corner, QWidget* plate) override;
  void grabPicture(std::function<void(const QImage&)> done) override;
  std::unique_ptr<SkeletonPainter> makePainter(const QSize& pixels,
                                               const std::optional<ViewColors>& colors,
                                               bool smooth) const override;
  double time() const override { return clockSeconds_; }
  std::vector<PlacedClip> clips() const override { return scene_->clips(); }
  bool canDraw() const override { return true; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  bool handleMouse(QEvent* event);
  void moveCamera(const OrbitCamera& camera);
  void applyCamera();
  void followFigure();
  void placePlates();
  float aspect() const;
  float heading() const;
  Eigen::Vector3f bodyCentre() const;

  QWindow* window_;
  QWidget* container_;
  std::unique_ptr<SkeletonScene> scene_;
  OrbitCamera camera_;
  double clockSeconds_ = 0.0;
  bool posed_ = true;      ///< the scene shows clockSeconds_
  bool captured_ = false;  ///< a picture was taken before
  bool framed_ = true;     ///< false: frame the figure when the size is known
  Eigen::Vector3f followed_{0, 0, 0};
  QPointF lastPointer_;
  std::map<Qt::Corner, std::vector<QPointer<QWidget>>> plates_;
};

}  // namespace emoforge
