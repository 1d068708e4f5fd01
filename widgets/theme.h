// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>

#include "widgets/tokens.h"

class QPalette;

namespace emoforge {

enum class ThemeMode { System, Light, Dark };

/// Sizes and weights of section "Type"; the point sizes grow with the system's font.
enum class TextRole {
  Caption,      ///< 11: axis labels, captions
  Small,        ///< 12: tables, sub-labels, status
  Body,         ///< 13
  BodyStrong,   ///< 13, 600
  SmallStrong,  ///< 12, 600
  Title,        ///< 15, 600: page title
  KeyNumber,    ///< 20, 600
  Hero,         ///< 24, 600
  Mono          ///< 11.5
};

/// The look of the whole program: colours, type, palette, style and style sheet. Main thread only.
/// Widgets read tokens while they paint and repaint on changed().
class Theme : public QObject {
  Q_OBJECT
 public:
  /// Loads the fonts and puts the theme on the application: Fusion under the program's style,
  /// palette, font and style sheet. Follows the platform while the mode is System.
  void apply(ThemeMode mode);
  ThemeMode mode() const { return mode_; }
  bool isDark() const { return tokens_.name == QLatin1String("dark"); }

  QColor color(Token token) const { return tokens_.color(token); }
  QColor color(Token token, double opacity) const;
  double number(ThemeNumber number) const { return tokens_.number(number); }
  const QVector<EmotionToken>& emotions() const { return tokens_.emotions; }
  QColor mapped(ColorMap map, double position) const { return tokens_.mapped(map, position); }
  const ThemeTokens& tokens() const { return tokens_; }

  QFont font(TextRole role) const;
  /// Logical pixels for a measure that must grow with the text, for example a row of 24.
  int scaled(int pixels) const;

  /// The palette of the theme, for every group and role.
  QPalette palette() const;

 signals:
  void changed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  friend Theme& theme();
  explicit Theme(QObject* parent);
  void load(bool dark);
  void followPlatform();
  void install();
  QString styleSheet() const;

  ThemeMode mode_ = ThemeMode::Dark;
  ThemeTokens tokens_;
  double fontScale_ = 1.0;
  bool systemIsDark_ = false;
  bool installed_ = false;
  bool applying_ = false;
};

/// The program's theme, made at first use (dark until apply() is called); lives as long as the
/// application.
Theme& theme();

/// Sets a property that the style sheet or the style looks at and polishes the widget again.
void setStyleProperty(QWidget* widget, const char* name, const QVariant& value);

}  // namespace emoforge
