// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/qt3d_mesh.h"

#include <QByteArray>
#include <cstddef>

namespace emoforge {
namespace {

template <typename Range>
QByteArray bytesOf(const Range& values) {
  return {reinterpret_cast<const char*>(values.data()),
          static_cast<qsizetype>(values.size() * sizeof(values[0]))};
}

}  // namespace

Qt3DMesh::Qt3DMesh(Kind kind, Qt3DCore::QNode* parent, Qt3DRender::QMaterial* material,
                   Qt3DRender::QLayer* layer)
    : entity_(new Qt3DCore::QEntity(parent)),
      renderer_(new Qt3DRender::QGeometryRenderer(entity_)),
      geometry_(new Qt3DCore::QGeometry(renderer_)),
      vertices_(new Qt3DCore::QBuffer(geometry_)),
      colours_(new Qt3DCore::QBuffer(geometry_)),
      indices_(new Qt3DCore::QBuffer(geometry_)),
      indexAttribute_(new Qt3DCore::QAttribute(geometry_)),
      material_(material),
      layer_(layer) {
  for (Qt3DCore::QBuffer* buffer : {vertices_, colours_})
    buffer->setUsage(Qt3DCore::QBuffer::DynamicDraw);
  if (kind == Kind::Surface) {
    constexpr std::size_t stride = sizeof(SurfaceVertex);
    addAttribute("vertexPosition", vertices_, 3, offsetof(SurfaceVertex, position), stride);
    addAttribute("vertexNormal", vertices_, 3, offsetof(SurfaceVertex, normal), stride);
    addAttribute("vertexColor", colours_, 4, 0, sizeof(Colour));
  } else {
    constexpr std::size_t stride = sizeof(LineVertex);
    addAttribute("vertexPosition", vertices_, 3, offsetof(LineVertex, start), stride);
    addAttribute("lineEnd", vertices_, 3, offsetof(LineVertex, end), stride);
    addAttribute("lineCorner", vertices_, 2, offsetof(LineVertex, corner), stride);
    addAttribute("vertexColor", vertices_, 4, offsetof(LineVertex, colour), stride);
    addAttribute("lineStyle", vertices_, 2, offsetof(LineVertex, style), stride);
  }
  indexAttribute_->setAttributeType(Qt3DCore::QAttribute::IndexAttribute);
  indexAttribute_->setVertexBaseType(Qt3DCore::QAttribute::UnsignedInt);
  indexAttribute_->setBuffer(indices_);
  geometry_->addAttribute(indexAttribute_);
  renderer_->setGeometry(geometry_);
  renderer_->setPrimitiveType(Qt3DRender::QGeometryRenderer::Triangles);
  // A fixed box spares Qt3D the search through all vertices after each change; nothing is culled
  // here.
  renderer_->setMinPoint({-1.0F, -1.0F, -1.0F});
  renderer_->setMaxPoint({1.0F, 1.0F, 1.0F});
  entity_->addComponent(renderer_);
  entity_->addComponent(material);
  entity_->addComponent(layer);
  entity_->setEnabled(false);
}

void Qt3DMesh::addAttribute(const char* name, Qt3DCore::QBuffer* buffer, unsigned size,
                            std::size_t offset, std::size_t stride) {
  auto* attribute = new Qt3DCore::QAttribute(geometry_);
  attribute->setName(QString::fromLatin1(name));
  attribute->setAttributeType(Qt3DCore::QAttribute::VertexAttribute);
  attribute->setVertexBaseType(Qt3DCore::QAttribute::Float);
  attribute->setVertexSize(size);
  attribute->setByteOffset(static_cast<unsigned>(offset));
  attribute->setByteStride(static_cast<unsigned>(stride));
  attribute->setBuffer(buffer);
  geometry_->addAttribute(attribute);
  attributes_.push_back(attribute);
}

Qt3DCore::QEntity* Qt3DMesh::addCopy(Qt3DRender::QMaterial* material, Qt3DRender::QLayer* layer) {
  auto* copy = new Qt3DCore::QEntity(entity_->parentNode());
  copy->addComponent(renderer_);
  copy->addComponent(material);
  copy->addComponent(layer);
  return copy;
}

void Qt3DMesh::setStage(Qt3DRender::QMaterial* material, Qt3DRender::QLayer* layer) {
  if (material != material_) {
    entity_->removeComponent(material_);
    entity_->addComponent(material);
    material_ = material;
  }
  if (layer != layer_) {
    entity_->removeComponent(layer_);
    entity_->addComponent(layer);
    layer_ = layer;
  }
}

void Qt3DMesh::setVertexCount(std::size_t count) {
  for (Qt3DCore::QAttribute* attribute : attributes_)
    attribute->setCount(static_cast<unsigned>(count));
}

void Qt3DMesh::setIndices(const std::vector<std::uint32_t>& indices) {
  indexCount_ = indices.size();
  indices_->setData(bytesOf(indices));
  indexAttribute_->setCount(static_cast<unsigned>(indices.size()));
  renderer_->setVertexCount(static_cast<int>(indices.size()));
  entity_->setEnabled(visible_ && indexCount_ > 0);
}

void Qt3DMesh::setSurface(std::span<const SurfaceVertex> vertices) {
  vertices_->setData(bytesOf(vertices));
  setVertexCount(vertices.size());
}

void Qt3DMesh::setColours(const std::vector<Colour>& colours) {
  colours_->setData(bytesOf(colours));
}

void Qt3DMesh::setLines(const LineMesh& lines) {
  if (!lines.indices.empty()) {
    if (lineFactor_ == 1.0F) {
      vertices_->setData(bytesOf(lines.vertices));
    } else {
      std::vector<LineVertex> wider = lines.vertices;
      for (LineVertex& vertex : wider) vertex.style[0] *= lineFactor_;
      vertices_->setData(bytesOf(wider));
    }
    setVertexCount(lines.vertices.size());
  }
  setIndices(lines.indices);
}

void Qt3DMesh::setVisible(bool visible) {
  visible_ = visible;
  entity_->setEnabled(visible_ && indexCount_ > 0);
}

}  // namespace emoforge
