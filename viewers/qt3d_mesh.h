// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt3DCore/QAttribute>
#include <Qt3DCore/QBuffer>
#include <Qt3DCore/QEntity>
#include <Qt3DRender/QGeometryRenderer>
#include <Qt3DRender/QLayer>
#include <Qt3DRender/QMaterial>
#include <span>
#include <vector>

#include "viewers/body_mesh.h"
#include "viewers/line_mesh.h"

namespace emoforge {

/// A Qt3D entity whose triangles change often: one draw call. Interface thread only.
class Qt3DMesh {
 public:
  enum class Kind { Surface, Line };

  /// The entity belongs to `parent`. The material may be shared between meshes.
  Qt3DMesh(Kind kind, Qt3DCore::QNode* parent, Qt3DRender::QMaterial* material,
           Qt3DRender::QLayer* layer);

  void setIndices(const std::vector<std::uint32_t>& indices);
  void setSurface(std::span<const SurfaceVertex> vertices);
  void setColours(const std::vector<Colour>& colours);
  void setLines(const LineMesh& lines);
  /// Lines of meshes to come are this much wider, for pictures of another size than the screen's.
  void setLineFactor(float factor) { lineFactor_ = factor; }
  void setVisible(bool visible);
  /// Draws the same triangles once more in another way; shown and hidden together, unless switched
  /// off.
  Qt3DCore::QEntity* addCopy(Qt3DRender::QMaterial* material, Qt3DRender::QLayer* layer);
  /// Moves the mesh itself, not its copies, to another stage.
  void setStage(Qt3DRender::QMaterial* material, Qt3DRender::QLayer* layer);

 private:
  void addAttribute(const char* name, Qt3DCore::QBuffer* buffer, unsigned size, std::size_t offset,
                    std::size_t stride);
  void setVertexCount(std::size_t count);

  Qt3DCore::QEntity* entity_;
  Qt3DRender::QGeometryRenderer* renderer_;
  Qt3DCore::QGeometry* geometry_;
  Qt3DCore::QBuffer* vertices_;
  Qt3DCore::QBuffer* colours_;
  Qt3DCore::QBuffer* indices_;
  Qt3DCore::QAttribute* indexAttribute_;
  std::vector<Qt3DCore::QAttribute*> attributes_;
  std::size_t indexCount_ = 0;
  bool visible_ = true;
  float lineFactor_ = 1.0F;
  Qt3DRender::QMaterial* material_;
  Qt3DRender::QLayer* layer_;
};

}  // namespace emoforge
