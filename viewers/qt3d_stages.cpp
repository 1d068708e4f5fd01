// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/qt3d_stages.h"

#include <Qt3DCore/QEntity>
#include <Qt3DRender/QCameraLens>
#include <Qt3DRender/QCameraSelector>
#include <Qt3DRender/QClearBuffers>
#include <Qt3DRender/QLayerFilter>
#include <Qt3DRender/QRenderSurfaceSelector>
#include <Qt3DRender/QRenderTarget>
#include <Qt3DRender/QRenderTargetOutput>
#include <Qt3DRender/QRenderTargetSelector>
#include <Qt3DRender/QTexture>
#include <algorithm>
#include <numbers>

namespace emoforge {
namespace {

using namespace Qt3DRender;

constexpr int crossPixels = 88;

QVector3D toQt(const Eigen::Vector3f& vector) {
  return {vector.x(), vector.y(), vector.z()};
}

}  // namespace

Qt3DStages::Qt3DStages(Qt3DCore::QEntity* root, QObject* surface, const QSize& picture)
    : camera_(new QCamera(root)), crossCamera_(new QCamera(root)) {
  auto* selector = new QRenderSurfaceSelector;
  selector->setSurface(surface);
  QFrameGraphNode* target = selector;
  if (!picture.isEmpty()) {
    selector->setExternalRenderTargetSize(picture);
    target = addPicture(selector, picture);
  }

  auto* view = new QViewport(target);
  auto* select = new QCameraSelector(view);
  select->setCamera(camera_);
  auto* clear = new QClearBuffers(select);
  clear->setBuffers(QClearBuffers::ColorDepthStencilBuffer);
  background = addStage(clear);
  ground = addStage(select);
  shadow = addStage(select);
  ghosts = addStage(select);
  figures = addStage(select);
  outlines = addStage(select);
  glassDepth = addStage(select);
  glass = addStage(select);
  lines = addStage(select);
  auto* clearDepth = new QClearBuffers(select);
  clearDepth->setBuffers(QClearBuffers::DepthBuffer);
  particles = addStage(clearDepth);
  particleOutlines = addStage(select);
  overlay = addStage(select);

  crossViewport_ = new QViewport(target);
  auto* crossSelect = new QCameraSelector(crossViewport_);
  crossSelect->setCamera(crossCamera_);
  capture_ = new QRenderCapture(crossSelect);
  cross = addStage(capture_);

  auto* settings = new QRenderSettings(root);
  settings->setActiveFrameGraph(selector);
  settings->setRenderPolicy(QRenderSettings::OnDemand);
  root->addComponent(settings);
}

/// Colour, depth and stencil of a picture that no screen shows.
QFrameGraphNode* Qt3DStages::addPicture(QFrameGraphNode* parent, const QSize& size) {
  auto* selector = new QRenderTargetSelector(parent);
  auto* target = new QRenderTarget(selector);
  using Point = QRenderTargetOutput::AttachmentPoint;
  for (const auto& [point, format] : {std::pair{Point::Color0, QAbstractTexture::RGBA8_UNorm},
                                      {Point::DepthStencil, QAbstractTexture::D24S8}}) {
    auto* texture = new QTexture2D;
    texture->setSize(size.width(), size.height());
    texture->setFormat(format);
    texture->setGenerateMipMaps(false);
    auto* output = new QRenderTargetOutput(target);
    output->setAttachmentPoint(point);
    output->setTexture(texture);
    target->addOutput(output);
  }
  selector->setTarget(target);
  return selector;
}

QLayer* Qt3DStages::addStage(QFrameGraphNode* parent) {
  auto* filter = new QLayerFilter(parent);
  auto* layer = new QLayer(filter);
  layer->setRecursive(false);
  filter->addLayer(layer);
  return layer;
}

void Qt3DStages::setCamera(const OrbitCamera& camera, float aspect) {
  const float near = std::max(0.02F, camera.distance * 0.02F);
  camera_->lens()->setPerspectiveProjection(camera.fieldOfView * 180.0F / std::numbers::pi_v<float>,
                                            aspect, near, camera.distance + 120.0F);
  camera_->setPosition(toQt(camera.eye()));
  camera_->setViewCenter(toQt(camera.target));
  camera_->setUpVector(toQt(camera.up()));
  crossCamera_->lens()->setOrthographicProjection(-1.35F, 1.35F, -1.35F, 1.35F, 0.1F, 10.0F);
  crossCamera_->setPosition(toQt(camera.forward() * -4.0F));
  crossCamera_->setViewCenter({});
  crossCamera_->setUpVector(toQt(camera.up()));
}

void Qt3DStages::setViewSize(const QSize& size, double pixelRatio) {
  if (size.isEmpty()) return;
  const double side = crossPixels * pixelRatio;
  const double width = side / size.width();
  const double height = side / size.height();
  const double margin = 4.0 * pixelRatio / size.height();
  crossViewport_->setNormalizedRect({0.0, std::max(0.0, 1.0 - height - margin), width, height});
}

}  // namespace emoforge
