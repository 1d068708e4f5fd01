// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/joint_labels.h"

#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <Qt3DCore/QAttribute>
#include <Qt3DCore/QGeometry>
#include <Qt3DRender/QGeometryRenderer>
#include <Qt3DRender/QPaintedTextureImage>
#include <array>
#include <cmath>
#include <cstddef>

#include "viewers/qt3d_materials.h"

namespace emoforge {
namespace {

constexpr double pictureWidth = 1024.0;
constexpr double padding = 4.0;
constexpr float gapPixels = 7.0F;  ///< between the joint and its name

struct LabelVertex {
  Eigen::Vector3f anchor;
  float offset[2];  ///< pixels from the joint, y up
  float place[2];   ///< in the texture
};

/// Hands a finished picture to Qt3D.
class PictureImage : public Qt3DRender::QPaintedTextureImage {
 public:
  PictureImage(const QImage& picture, Qt3DCore::QNode* parent)
      : QPaintedTextureImage(parent), picture_(picture) {
    setSize(picture.size());
  }

 protected:
  void paint(QPainter* painter) override {
    painter->setCompositionMode(QPainter::CompositionMode_Source);
    painter->drawImage(0, 0, picture_);
  }

 private:
  QImage picture_;
};

QColor toQt(const Colour& colour) {
  return QColor::fromRgbF(colour.red, colour.green, colour.blue, colour.alpha);
}

}  // namespace

JointLabels::JointLabels(Qt3DCore::QNode* parent, Qt3DRender::QLayer* layer)
    : entity_(new Qt3DCore::QEntity(parent)), texture_(new Qt3DRender::QTexture2D(entity_)) {
  auto* renderer = new Qt3DRender::QGeometryRenderer(entity_);
  auto* geometry = new Qt3DCore::QGeometry(renderer);
  vertices_ = new Qt3DCore::QBuffer(geometry);
  indices_ = new Qt3DCore::QBuffer(geometry);
  struct Part {
    const char* name;
    unsigned size;
    std::size_t offset;
  };
  const std::array<Part, 3> parts{{{"vertexPosition", 3, offsetof(LabelVertex, anchor)},
                                   {"labelOffset", 2, offsetof(LabelVertex, offset)},
                                   {"labelPlace", 2, offsetof(LabelVertex, place)}}};
  for (const Part& part : parts) {
    auto* attribute = new Qt3DCore::QAttribute(geometry);
    attribute->setName(QString::fromLatin1(part.name));
    attribute->setVertexBaseType(Qt3DCore::QAttribute::Float);
    attribute->setVertexSize(part.size);
    attribute->setByteOffset(static_cast<unsigned>(part.offset));
    attribute->setByteStride(sizeof(LabelVertex));
    attribute->setBuffer(vertices_);
    geometry->addAttribute(attribute);
    attributes_.push_back(attribute);
  }
  indexAttribute_ = new Qt3DCore::QAttribute(geometry);
  indexAttribute_->setAttributeType(Qt3DCore::QAttribute::IndexAttribute);
  indexAttribute_->setVertexBaseType(Qt3DCore::QAttribute::UnsignedInt);
  indexAttribute_->setBuffer(indices_);
  geometry->addAttribute(indexAttribute_);
  renderer->setGeometry(geometry);
  texture_->setGenerateMipMaps(false);
  texture_->setFormat(Qt3DRender::QAbstractTexture::RGBA8_UNorm);
  texture_->setMinificationFilter(Qt3DRender::QAbstractTexture::Linear);
  texture_->setMagnificationFilter(Qt3DRender::QAbstractTexture::Linear);
  entity_->addComponent(renderer);
  entity_->addComponent(labelMaterial(entity_, texture_).material);
  entity_->addComponent(layer);
  entity_->setEnabled(false);
}

void JointLabels::setNames(const QStringList& names, const ViewColors& colors, double pixelRatio) {
  QFont font = QGuiApplication::font();
  font.setPixelSize(static_cast<int>(std::lround(11.0 * pixelRatio)));
  const QFontMetricsF metrics(font);
  const double height = std::ceil(metrics.height()) + 2.0;
  labels_.clear();
  double x = 0.0;
  double y = 0.0;
  for (int i = 0; i < names.size(); ++i) {
    if (names[i].isEmpty()) continue;
    const double width = std::ceil(metrics.horizontalAdvance(names[i])) + 2.0 * padding;
    if (x + width > pictureWidth) {
      x = 0.0;
      y += height;
    }
    labels_.push_back({i, QRectF(x, y, width, height)});
    x += width;
  }
  QImage picture(static_cast<int>(pictureWidth), static_cast<int>(y + height),
                 QImage::Format_RGBA8888);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setFont(font);
  for (const Label& label : labels_) {
    painter.fillRect(label.place, toQt(colors.label.withAlpha(0.82F)));
    painter.setPen(toQt(colors.text));
    painter.drawText(label.place, Qt::AlignCenter, names[label.joint]);
  }
  painter.end();
  pictureSize_ = picture.size();
  const auto images = texture_->textureImages();
  for (auto* image : images) {
    texture_->removeTextureImage(image);
    image->deleteLater();
  }
  texture_->addTextureImage(new PictureImage(picture, texture_));
  std::vector<std::uint32_t> indices;
  for (std::uint32_t first = 0; first < 4 * labels_.size(); first += 4) {
    indices.insert(indices.end(), {first, first + 1, first + 2, first + 2, first + 1, first + 3});
  }
  indices_->setData(QByteArray(reinterpret_cast<const char*>(indices.data()),
                               static_cast<qsizetype>(indices.size() * sizeof(std::uint32_t))));
  indexAttribute_->setCount(static_cast<unsigned>(indices.size()));
}

void JointLabels::setVisible(bool visible) {
  entity_->setEnabled(visible && !labels_.empty());
}

void JointLabels::place(const JointPositions& joints) {
  std::vector<LabelVertex> vertices;
  for (const Label& label : labels_) {
    const QRectF& box = label.place;
    for (const double across : {0.0, 1.0}) {
      for (const double up : {0.0, 1.0}) {
        LabelVertex vertex;
        vertex.anchor = joints[static_cast<std::size_t>(label.joint)];
        vertex.offset[0] = gapPixels + static_cast<float>(across * box.width());
        vertex.offset[1] = static_cast<float>((up - 0.5) * box.height());
        vertex.place[0] =
            static_cast<float>((box.left() + across * box.width()) / pictureSize_.width());
        vertex.place[1] =
            static_cast<float>((box.bottom() - up * box.height()) / pictureSize_.height());
        vertices.push_back(vertex);
      }
    }
  }
  vertices_->setData(QByteArray(reinterpret_cast<const char*>(vertices.data()),
                                static_cast<qsizetype>(vertices.size() * sizeof(LabelVertex))));
  for (Qt3DCore::QAttribute* attribute : attributes_)
    attribute->setCount(static_cast<unsigned>(vertices.size()));
}

}  // namespace emoforge
