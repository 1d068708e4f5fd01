// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/skeleton_view_qt3d.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QResizeEvent>
#include <QWheelEvent>
#include <Qt3DRender/QRenderCapture>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewers/skeleton_painter_qt3d.h"

namespace emoforge {
namespace {

constexpr int plateMargin = 8;
constexpr int plateGap = 6;
constexpr int crossWidth = 92;  ///< the axes cross has the very corner at the bottom left
constexpr float radiansPerPixel = 0.0075F;

constexpr int hardwareSamples = 4;

/// The native window that Qt3D draws into; keyboard input stays with the widgets.
QWindow* makeWindow() {
  auto* window = new QWindow;
  window->setSurfaceType(QSurface::OpenGLSurface);
  QSurfaceFormat format = QSurfaceFormat::defaultFormat();
  if (!openGlIsSoftware()) {
    // Qt3D makes its context in the default format, so window and default must agree.
    format.setSamples(hardwareSamples);
    QSurfaceFormat::setDefaultFormat(format);
  }
  window->setFormat(format);
  window->setFlag(Qt::WindowDoesNotAcceptFocus);
  return window;
}

}  // namespace

SkeletonViewQt3D::SkeletonViewQt3D(QWidget* parent)
    : SkeletonView(parent),
      window_(makeWindow()),
      container_(QWidget::createWindowContainer(window_, this)),
      scene_(std::make_unique<SkeletonScene>(window_, window_->format().samples() > 1)) {
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(160, 120);
  setAccessibleName(tr("Skeleton player"));
  container_->setFocusPolicy(Qt::NoFocus);
  container_->setAccessibleName(tr("Picture of the skeleton"));
  window_->installEventFilter(this);
  applyCamera();
}

SkeletonViewQt3D::~SkeletonViewQt3D() {
  window_->removeEventFilter(this);
  // The renderer must be gone before the window that it draws into.
  scene_.reset();
}

void SkeletonViewQt3D::setColors(const ViewColors& colors) {
  scene_->setColors(colors);
}

void SkeletonViewQt3D::setStyle(const ViewStyle& style) {
  const bool followAgain =
      style.followRoot != scene_->style().followRoot || style.inPlace != scene_->style().inPlace;
  scene_->setStyle(style);
  if (followAgain) followed_ = bodyCentre();
}

void SkeletonViewQt3D::setClips(std::vector<PlacedClip> clips, bool reframe) {
  scene_->setClips(std::move(clips));
  if (reframe) {
    framed_ = false;
    if (isVisible()) frameFigure();
  } else {
    followFigure();
  }
}

void SkeletonViewQt3D::setTime(double clockSeconds) {
  clockSeconds_ = clockSeconds;
  // A hidden view costs nothing; it catches up when shown.
  posed_ = isVisible();
  if (!posed_) return;
  scene_->setTime(clockSeconds);
  followFigure();
}

void SkeletonViewQt3D::setParticles(const ParticleCloud& cloud) {
  scene_->setParticles(cloud);
}

Eigen::Vector3f SkeletonViewQt3D::bodyCentre() const {
  if (scene_->tracks().empty()) return {0.0F, 0.9F, 0.0F};
  const ClipTrack& track = scene_->tracks().front();
  return track.bodyCentre(track.frameAt(clockSeconds_), scene_->style());
}

float SkeletonViewQt3D::heading() const {
  return scene_->tracks().empty() ? 0.0F : scene_->tracks().front().heading();
}

void SkeletonViewQt3D::followFigure() {
  if (!scene_->style().followRoot || scene_->tracks().empty()) return;
  const Eigen::Vector3f now = bodyCentre();
  Eigen::Vector3f moved = now - followed_;
  followed_ = now;
  moved.y() = 0.0F;
  if (moved.norm() < 1e-6F) return;
  camera_.target += moved;
  applyCamera();
}

void SkeletonViewQt3D::frameFigure() {
  if (scene_->tracks().empty() || width() < 2) return;
  Eigen::Vector3f low = Eigen::Vector3f::Constant(1e9F);
  Eigen::Vector3f high = -low;
  for (const ClipTrack& track : scene_->tracks()) {
    Eigen::Vector3f trackLow;
    Eigen::Vector3f trackHigh;
    if (scene_->style().followRoot || scene_->style().inPlace) {
      const float stature = track.plan().statureMetres;
      const Eigen::Vector3f body = track.bodyCentre(track.frameAt(clockSeconds_), scene_->style());
      trackLow = body - Eigen::Vector3f(0.25F, 0.58F, 0.25F) * stature;
      trackHigh = body + Eigen::Vector3f(0.25F, 0.50F, 0.25F) * stature;
    } else {
      track.bounds(trackLow, trackHigh);
    }
    low = low.cwiseMin(trackLow);
    high = high.cwiseMax(trackHigh);
  }
  followed_ = bodyCentre();
  if (!framed_) camera_.look(CameraPreset::Free, heading());
  framed_ = true;
  OrbitCamera camera = camera_;
  camera.frame(0.5F * (low + high), 0.5F * (high - low).norm(), aspect(), 1.0F);
  moveCamera(camera);
}

void SkeletonViewQt3D::look(CameraPreset preset) {
  OrbitCamera camera = camera_;
  camera.look(preset, heading());
  moveCamera(camera);
  emit presetChanged(preset);
}

void SkeletonViewQt3D::setCamera(const OrbitCamera& camera) {
  camera_ = camera;
  framed_ = true;
  applyCamera();
}

void SkeletonViewQt3D::moveCamera(const OrbitCamera& camera) {
  camera_ = camera;
  applyCamera();
  emit cameraMoved(camera_);
}

void SkeletonViewQt3D::applyCamera() {
  const double ratio = window_->devicePixelRatio();
  scene_->setCamera(camera_, container_->size() * ratio, ratio);
}

float SkeletonViewQt3D::aspect() const {
  return height() > 0 ? static_cast<float>(width()) / static_cast<float>(height()) : 1.0F;
}

float SkeletonViewQt3D::pixelsPerMetre() const {
  return 1.0F / camera_.metresPerPixel(static_cast<float>(height()));
}

bool SkeletonViewQt3D::eventFilter(QObject* watched, QEvent* event) {
  if (watched != window_) {
    // A plate that grew, shrank or was hidden makes room for its neighbours.
    const QEvent::Type type = event->type();
    if (type == QEvent::LayoutRequest || type == QEvent::ShowToParent ||
        type == QEvent::HideToParent || type == QEvent::Resize) {
      QMetaObject::invokeMethod(
          this, [this] { placePlates(); }, Qt::QueuedConnection);
    }
    return SkeletonView::eventFilter(watched, event);
  }
  switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
      return handleMouse(event);
    case QEvent::Expose:
      scene_->setRunning(window_->isExposed());
      break;
    default:
      break;
  }
  return false;
}

bool SkeletonViewQt3D::handleMouse(QEvent* event) {
  OrbitCamera camera = camera_;
  if (event->type() == QEvent::Wheel) {
    auto* wheel = static_cast<QWheelEvent*>(event);
    const auto x = static_cast<float>(2.0 * wheel->position().x() / std::max(1, width()) - 1.0);
    const auto y = static_cast<float>(1.0 - 2.0 * wheel->position().y() / std::max(1, height()));
    camera.zoomAbout(x, y, aspect(),
                     std::pow(0.9F, static_cast<float>(wheel->angleDelta().y()) / 120.0F));
    moveCamera(camera);
    return true;
  }
  auto* mouse = static_cast<QMouseEvent*>(event);
  if (event->type() == QEvent::MouseButtonPress) {
    lastPointer_ = mouse->position();
    setFocus(Qt::MouseFocusReason);
    return false;
  }
  if (mouse->buttons() == Qt::NoButton) return false;
  const QPointF moved = mouse->position() - lastPointer_;
  lastPointer_ = mouse->position();
  const bool pan =
      mouse->buttons().testFlag(Qt::MiddleButton) || mouse->modifiers().testFlag(Qt::AltModifier);
  const auto dx = static_cast<float>(moved.x());
  const auto dy = static_cast<float>(moved.y());
  if (pan) {
    camera.pan(dx, dy, static_cast<float>(height()));
  } else {
    camera.turn(-dx * radiansPerPixel, dy * radiansPerPixel);
    emit presetChanged(CameraPreset::Free);
  }
  moveCamera(camera);
  return true;
}

void SkeletonViewQt3D::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_1:
      return look(CameraPreset::Front);
    case Qt::Key_3:
      return look(CameraPreset::Side);
    case Qt::Key_7:
      return look(CameraPreset::Top);
    case Qt::Key_F:
      return frameFigure();
    default:
      event->ignore();
  }
}

void SkeletonViewQt3D::resizeEvent(QResizeEvent* event) {
  SkeletonView::resizeEvent(event);
  container_->setGeometry(rect());
  if (!framed_ && isVisible()) {
    frameFigure();
  } else {
    applyCamera();
  }
  placePlates();
}

void SkeletonViewQt3D::showEvent(QShowEvent* event) {
  SkeletonView::showEvent(event);
  if (!posed_) setTime(clockSeconds_);
  if (!framed_) frameFigure();
  placePlates();
}

void SkeletonViewQt3D::addPlate(Qt::Corner corner, QWidget* plate) {
  plate->setParent(this);
  plate->setAttribute(Qt::WA_NativeWindow);
  plate->setAutoFillBackground(true);
  plates_[corner].emplace_back(plate);
  plate->installEventFilter(this);
  plate->show();
  placePlates();
}

void SkeletonViewQt3D::placePlates() {
  for (const auto& [corner, plates] : plates_) {
    const bool right = corner == Qt::TopRightCorner || corner == Qt::BottomRightCorner;
    const bool bottom = corner == Qt::BottomLeftCorner || corner == Qt::BottomRightCorner;
    // Buttons stack downwards at the top right, all other plates stand side by side.
    const bool stacked = corner == Qt::TopRightCorner;
    int x = corner == Qt::BottomLeftCorner && scene_->style().axesCross ? crossWidth : plateMargin;
    int y = plateMargin;
    for (const QPointer<QWidget>& plate : plates) {
      if (!plate || plate->isHidden()) continue;
      const QSize size = plate->sizeHint().expandedTo(plate->minimumSize());
      const QRect place(right ? width() - x - size.width() : x,
                        bottom ? height() - y - size.height() : y, size.width(), size.height());
      if (plate->geometry() != place) plate->setGeometry(place);
      plate->raise();
      (stacked ? y : x) += (stacked ? size.height() : size.width()) + plateGap;
    }
  }
}

void SkeletonViewQt3D::grabPicture(std::function<void(const QImage&)> done) {
  auto* reply = scene_->capture()->requestCapture();
  QObject::connect(reply, &Qt3DRender::QRenderCaptureReply::completed, this,
                   [this, reply, done = std::move(done)]() mutable {
                     const QImage image = reply->image().convertToFormat(QImage::Format_RGB32);
                     reply->deleteLater();
                     if (std::exchange(captured_, true)) return done(image);
                     // The first frame may be drawn before all shaders are ready.
                     grabPicture(std::move(done));
                   });
  scene_->redraw();
}

std::unique_ptr<SkeletonPainter> SkeletonViewQt3D::makePainter(
    const QSize& pixels, const std::optional<ViewColors>& colors, bool smooth) const {
  if (pixels.isEmpty()) return nullptr;
  SkeletonShot shot;
  shot.clips = scene_->clips();
  shot.style = scene_->style();
  shot.colors = colors.value_or(scene_->colors());
  shot.particles = scene_->particles();
  shot.camera = camera_;
  shot.clockSeconds = clockSeconds_;
  shot.viewHeight = std::max(1, height());
  return std::make_unique<SkeletonPainterQt3D>(pixels, shot, smooth);
}

}  // namespace emoforge
