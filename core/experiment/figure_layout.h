// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/archive.h"

namespace emoforge {

enum class FigureFormat { Pdf, Svg, Png };
enum class LegendPlace { Below, Inside, None };

const char* toText(FigureFormat format);  ///< "pdf", also the file's extension
const char* toText(LegendPlace place);
/// By the extension of a file name; empty where it is none of the three.
std::optional<FigureFormat> figureFormatOf(const std::filesystem::path& file);

inline constexpr double millimetresPerInch = 25.4;
inline constexpr double figureHeightShare = 0.6;  ///< of the width, where nothing else is asked
inline constexpr double smallestFigureMillimetres = 20.0;
inline constexpr double largestFigureMillimetres = 1000.0;
inline constexpr double smallestDotsPerInch = 50.0;
inline constexpr double largestDotsPerInch = 2400.0;

/// How a figure is drawn: physical size and type. Value type.
struct FigureLayout {
  std::string preset = "ieee-1";
  double widthMillimetres = 88.9;
  double heightMillimetres = 53.34;
  double fontPoints = 8.0;
  double linePoints = 0.8;
  double dotsPerInch = 600.0;  ///< of PNG
  LegendPlace legend = LegendPlace::Below;
  bool grid = true;

  /// Sides of a PNG of this size.
  int widthPixels() const;
  int heightPixels() const;

  Json toJson() const;
  /// Keys that are missing keep their default. Throws Error(Usage) for a value out of range.
  static FigureLayout fromJson(const Json& json);
  /// Throws Error(Usage) that names the value.
  void check() const;

  bool operator==(const FigureLayout&) const = default;
};

/// A purpose with its size.
struct FigurePreset {
  std::string name;     ///< "ieee-1", stable
  std::string title;    ///< "One column"
  std::string purpose;  ///< "IEEE"
  FigureLayout layout;
};

/// IEEE and Springer, one and two columns, and a slide.
const std::vector<FigurePreset>& figurePresets();
/// Throws Error(Usage) that lists the known ones.
const FigurePreset& findFigurePreset(const std::string& name);

}  // namespace emoforge
