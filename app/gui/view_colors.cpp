// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/view_colors.h"

#include "widgets/figures/print_style.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

Colour toColour(const QColor& color) {
  return {static_cast<float>(color.redF()), static_cast<float>(color.greenF()),
          static_cast<float>(color.blueF()), static_cast<float>(color.alphaF())};
}

/// Slow to fast. On a light ground the pale end would vanish, so the ramp runs on to the dark side.
std::array<Colour, 3> speedColours(const ThemeTokens& tokens, bool dark) {
  const Colour slow = toColour(tokens.mapped(ColorMap::Speed, 0.0));
  const Colour middle = toColour(tokens.mapped(ColorMap::Speed, 0.5));
  if (dark) return {slow, middle, toColour(tokens.mapped(ColorMap::Speed, 1.0))};
  return {middle, slow, slow.mixedWith(toColour(tokens.color(Token::Text1)), 0.7F)};
}

ViewColors colorsOf(const ThemeTokens& tokens, bool dark) {
  const auto token = [&tokens](Token name) { return toColour(tokens.color(name)); };
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
  colors.speed = speedColours(tokens, dark);
  colors.shadowOpacity = static_cast<float>(tokens.number(ThemeNumber::ShadowOpacity));
  colors.ghostNearest = static_cast<float>(tokens.number(ThemeNumber::OnionSkinNearestOpacity));
  colors.ghostFarthest = static_cast<float>(tokens.number(ThemeNumber::OnionSkinFarthestOpacity));
  colors.leftFactor = static_cast<float>(tokens.number(ThemeNumber::LeftSideFactor));
  return colors;
}

}  // namespace

ViewColors viewColors() {
  return colorsOf(theme().tokens(), theme().isDark());
}

ViewColors printViewColors() {
  ViewColors colors = colorsOf(printStyle().light, false);
  colors.backgroundTop = colors.backgroundBottom = toColour(printStyle().paper);
  return colors;
}

}  // namespace emoforge
