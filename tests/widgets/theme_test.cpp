// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QEvent>
#include <QFontMetricsF>
#include <QPalette>
#include <QRegularExpression>
#include <QTest>
#include <array>
#include <cmath>

#include "widgets/class_mark.h"
#include "widgets/icon_engine.h"

namespace emoforge {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

// Machado, Oliveira and Fernandes 2009, severity 1.0, in linear RGB; the first is usual vision.
constexpr std::array<Matrix, 4> kVisions{Matrix{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                                         Matrix{{{0.152286, 1.052583, -0.204868},
                                                 {0.114503, 0.786281, 0.099216},
                                                 {-0.003882, -0.048116, 1.051998}}},
                                         Matrix{{{0.367322, 0.860646, -0.227968},
                                                 {0.280085, 0.672501, 0.047413},
                                                 {-0.011820, 0.042940, 0.968881}}},
                                         Matrix{{{1.255528, -0.076749, -0.178779},
                                                 {-0.078411, 0.930809, 0.147602},
                                                 {0.004733, 0.691367, 0.303900}}}};

Vector times(const Matrix& matrix, const Vector& v) {
  Vector result{};
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 3; ++j) result[i] += matrix[i][j] * v[j];
  }
  return result;
}

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Vector linearRgb(const QColor& color) {
  return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

// Ottosson 2020, "A perceptual color space for image processing".
Vector oklab(const Vector& rgb) {
  constexpr Matrix toCone{{{0.4122214708, 0.5363325363, 0.0514459929},
                           {0.2119034982, 0.6806995451, 0.1073969566},
                           {0.0883024619, 0.2817188376, 0.6299787005}}};
  constexpr Matrix toLab{{{0.2104542553, 0.7936177850, -0.0040720468},
                          {1.9779984951, -2.4285922050, 0.4505937099},
                          {0.0259040371, 0.7827717662, -0.8086757660}}};
  Vector cone = times(toCone, rgb);
  for (double& value : cone) value = std::cbrt(value);
  return times(toLab, cone);
}

double seenDistance(const QColor& a, const QColor& b, const Matrix& vision) {
  const auto seen = [&](const QColor& color) {
    Vector rgb = times(vision, linearRgb(color));
    for (double& value : rgb) value = std::clamp(value, 0.0, 1.0);
    return oklab(rgb);
  };
  const Vector x = seen(a);
  const Vector y = seen(b);
  return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

double contrast(const QColor& a, const QColor& b) {
  const auto luminance = [](const QColor& color) {
    const Vector rgb = linearRgb(color);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  };
  const double first = luminance(a) + 0.05;
  const double second = luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

ThemeTokens tokens(bool dark) {
  return readTheme(dark ? ":/emoforge/themes/dark.json" : ":/emoforge/themes/light.json");
}

double closestPair(const ThemeTokens& theme) {
  QVector<QColor> colors{theme.color(Token::Real), theme.color(Token::Synthetic)};
  for (const auto& emotion : theme.emotions) colors.append(emotion.color);
  double closest = 10.0;
  for (const auto& vision : kVisions) {
    for (qsizetype i = 0; i < colors.size(); ++i) {
      for (qsizetype j = 0; j < i; ++j) {
        closest = std::min(closest, seenDistance(colors[i], colors[j], vision));
      }
    }
  }
  return closest;
}

TEST(Theme, ClassColorsStayApartForColorBlindEyes) {
  EXPECT_NEAR(closestPair(tokens(true)), 0.085, 0.0006);
  EXPECT_NEAR(closestPair(tokens(false)), 0.076, 0.0006);
}

TEST(Theme, MarksAreVisibleOnThePlot) {
  for (bool dark : {true, false}) {
    const ThemeTokens theme = tokens(dark);
    for (const auto& emotion : theme.emotions) {
      EXPECT_GE(contrast(emotion.color, theme.color(Token::Plot)), 3.0 - 0.005)
          << theme.name.toStdString() << ' ' << emotion.name.toStdString();
    }
    for (auto token : {Token::Real, Token::Synthetic, Token::Nearest, Token::Series1,
                       Token::Series2, Token::Series3, Token::Series4}) {
      EXPECT_GE(contrast(theme.color(token), theme.color(Token::Plot)), 3.0)
          << theme.name.toStdString() << ' ' << tokenName(token).toStdString();
    }
  }
}

TEST(Theme, TextIsReadableOnEverySurface) {
  for (bool dark : {true, false}) {
    const ThemeTokens theme = tokens(dark);
    for (auto surface : {Token::App, Token::Bar, Token::Panel, Token::Head, Token::Input,
                         Token::Plot, Token::View, Token::Selected, Token::RowHover}) {
      for (auto text : {Token::Text1, Token::Text2}) {
        EXPECT_GE(contrast(theme.color(text), theme.color(surface)), 4.5)
            << theme.name.toStdString() << ' ' << tokenName(text).toStdString() << " on "
            << tokenName(surface).toStdString();
      }
    }
    for (auto surface : {Token::Bar, Token::Panel, Token::Head, Token::Input, Token::Plot}) {
      EXPECT_GE(contrast(theme.color(Token::Text3), theme.color(surface)), 4.5);
    }
    EXPECT_GE(contrast(theme.color(Token::InputBorder), theme.color(Token::Panel)), 3.0);
    EXPECT_GE(contrast(theme.color(Token::PrimaryText), theme.color(Token::Primary)), 4.5);
    EXPECT_GE(contrast(theme.color(Token::Warning), theme.color(Token::Panel)), 4.5);
    EXPECT_GE(contrast(theme.color(Token::Error), theme.color(Token::Panel)), 4.5);
  }
}

TEST(Theme, DigitsHaveOneWidthInEveryWeight) {
  for (auto role : {TextRole::Small, TextRole::Body, TextRole::BodyStrong, TextRole::KeyNumber}) {
    const QFontMetricsF metrics(theme().font(role));
    const double width = metrics.horizontalAdvance("0000000000");
    for (QChar digit = '1'; digit <= QChar('9'); digit = QChar(digit.unicode() + 1)) {
      EXPECT_DOUBLE_EQ(metrics.horizontalAdvance(QString(10, digit)), width);
    }
    EXPECT_DOUBLE_EQ(metrics.horizontalAdvance("1717171717"), width);
  }
}

TEST(Theme, EveryWeightOfTheFontIsThere) {
  QFont font = theme().font(TextRole::Body);
  font.setPointSizeF(60);
  QVector<double> widths;
  for (auto weight : {QFont::Normal, QFont::Medium, QFont::DemiBold}) {
    font.setWeight(weight);
    EXPECT_EQ(QFontInfo(font).family().toStdString(), "EmoForge Sans");
    widths.append(QFontMetricsF(font).horizontalAdvance("Neural gas, smoothing"));
  }
  EXPECT_LT(widths[0], widths[1]);
  EXPECT_LT(widths[1], widths[2]);
  const QFontMetricsF metrics(font);
  for (QChar sign : QStringLiteral("εσλτ−×±≥≤→°·…–")) EXPECT_TRUE(metrics.inFont(sign));
  EXPECT_EQ(QFontInfo(theme().font(TextRole::Mono)).family().toStdString(), "EmoForge Mono");
}

TEST(Theme, FollowsTheModeAndTellsWidgets) {
  int changes = 0;
  const auto connection = QObject::connect(&theme(), &Theme::changed, [&] { ++changes; });
  theme().apply(ThemeMode::Light);
  EXPECT_FALSE(theme().isDark());
  EXPECT_EQ(qApp->palette().color(QPalette::Window).name().toUpper().toStdString(), "#F7F8FA");
  theme().apply(ThemeMode::Dark);
  EXPECT_TRUE(theme().isDark());
  EXPECT_EQ(qApp->palette().color(QPalette::Disabled, QPalette::Text),
            theme().color(Token::Disabled));
  EXPECT_EQ(changes, 2);
  QObject::disconnect(connection);
}

TEST(Theme, SystemModeFollowsALaterChangeOfThePlatform) {
  theme().apply(ThemeMode::System);
  QPalette platform = theme().palette();
  platform.setColor(QPalette::Window, Qt::white);
  platform.setColor(QPalette::WindowText, Qt::black);
  qApp->setPalette(platform);
  QCoreApplication::processEvents();
  EXPECT_FALSE(theme().isDark());
  EXPECT_EQ(qApp->palette().color(QPalette::Window), theme().color(Token::Panel));
  platform.setColor(QPalette::Window, Qt::black);
  platform.setColor(QPalette::WindowText, Qt::white);
  qApp->setPalette(platform);
  QCoreApplication::processEvents();
  EXPECT_TRUE(theme().isDark());
  theme().apply(ThemeMode::Dark);
}

TEST(Theme, StyleSheetHasNoTokenLeftToSubstitute) {
  theme().apply(ThemeMode::Dark);
  EXPECT_FALSE(qApp->styleSheet().isEmpty());
  EXPECT_FALSE(qApp->styleSheet().section("*/", 1).contains("${"));
}

TEST(ClassMarks, NamesMapToEmotionsAndUnknownOnesTakeFreeSlots) {
  const ClassMarks marks({"happy", "walking", "Proud", "joy", "angry", "sad"});
  const auto name = [&](const char* label) {
    return theme().emotions()[marks.mark(label).colorSlot].name.toStdString();
  };
  EXPECT_EQ(name("happy"), "happiness");
  EXPECT_EQ(name("Proud"), "pride");
  EXPECT_EQ(name("angry"), "anger");
  EXPECT_EQ(name("sad"), "sadness");
  EXPECT_EQ(name("walking"), "neutral");  // the first slot that no name of the set claims
  EXPECT_EQ(name("joy"), "fear");         // happiness is taken; the next free slot
}

TEST(ClassMarks, ManyClassesStayTellable) {
  QStringList names;
  for (int i = 0; i < 24; ++i) names.append(QString("class-%1").arg(i));
  const ClassMarks marks(names);
  for (int i = 0; i < 24; ++i) {
    for (int j = 0; j < i; ++j) EXPECT_FALSE(marks.mark(names[i]) == marks.mark(names[j]));
  }
}

TEST(Icons, TakeTheColorOfTheThemeAndOfTheState) {
  theme().apply(ThemeMode::Dark);
  const QIcon icon = themedIcon("square");
  const auto strongest = [&](QIcon::Mode mode, QIcon::State state) {
    const QImage image = icon.pixmap(QSize(48, 48), 1.0, mode, state).toImage();
    QColor best(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) {
        if (image.pixelColor(x, y).alpha() > best.alpha()) best = image.pixelColor(x, y);
      }
    }
    return best;
  };
  EXPECT_EQ(strongest(QIcon::Normal, QIcon::Off), theme().color(Token::Text2));
  EXPECT_EQ(strongest(QIcon::Disabled, QIcon::Off), theme().color(Token::Disabled));
  EXPECT_EQ(strongest(QIcon::Normal, QIcon::On), theme().color(Token::Accent));
  theme().apply(ThemeMode::Light);
  EXPECT_EQ(strongest(QIcon::Normal, QIcon::Off), theme().color(Token::Text2));
  theme().apply(ThemeMode::Dark);
}

}  // namespace
}  // namespace emoforge
