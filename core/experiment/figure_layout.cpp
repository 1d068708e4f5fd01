// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/figure_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr std::array<const char*, 3> kFormats{"pdf", "svg", "png"};
constexpr std::array<const char*, 3> kLegends{"below", "inside", "none"};

/// A page of a slide, 16 : 9, where type and lines are read from afar.
FigureLayout slide() {
  FigureLayout layout;
  layout.preset = "slide";
  layout.widthMillimetres = 254.0;
  layout.heightMillimetres = 143.0;
  layout.fontPoints = 16.0;
  layout.linePoints = 1.6;
  layout.dotsPerInch = 150.0;
  return layout;
}

FigureLayout column(const std::string& name, double widthMillimetres) {
  FigureLayout layout;
  layout.preset = name;
  layout.widthMillimetres = widthMillimetres;
  layout.heightMillimetres = widthMillimetres * figureHeightShare;
  return layout;
}

void checkRange(const char* name, double value, double low, double high) {
  if (value >= low && value <= high) return;
  throw Error(ErrorKind::Usage, fmt::format("{} {}.", value, text("is not possible here")),
              {.item = name}, fmt::format("{} {} … {}.", text("Take a value in"), low, high));
}

}  // namespace

const char* toText(FigureFormat format) {
  return kFormats[static_cast<std::size_t>(format)];
}

const char* toText(LegendPlace place) {
  return kLegends[static_cast<std::size_t>(place)];
}

std::optional<FigureFormat> figureFormatOf(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  if (extension.empty()) return std::nullopt;
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto found = std::ranges::find(kFormats, extension.substr(1));
  if (found == kFormats.end()) return std::nullopt;
  return static_cast<FigureFormat>(found - kFormats.begin());
}

int FigureLayout::widthPixels() const {
  return static_cast<int>(std::lround(widthMillimetres / millimetresPerInch * dotsPerInch));
}

int FigureLayout::heightPixels() const {
  return static_cast<int>(std::lround(heightMillimetres / millimetresPerInch * dotsPerInch));
}

Json FigureLayout::toJson() const {
  return {{"preset", preset},
          {"width_mm", widthMillimetres},
          {"height_mm", heightMillimetres},
          {"font_pt", fontPoints},
          {"line_pt", linePoints},
          {"dpi", dotsPerInch},
          {"legend", toText(legend)},
          {"grid", grid}};
}

FigureLayout FigureLayout::fromJson(const Json& json) {
  FigureLayout layout;
  try {
    layout.preset = json.value("preset", layout.preset);
    layout.widthMillimetres = json.value("width_mm", layout.widthMillimetres);
    layout.heightMillimetres = json.value("height_mm", layout.widthMillimetres * figureHeightShare);
    layout.fontPoints = json.value("font_pt", layout.fontPoints);
    layout.linePoints = json.value("line_pt", layout.linePoints);
    layout.dotsPerInch = json.value("dpi", layout.dotsPerInch);
    layout.grid = json.value("grid", layout.grid);
    const auto found = std::ranges::find(kLegends, json.value("legend", "below"));
    if (found != kLegends.end()) layout.legend = static_cast<LegendPlace>(found - kLegends.begin());
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} ({}).", text("The figure's size cannot be read"), error.what()));
  }
  layout.check();
  return layout;
}

void FigureLayout::check() const {
  checkRange("width", widthMillimetres, smallestFigureMillimetres, largestFigureMillimetres);
  checkRange("height", heightMillimetres, smallestFigureMillimetres, largestFigureMillimetres);
  checkRange("font", fontPoints, 4.0, 48.0);
  checkRange("line", linePoints, 0.1, 10.0);
  checkRange("dpi", dotsPerInch, smallestDotsPerInch, largestDotsPerInch);
}

const std::vector<FigurePreset>& figurePresets() {
  static const std::vector<FigurePreset> presets{
      {"ieee-1", text("One column"), "IEEE", column("ieee-1", 88.9)},
      {"ieee-2", text("Two columns"), "IEEE", column("ieee-2", 181.9)},
      {"springer-1", text("One column"), "Springer", column("springer-1", 84.0)},
      {"springer-2", text("Two columns"), "Springer", column("springer-2", 174.0)},
      {"slide", text("Slide"), "16 : 9", slide()}};
  return presets;
}

const FigurePreset& findFigurePreset(const std::string& name) {
  const auto found = std::ranges::find(figurePresets(), name, &FigurePreset::name);
  if (found != figurePresets().end()) return *found;
  std::string known;
  for (const FigurePreset& preset : figurePresets())
    known += (known.empty() ? "" : ", ") + preset.name;
  throw Error(ErrorKind::Usage, fmt::format("{} \"{}\".", text("There is no figure preset"), name),
              {}, fmt::format("{}: {}.", text("Known here"), known));
}

}  // namespace emoforge
