// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewers/view_types.h"

namespace emoforge {

inline Colour colourFrom(unsigned rgb) {
  return {static_cast<float>((rgb >> 16) & 255U) / 255.0F,
          static_cast<float>((rgb >> 8) & 255U) / 255.0F, static_cast<float>(rgb & 255U) / 255.0F,
          1.0F};
}

/// The tokens of the two themes, for tests that run without the theme files.
inline ViewColors darkViewColors() {
  ViewColors colors;
  colors.backgroundTop = colourFrom(0x1A1E23);
  colors.backgroundBottom = colourFrom(0x101215);
  colors.gridMinor = colourFrom(0x31373E).withAlpha(0.75F);
  colors.gridMajor = colourFrom(0x434A53);
  colors.axisX = colourFrom(0xFF7A70).withAlpha(0.65F);
  colors.axisY = colourFrom(0x4CC38A);
  colors.axisZ = colourFrom(0x5AA2FA).withAlpha(0.65F);
  colors.boneReal = colourFrom(0xBFCDDC);
  colors.boneSynthetic = colourFrom(0xF0782A);
  colors.boneNearest = colourFrom(0x8FB8C9);
  colors.accent = colourFrom(0x5AA2FA);
  colors.text = colourFrom(0xE8EBEF);
  colors.label = colourFrom(0x1C1F23);
  colors.speed = {colourFrom(0x2B6BB0), colourFrom(0x4FB3E8), colourFrom(0xD8F3FF)};
  colors.shadowOpacity = 0.35F;
  return colors;
}

inline ViewColors lightViewColors() {
  ViewColors colors = darkViewColors();
  colors.backgroundTop = colourFrom(0xFAFBFC);
  colors.backgroundBottom = colourFrom(0xE7EBF0);
  colors.gridMinor = colourFrom(0xD3D8DE).withAlpha(0.75F);
  colors.gridMajor = colourFrom(0xB9C1CA);
  colors.axisX = colourFrom(0xC02A1D).withAlpha(0.65F);
  colors.axisY = colourFrom(0x1B7A4B);
  colors.axisZ = colourFrom(0x1D62CC).withAlpha(0.65F);
  colors.boneReal = colourFrom(0x3A4C60);
  colors.boneSynthetic = colourFrom(0xCC520A);
  colors.boneNearest = colourFrom(0x2F7488);
  colors.accent = colourFrom(0x1D62CC);
  colors.text = colourFrom(0x1B2027);
  colors.label = colourFrom(0xF7F8FA);
  colors.speed = {colourFrom(0x4FB3E8), colourFrom(0x2B6BB0), colourFrom(0x10355F)};
  colors.shadowOpacity = 0.16F;
  return colors;
}

}  // namespace emoforge
