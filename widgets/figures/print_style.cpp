// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/print_style.h"

#include <QFile>
#include <algorithm>
#include <array>

#include "core/base/error.h"

namespace emoforge {
namespace {

constexpr const char* kFile = ":/emoforge/themes/print.json";

constexpr std::array<Token, 4> kOwnColors{Token::Series1, Token::Series2, Token::Series3,
                                          Token::Series4};

PrintStyle readStyle() {
  QFile file(kFile);
  if (!file.open(QIODevice::ReadOnly))
    throw Error(ErrorKind::Failure, "The print style is missing.", {.file = kFile});
  const Json json = Json::parse(file.readAll().toStdString());
  const auto color = [&](const char* name) {
    return QColor(QString::fromStdString(json.at("colors").at(name)));
  };
  const Json& points = json.at("points");
  PrintStyle style;
  style.paper = color("paper");
  style.ink = color("ink");
  style.grid = color("grid");
  style.band = color("band");
  style.flag = color("flag");
  style.axisPoints = points.at("axis");
  style.gridPoints = points.at("grid");
  style.tickPoints = points.at("tick");
  style.markPoints = points.at("mark");
  style.flagPoints = points.at("flag");
  style.rawLineOpacity = json.at("raw-line-opacity");
  style.light = readTheme(QStringLiteral(":/emoforge/themes/light.json"));
  return style;
}

}  // namespace

const PrintStyle& printStyle() {
  static const PrintStyle style = readStyle();
  return style;
}

SeriesLook lookOf(const FigureSeries& series, const ClassMarks& marks) {
  const ThemeTokens& light = printStyle().light;
  const auto slot = static_cast<std::size_t>(std::max(series.slot, 0)) % kOwnColors.size();
  const auto colorOr = [&](Token token) {
    return light.color(series.slot < 0 ? token : kOwnColors[slot]);
  };
  const Qt::PenStyle plain = series.dashed ? Qt::DashLine : Qt::SolidLine;
  switch (series.role) {
    case FigureRole::Real:
      return {colorOr(Token::Real), Qt::SolidLine, MarkShape::Circle, false};
    case FigureRole::Synthetic:
      return {colorOr(Token::Synthetic), Qt::DashLine, MarkShape::Circle, true};
    case FigureRole::Nearest:
      return {colorOr(Token::Nearest), Qt::DotLine, MarkShape::Diamond, false};
    case FigureRole::Class: {
      const ClassMark mark = marks.mark(QString::fromStdString(series.name));
      return {light.emotions.at(mark.colorSlot).color, plain, mark.shape, series.dashed};
    }
    case FigureRole::Plain:
      break;
  }
  return {colorOr(Token::Real), plain, static_cast<MarkShape>(slot), series.dashed};
}

int figureSlotOf(Token token) {
  const auto found = std::ranges::find(kOwnColors, token);
  return found == kOwnColors.end() ? -1 : static_cast<int>(found - kOwnColors.begin());
}

}  // namespace emoforge
