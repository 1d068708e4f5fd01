// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt3DRender/QAbstractTexture>
#include <Qt3DRender/QMaterial>
#include <Qt3DRender/QParameter>

namespace emoforge {

/// A material and the uniforms that change after it was made. Owned by the node given as parent.
struct ViewMaterial {
  Qt3DRender::QMaterial* material = nullptr;
  Qt3DRender::QParameter* first = nullptr;
  Qt3DRender::QParameter* second = nullptr;
};

/// Which pixels of a figure a stage draws, where the surface has no multisampling: first all that
/// are covered whole, then the outline, blended by its share.
enum class EdgeMode { Everything = 0, Inside = 1, Outline = 2 };

/// Lit figure. `first`: direction to the key light.
ViewMaterial litMaterial(Qt3DCore::QNode* parent, EdgeMode mode);
/// Depth only, for figures that are shown half transparent without their inner parts.
ViewMaterial depthMaterial(Qt3DCore::QNode* parent);
/// Unlit, each pixel painted once however often the mesh covers it. `first`: tint, its alpha the
/// share; `second`: opacity, times that of the vertex. `stencilBit` keeps two such stages apart.
ViewMaterial silhouetteMaterial(Qt3DCore::QNode* parent, unsigned stencilBit);
/// The mesh flattened on the ground along the key light, each pixel once. `first`: direction to the
/// light, `second`: opacity.
ViewMaterial shadowMaterial(Qt3DCore::QNode* parent, unsigned stencilBit);
/// Wide lines. `first`: centre of the fade, `second`: its inner and outer radius in metres.
ViewMaterial lineMaterial(Qt3DCore::QNode* parent, bool depthTest);
/// Text beside points, drawn above everything.
ViewMaterial labelMaterial(Qt3DCore::QNode* parent, Qt3DRender::QAbstractTexture* picture);
/// Screen-filling gradient. `first`: top, `second`: bottom colour.
ViewMaterial backgroundMaterial(Qt3DCore::QNode* parent);

}  // namespace emoforge
