// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/line_mesh.h"

#include <algorithm>
#include <cmath>

namespace emoforge {
namespace {
constexpr float pieceMetres = 2.0F;
}

void LineMesh::clear() {
  vertices.clear();
  indices.clear();
}

void LineMesh::add(const Eigen::Vector3f& start, const Eigen::Vector3f& end,
                   const Colour& startColour, const Colour& endColour, float widthPixels,
                   float dashMetres) {
  const auto first = static_cast<std::uint32_t>(vertices.size());
  for (const float along : {0.0F, 1.0F}) {
    const Colour& colour = along < 0.5F ? startColour : endColour;
    for (const float side : {-1.0F, 1.0F}) {
      vertices.push_back({start,
                          end,
                          {along, side},
                          {colour.red, colour.green, colour.blue, colour.alpha},
                          {widthPixels, dashMetres}});
    }
  }
  indices.insert(indices.end(), {first, first + 1, first + 2, first + 2, first + 1, first + 3});
}

LineMesh groundGrid(const ViewColors& colors, float spacingMetres, float reachMetres) {
  LineMesh mesh;
  const int count = static_cast<int>(std::floor(reachMetres / spacingMetres));
  for (int i = -count; i <= count; ++i) {
    const float at = static_cast<float>(i) * spacingMetres;
    const bool major = i % 2 == 0;
    const Colour& plain = major ? colors.gridMajor : colors.gridMinor;
    const float width = i == 0 ? 1.4F : major ? 1.2F : 1.0F;
    const Colour& alongX = i == 0 ? colors.axisX : plain;
    const Colour& alongZ = i == 0 ? colors.axisZ : plain;
    // Short pieces: a line that runs past the camera would be drawn with too few digits.
    for (float from = -reachMetres; from < reachMetres - 1e-3F; from += pieceMetres) {
      const float to = std::min(from + pieceMetres, reachMetres);
      mesh.add({from, 0, at}, {to, 0, at}, alongX, alongX, width);
      mesh.add({at, 0, from}, {at, 0, to}, alongZ, alongZ, width);
    }
  }
  return mesh;
}

}  // namespace emoforge
