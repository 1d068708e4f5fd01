// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/skeleton_painter_qt3d.h"

#include <QPointer>
#include <QThreadPool>
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
  QObject::connect(reply, &Qt3DRender::QRenderCaptureReply::completed, this,
                   [this, reply, done = std::move(done)]() mutable {
                     const QImage drawn = reply->image();
                     reply->deleteLater();
                     // The first frame may be drawn before all shaders are ready.
                     if (!std::exchange(warm_, true)) return capture(std::move(done));
                     reduce(drawn, std::move(done));
                   });
  scene_->redraw();
}

/// On a pool thread, since a picture for print takes a tenth of a second.
void SkeletonPainterQt3D::reduce(const QImage& drawn, std::function<void(const QImage&)> done) {
  QThreadPool::globalInstance()->start(
      [guard = QPointer(this), drawn, pixels = pixels_, done = std::move(done)] {
        QImage image = drawn.convertToFormat(QImage::Format_RGB32);
        if (!image.isNull() && image.size() != pixels)
          image = image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        // The application outlives every painter; the guard is looked at on its thread only.
        QMetaObject::invokeMethod(
            QThreadPool::globalInstance(),
            [guard, image, done] {
              if (guard) done(image);
            },
            Qt::QueuedConnection);
      });
}

}  // namespace emoforge
