// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace emoforge {
namespace {

constexpr const char* kTokenNames[] = {"app",
                                       "start-page",
                                       "bar",
                                       "panel",
                                       "head",
                                       "control",
                                       "control-hover",
                                       "control-pressed",
                                       "input",
                                       "plot",
                                       "view",
                                       "view-3d-top",
                                       "view-3d-bottom",
                                       "line",
                                       "line-strong",
                                       "input-border",
                                       "track",
                                       "slider-handle",
                                       "row-hover",
                                       "row-line",
                                       "text-1",
                                       "text-2",
                                       "text-3",
                                       "disabled",
                                       "accent",
                                       "primary",
                                       "primary-hover",
                                       "primary-pressed",
                                       "primary-text",
                                       "selected",
                                       "focus",
                                       "good",
                                       "warning",
                                       "error",
                                       "notice-info",
                                       "notice-warning",
                                       "notice-error",
                                       "real",
                                       "synthetic",
                                       "nearest",
                                       "bone-real",
                                       "bone-synthetic",
                                       "bone-nearest",
                                       "ground-line",
                                       "axis-x",
                                       "axis-y",
                                       "axis-z",
                                       "contact",
                                       "grid",
                                       "axis",
                                       "tick",
                                       "series-1",
                                       "series-2",
                                       "series-3",
                                       "series-4"};
static_assert(std::size(kTokenNames) == static_cast<std::size_t>(Token::Count));

constexpr const char* kShapeNames[] = {"circle",  "triangle-up", "triangle-down", "square",
                                       "diamond", "plus",        "star",          "pentagon"};
static_assert(std::size(kShapeNames) == kMarkShapes);

constexpr const char* kMapNames[] = {"depth", "signed", "signed-export", "speed"};

constexpr const char* kNumberNames[] = {
    "shadow-opacity",   "onion-skin-nearest-opacity", "onion-skin-farthest-opacity",
    "left-side-factor", "raw-line-opacity",           "loop-opacity",
    "loop-head-opacity"};
static_assert(std::size(kNumberNames) == static_cast<std::size_t>(ThemeNumber::Count));

[[noreturn]] void refuse(const QString& path, const QString& what) {
  throw Error(
      ErrorKind::Failure,
      QStringLiteral("The theme does not define \"%1\" as it should.").arg(what).toStdString(),
      {.file = path.toStdString()}, "Install the program again.");
}

QColor readColor(const QString& path, const QJsonValue& value, const QString& name) {
  const QColor color(value.toString());
  if (!value.isString() || !color.isValid()) refuse(path, name);
  return color;
}

MarkShape readShape(const QString& path, const QString& name) {
  const auto* found = std::find(std::begin(kShapeNames), std::end(kShapeNames), name);
  if (found == std::end(kShapeNames)) refuse(path, name);
  return static_cast<MarkShape>(found - std::begin(kShapeNames));
}

}  // namespace

QString tokenName(Token token) {
  return QString::fromLatin1(kTokenNames[static_cast<std::size_t>(token)]);
}

QColor ThemeTokens::mapped(ColorMap map, double position) const {
  const auto& stops = maps[static_cast<std::size_t>(map)];
  const double scaled = std::clamp(position, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
  const auto lower = std::min<qsizetype>(static_cast<qsizetype>(scaled), stops.size() - 2);
  const double share = scaled - static_cast<double>(lower);
  const auto mix = [&](float a, float b) { return a + (b - a) * static_cast<float>(share); };
  const QColor& a = stops[lower];
  const QColor& b = stops[lower + 1];
  return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()),
                          mix(a.blueF(), b.blueF()));
}

ThemeTokens readTheme(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) refuse(path, "file");
  const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
  ThemeTokens theme;
  theme.name = root["name"].toString();
  const QJsonObject colors = root["colors"].toObject();
  for (std::size_t i = 0; i < theme.colors.size(); ++i) {
    theme.colors[i] = readColor(path, colors[QLatin1String(kTokenNames[i])], kTokenNames[i]);
  }
  for (const auto& value : root["emotions"].toArray()) {
    const QJsonObject emotion = value.toObject();
    const QString name = emotion["name"].toString();
    theme.emotions.push_back({name, readShape(path, emotion["shape"].toString()),
                              readColor(path, emotion["color"], name)});
  }
  if (theme.emotions.size() != kMarkShapes) refuse(path, "emotions");
  for (std::size_t i = 0; i < theme.maps.size(); ++i) {
    for (const auto& value : root["maps"].toObject()[QLatin1String(kMapNames[i])].toArray()) {
      theme.maps[i].push_back(readColor(path, value, kMapNames[i]));
    }
    if (theme.maps[i].size() < 2) refuse(path, kMapNames[i]);
  }
  for (std::size_t i = 0; i < theme.numbers.size(); ++i) {
    const QJsonValue value = root["numbers"].toObject()[QLatin1String(kNumberNames[i])];
    if (!value.isDouble()) refuse(path, kNumberNames[i]);
    theme.numbers[i] = value.toDouble();
  }
  return theme;
}

}  // namespace emoforge
