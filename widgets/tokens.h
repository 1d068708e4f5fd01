// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QVector>
#include <array>

namespace emoforge {

/// Every colour the program uses has a name; values are in resources/themes/*.json. No hex in code.
enum class Token {
  App,
  StartPage,
  Bar,
  Panel,
  Head,
  Control,
  ControlHover,
  ControlPressed,
  Input,
  Plot,
  View,
  View3dTop,
  View3dBottom,
  Line,
  LineStrong,
  InputBorder,
  Track,
  SliderHandle,
  RowHover,
  RowLine,
  Text1,
  Text2,
  Text3,
  Disabled,
  Accent,
  Primary,
  PrimaryHover,
  PrimaryPressed,
  PrimaryText,
  Selected,
  Focus,
  Good,
  Warning,
  Error,
  NoticeInfo,
  NoticeWarning,
  NoticeError,
  Real,
  Synthetic,
  Nearest,
  BoneReal,
  BoneSynthetic,
  BoneNearest,
  GroundLine,
  AxisX,
  AxisY,
  AxisZ,
  Contact,
  Grid,
  Axis,
  Tick,
  Series1,
  Series2,
  Series3,
  Series4,
  Count
};

/// "text-1", as in the theme files and in the style sheet.
QString tokenName(Token token);

enum class MarkShape { Circle, TriangleUp, TriangleDown, Square, Diamond, Plus, Star, Pentagon };
inline constexpr int kMarkShapes = 8;

struct EmotionToken {
  QString name;  ///< "happiness"
  MarkShape shape = MarkShape::Circle;
  QColor color;
};

/// Colour stops, equally spaced from 0 to 1.
enum class ColorMap { Depth, Signed, SignedExport, Speed };

enum class ThemeNumber {
  ShadowOpacity,
  OnionSkinNearestOpacity,
  OnionSkinFarthestOpacity,
  LeftSideFactor,
  RawLineOpacity,
  LoopOpacity,
  LoopHeadOpacity,
  Count
};

/// The content of one theme file.
struct ThemeTokens {
  QString name;  ///< "dark", "light"
  std::array<QColor, static_cast<std::size_t>(Token::Count)> colors;
  QVector<EmotionToken> emotions;  ///< eight, in the order of the file
  std::array<QVector<QColor>, 4> maps;
  std::array<double, static_cast<std::size_t>(ThemeNumber::Count)> numbers{};

  QColor color(Token token) const { return colors[static_cast<std::size_t>(token)]; }
  double number(ThemeNumber number) const { return numbers[static_cast<std::size_t>(number)]; }
  /// Linear between the stops; `position` is clamped to 0 … 1.
  QColor mapped(ColorMap map, double position) const;
};

/// Reads a theme file; throws Error(Failure) that names the missing or malformed token.
ThemeTokens readTheme(const QString& path);

}  // namespace emoforge
