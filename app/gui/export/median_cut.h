// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <cstdint>
#include <vector>

namespace emoforge {

/// A picture of at most 256 colours.
struct IndexedPicture {
  std::vector<QRgb> colors;           ///< 256 entries, unused ones black
  std::vector<std::uint8_t> indices;  ///< row by row
};

/// The colours by median cut over 5 bits a channel, the pixels by the box that they lie in.
IndexedPicture medianCut(const QImage& picture);

}  // namespace emoforge
