// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "viewers/view_types.h"

namespace emoforge {

/// One corner of a line segment that the vertex shader widens to pixels.
struct LineVertex {
  Eigen::Vector3f start;
  Eigen::Vector3f end;
  float corner[2];  ///< 0 start, 1 end; −1, +1 side
  float colour[4];
  float style[2];  ///< width in pixels, dash period in metres (0: solid)
};
static_assert(sizeof(LineVertex) == 14 * sizeof(float));

/// Line segments of any width, with a colour at each end.
struct LineMesh {
  std::vector<LineVertex> vertices;
  std::vector<std::uint32_t> indices;

  void clear();
  void add(const Eigen::Vector3f& start, const Eigen::Vector3f& end, const Colour& startColour,
           const Colour& endColour, float widthPixels, float dashMetres = 0.0F);
};

/// Square grid on y = 0 about the origin, with the x and z axes in their colours.
LineMesh groundGrid(const ViewColors& colors, float spacingMetres, float reachMetres);

}  // namespace emoforge
