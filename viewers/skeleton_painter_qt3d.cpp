// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/skeleton_painter_qt3d.h"

#include <QPainter>
#include <QPointer>
#include <QThreadPool>
#include <Qt3DRender/QRenderCapture>
#include <algorithm>
#include <utility>

namespace emoforge {
namespace {

constexpr int kLargestReducedSide = 4096;  ///< every OpenGL 4 device draws twice as much

constexpr int kStripPixels = 1 << 18;  ///< fetched at one go: a few milliseconds

/// One picture from strips that were fetched from the bottom upwards, as OpenGL counts rows; null
/// where one is missing.
QImage assembled(const std::vector<QImage>& strips, const QSize& size) {
  QImage image(size, QImage::Format_RGB32);
  QPainter painter(&image);
  int bottom = size.height();
  for (const QImage& strip : strips) {
    if (strip.isNull()) return {};
    bottom -= strip.height();
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(0, bottom, strip);
  }
  return image;
}

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
  const QSize drawn = pixels_ * reduction_;
  const int top = stripTop();
  const QRect strip(0, top, drawn.width(), std::min(stripHeight(), drawn.height() - top));
  auto* reply = scene_->capture()->requestCapture(strip);
  QObject::connect(reply, &Qt3DRender::QRenderCaptureReply::completed, this,
                   [this, reply, done = std::move(done)]() mutable {
                     const QImage image = reply->image();
                     reply->deleteLater();
                     // The first frame may be drawn before all shaders are ready.
                     if (!std::exchange(warm_, true)) return capture(std::move(done));
                     strips_.push_back(image);
                     if (!image.isNull() && stripTop() < (pixels_ * reduction_).height())
                       return capture(std::move(done));
                     reduce(std::exchange(strips_, {}), std::move(done));
                   });
  scene_->redraw();
}

/// Pixels are fetched strip by strip, so that other events come between.
int SkeletonPainterQt3D::stripHeight() const {
  return std::max(1, kStripPixels / (pixels_.width() * reduction_));
}

int SkeletonPainterQt3D::stripTop() const {
  return stripHeight() * static_cast<int>(strips_.size());
}

/// On a pool thread, since a picture for print takes a tenth of a second.
void SkeletonPainterQt3D::reduce(const std::vector<QImage>& strips,
                                 std::function<void(const QImage&)> done) {
  QThreadPool::globalInstance()->start([guard = QPointer(this), strips, pixels = pixels_,
                                        drawn = pixels_ * reduction_, done = std::move(done)] {
    QImage image = assembled(strips, drawn);
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
