// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/skeleton_painter_qt3d.h"

#include <Qt3DRender/QRenderCapture>
#include <algorithm>
#include <utility>

namespace emoforge {
namespace {

constexpr int kLargestReducedSide = 4096;  ///< every OpenGL 4 device draws twice as much

}  // namespace

SkeletonPainterQt3D::SkeletonPainterQt3D(const QSize& pixels, const SkeletonShot& shot, bool smooth)
    : pixels_(pixels),
      reduction_(smooth && std::max(pixels.width(), pixels.height()) <= kLargestReducedSide ? 2
                                                                                            : 1),
      ratio_(static_cast<double>(pixels.height()) * reduction_ / shot.viewHeight),
      camera_(shot.camera) {
  surface_.setFormat(QSurfaceFormat::defaultFormat());
  surface_.create();
  scene_ = std::make_unique<SkeletonScene>(&surface_, false, pixels_ * reduction_);
  scene_->setLineFactor(static_cast<float>(ratio_));
  scene_->setCamera(camera_, pixels_ * reduction_, ratio_);
  scene_->setColors(shot.colors);
  scene_->setStyle(shot.style);
  scene_->setClips(shot.clips);
  scene_->setParticles(shot.particles);
  start_ = bodyCentre(shot.clockSeconds);
  scene_->setRunning(true);
}

SkeletonPainterQt3D::~SkeletonPainterQt3D() {
  // The renderer must be gone before the surface that it draws into.
  scene_.reset();
}

Eigen::Vector3f SkeletonPainterQt3D::bodyCentre(double clockSeconds) const {
  if (scene_->tracks().empty()) return {0, 0, 0};
  const ClipTrack& track = scene_->tracks().front();
  return track.bodyCentre(track.frameAt(clockSeconds), scene_->style());
}

void SkeletonPainterQt3D::draw(double clockSeconds, std::function<void(const QImage&)> done) {
  scene_->setTime(clockSeconds);
  OrbitCamera camera = camera_;
  if (scene_->style().followRoot) {
    Eigen::Vector3f moved = bodyCentre(clockSeconds) - start_;
    moved.y() = 0.0F;
    camera.target += moved;
  }
  scene_->setCamera(camera, pixels_ * reduction_, ratio_);
  capture(std::move(done));
}

void SkeletonPainterQt3D::capture(std::function<void(const QImage&)> done) {
  auto* reply = scene_->capture()->requestCapture();
  QObject::connect(
      reply, &Qt3DRender::QRenderCaptureReply::completed, this,
      [this, reply, done = std::move(done)]() mutable {
        const QImage drawn = reply->image().convertToFormat(QImage::Format_RGB32);
        reply->deleteLater();
        // The first frame may be drawn before all shaders are ready.
        if (!std::exchange(warm_, true)) return capture(std::move(done));
        done(drawn.isNull() || reduction_ == 1
                 ? drawn
                 : drawn.scaled(pixels_, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
      });
  scene_->redraw();
}

}  // namespace emoforge
