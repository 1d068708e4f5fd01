// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/view_colors.h"

#include "widgets/theme.h"

namespace emoforge {
namespace {

Colour toColour(const QColor& color) {
  return {static_cast<float>(color.redF()), static_cast<float>(color.greenF()),
          static_cast<float>(color.blueF()), static_cast<float>(color.alphaF())};
}

Colour token(Token token) {
  return toColour(theme().color(token));
}

/// Slow to fast. On a light ground the pale end would vanish, so the ramp runs on to the dark side.
std::array<Colour, 3> speedColours() {
  const Colour slow = toColour(theme().mapped(ColorMap::Speed, 0.0));
  const Colour middle = toColour(theme().mapped(ColorMap::Speed, 0.5));
  if (theme().isDark()) return {slow, middle, toColour(theme().mapped(ColorMap::Speed, 1.0))};
  return {middle, slow, slow.mixedWith(token(Token::Text1), 0.7F)};
}

}  // namespace

ViewColors viewColors() {
  ViewColors colors;
  colors.backgroundTop = token(Token::View3dTop);
  colors.backgroundBottom = token(Token::View3dBottom);
  colors.gridMinor = token(Token::GroundLine).withAlpha(0.75F);
  colors.gridMajor = token(Token::GroundLine).mixedWith(token(Token::Text3), 0.25F);
  colors.axisX = token(Token::AxisX);
  colors.axisY = token(Token::AxisY);
  colors.axisZ = token(Token::AxisZ);
  colors.boneReal = token(Token::BoneReal);
  colors.boneSynthetic = token(Token::BoneSynthetic);
  colors.boneNearest = token(Token::BoneNearest);
  colors.accent = token(Token::Accent);
  colors.text = token(Token::Text1);
  colors.label = token(Token::Panel);
  colors.speed = speedColours();
  colors.shadowOpacity = static_cast<float>(theme().number(ThemeNumber::ShadowOpacity));
  colors.ghostNearest = static_cast<float>(theme().number(ThemeNumber::OnionSkinNearestOpacity));
  colors.ghostFarthest = static_cast<float>(theme().number(ThemeNumber::OnionSkinFarthestOpacity));
  colors.leftFactor = static_cast<float>(theme().number(ThemeNumber::LeftSideFactor));
  return colors;
}

}  // namespace emoforge
