// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QPointer>
#include <QRegularExpression>
#include <QStyle>
#include <QWidget>
#include <algorithm>

#include "widgets/focus_ring.h"
#include "widgets/icon_engine.h"
#include "widgets/style.h"

namespace emoforge {
namespace {

constexpr double kPointsPerPixel = 0.75;  // at 100 %: 96 pixels per inch
constexpr double kLargestUsualSystemFont = 11.0;
constexpr const char* kSans = "EmoForge Sans";
constexpr const char* kMono = "EmoForge Mono";

void loadFonts() {
  static const bool loaded = [] {
    for (const char* name : {"Sans-Regular.ttf", "Sans-Italic.ttf", "Sans-Medium.ttf",
                             "Sans-SemiBold.ttf", "Mono-Regular.ttf"}) {
      QFontDatabase::addApplicationFont(QStringLiteral(":/emoforge/fonts/EmoForge") + name);
    }
    return true;
  }();
  Q_UNUSED(loaded)
}

bool paletteIsDark(const QPalette& palette) {
  return palette.color(QPalette::Window).lightnessF() <
         palette.color(QPalette::WindowText).lightnessF();
}

struct RoleFont {
  double pixels;
  QFont::Weight weight;
};

RoleFont roleFont(TextRole role) {
  switch (role) {
    case TextRole::Caption:
      return {11, QFont::Normal};
    case TextRole::Small:
      return {12, QFont::Normal};
    case TextRole::SmallStrong:
      return {12, QFont::DemiBold};
    case TextRole::Body:
      return {13, QFont::Normal};
    case TextRole::BodyStrong:
      return {13, QFont::DemiBold};
    case TextRole::Title:
      return {15, QFont::DemiBold};
    case TextRole::KeyNumber:
      return {20, QFont::DemiBold};
    case TextRole::Hero:
      return {24, QFont::DemiBold};
    case TextRole::Mono:
      return {11.5, QFont::Normal};
  }
  return {13, QFont::Normal};
}

}  // namespace

Theme& theme() {
  static QPointer<Theme> instance;
  if (!instance) instance = new Theme(qApp);
  return *instance;
}

Theme::Theme(QObject* parent) : QObject(parent) {
  loadFonts();
  load(true);
}

void Theme::load(bool dark) {
  tokens_ = readTheme(dark ? QStringLiteral(":/emoforge/themes/dark.json")
                           : QStringLiteral(":/emoforge/themes/light.json"));
}

void Theme::apply(ThemeMode mode) {
  if (!installed_) {
    // Growing with the system's font: sizes up to 11 pt are what the drawn sizes suit.
    fontScale_ = std::clamp(qApp->font().pointSizeF() / kLargestUsualSystemFont, 1.0, 1.5);
    systemIsDark_ = paletteIsDark(qApp->palette());
  }
  mode_ = mode;
  load(mode == ThemeMode::System ? systemIsDark_ : mode == ThemeMode::Dark);
  install();
}

void Theme::install() {
  applying_ = true;
  if (!installed_) {
    installed_ = true;
    qApp->setStyle(new Style);
    qApp->installEventFilter(this);
    new FocusRing(qApp);
  }
  qApp->setFont(font(TextRole::Body));
  qApp->setPalette(palette());
  qApp->setStyleSheet(styleSheet());
  applying_ = false;
  emit changed();
  for (auto* widget : qApp->allWidgets()) widget->update();
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
  // The program's own palette also ends in this event: only foreign changes are the platform's.
  if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange && !applying_ &&
      qApp->palette().color(QPalette::Window) != color(Token::Panel)) {
    systemIsDark_ = paletteIsDark(qApp->palette());
    if (mode_ == ThemeMode::System) {
      load(systemIsDark_);
    }
    QMetaObject::invokeMethod(
        this, [this] { install(); }, Qt::QueuedConnection);
  }
  // A platform may change its palette behind the program's own, which hides it: look underneath.
  if (event->type() == QEvent::ThemeChange && watched->isWindowType() && !applying_) {
    QMetaObject::invokeMethod(this, &Theme::followPlatform, Qt::QueuedConnection);
  }
  return QObject::eventFilter(watched, event);
}

void Theme::followPlatform() {
  applying_ = true;
  qApp->setPalette(QPalette());
  const bool dark = paletteIsDark(qApp->palette());
  const bool changes = dark != systemIsDark_;
  systemIsDark_ = dark;
  if (mode_ == ThemeMode::System && changes) load(dark);
  qApp->setPalette(palette());
  applying_ = false;
  if (mode_ == ThemeMode::System && changes) install();
}

QColor Theme::color(Token token, double opacity) const {
  QColor result = color(token);
  result.setAlphaF(static_cast<float>(opacity));
  return result;
}

QFont Theme::font(TextRole role) const {
  const RoleFont size = roleFont(role);
  QFont font(role == TextRole::Mono ? QStringList{kMono, "DejaVu Sans Mono"}
                                    : QStringList{kSans, "DejaVu Sans"});
  font.setPointSizeF(size.pixels * kPointsPerPixel * fontScale_);
  font.setWeight(size.weight);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

int Theme::scaled(int pixels) const {
  return qRound(pixels * fontScale_);
}

QPalette Theme::palette() const {
  QPalette palette;
  const auto set = [&](QPalette::ColorRole role, Token token) {
    palette.setColor(QPalette::All, role, color(token));
  };
  set(QPalette::Window, Token::Panel);
  set(QPalette::WindowText, Token::Text1);
  set(QPalette::Text, Token::Text1);
  set(QPalette::ButtonText, Token::Text1);
  set(QPalette::BrightText, Token::PrimaryText);
  set(QPalette::Base, Token::Input);
  set(QPalette::AlternateBase, Token::Input);
  set(QPalette::Button, Token::Control);
  set(QPalette::Highlight, Token::Selected);
  set(QPalette::HighlightedText, Token::Text1);
  set(QPalette::Link, Token::Accent);
  set(QPalette::LinkVisited, Token::Accent);
  set(QPalette::ToolTipBase, Token::Head);
  set(QPalette::ToolTipText, Token::Text1);
  set(QPalette::PlaceholderText, Token::Text3);
  set(QPalette::Mid, Token::Line);
  set(QPalette::Midlight, Token::Line);
  set(QPalette::Light, Token::LineStrong);
  set(QPalette::Dark, Token::LineStrong);
  set(QPalette::Shadow, Token::App);
  for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                    QPalette::HighlightedText, QPalette::PlaceholderText}) {
    palette.setColor(QPalette::Disabled, role, color(Token::Disabled));
  }
  return palette;
}

/// Substitutes ${token} and ${size-13} in the style sheet.
QString Theme::styleSheet() const {
  QFile file(QStringLiteral(":/emoforge/themes/style.qss"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QString sheet = QString::fromUtf8(file.readAll());
  for (int i = 0; i < static_cast<int>(Token::Count); ++i) {
    const auto token = static_cast<Token>(i);
    sheet.replace(QStringLiteral("${%1}").arg(tokenName(token)), color(token).name());
  }
  static const QRegularExpression size(QStringLiteral("\\$\\{size-([0-9.]+)\\}"));
  for (auto match = size.match(sheet); match.hasMatch(); match = size.match(sheet)) {
    const double points = match.captured(1).toDouble() * kPointsPerPixel * fontScale_;
    sheet.replace(match.captured(0), QStringLiteral("%1pt").arg(points, 0, 'f', 3));
  }
  return sheet;
}

void setStyleProperty(QWidget* widget, const char* name, const QVariant& value) {
  if (widget->property(name) == value) return;
  widget->setProperty(name, value);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
  widget->update();
}

}  // namespace emoforge
