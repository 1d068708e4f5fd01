// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/archive.h"

namespace emoforge {

struct FigureAxis {
  std::string label;  ///< "time"
  std::string unit;   ///< "s"; empty: none
  bool logarithmic = false;
  std::optional<std::array<double, 2>> range;  ///< empty: what the data need

  /// "time (s)"
  std::string title() const;
  bool operator==(const FigureAxis&) const = default;
};

/// What a line stands for; decides its colour, dash and marks (real is ink and solid, synthetic is
/// ember and dashed with hollow marks, nearest is teal and dotted).
enum class FigureRole { Plain, Class, Real, Synthetic, Nearest };

const char* toText(FigureRole role);  ///< "real"

/// One line of values. The values are raw; what is drawn over them is told by `smoothing`.
struct FigureSeries {
  std::string name;  ///< as the legend writes it
  FigureRole role = FigureRole::Plain;
  std::vector<double> x;  ///< as long as y; NaN leaves a gap
  std::vector<double> y;
  int slot = -1;           ///< colour of its own, 0 … 3; −1: that of the role (Plain: ink)
  bool dashed = false;     ///< for a second meaning, Plain and Class only
  bool line = true;        ///< false: marks only
  bool marks = false;      ///< sparse marks on the line
  bool rawLine = true;     ///< with smoothing: the raw values stay visible, faint
  double smoothing = 0.0;  ///< weight of the debiased average drawn bold; 0: the values themselves

  bool operator==(const FigureSeries&) const = default;
};

/// One of the plots that stand above each other on the same x-axis.
struct FigurePanel {
  FigureAxis y;
  std::vector<FigureSeries> series;
  bool operator==(const FigurePanel&) const = default;
};

/// A tinted stretch of the x-axis, through all panels.
struct FigureBand {
  double from = 0.0;
  double to = 0.0;
  std::string name;
  bool operator==(const FigureBand&) const = default;
};

/// A flag at a place of the x-axis: a checkpoint, an event.
struct FigureFlag {
  double x = 0.0;
  std::string name;
  bool operator==(const FigureFlag&) const = default;
};

/// A figure as data: what it shows, never how large. Drawn by a FigureRenderer. Value type.
struct FigureSpec {
  std::string kind;   ///< "training-curves", kebab-case
  std::string title;  ///< names the figure in lists and file names; never drawn into it
  std::string caption;
  FigureAxis x;
  std::vector<FigurePanel> panels;
  std::vector<FigureBand> bands;
  std::vector<FigureFlag> flags;
  std::vector<std::string> classes;  ///< all classes of the data, in order: decides their marks
  Json record = Json::object();      ///< where the values come from

  Json toJson() const;
  /// Throws Error(Input): not a figure, written by a newer version, a key missing or of the wrong
  /// kind, x and y of different length.
  static FigureSpec fromJson(const Json& json, const std::filesystem::path& file);
  /// Reads a file that toJson() wrote, for instance the .json beside an exported figure.
  static FigureSpec read(const std::filesystem::path& file);

  /// The values as a table: series, role, quantity, unit, x, value; a row a value, always raw, each
  /// number the shortest that reads back to the same double.
  std::string toCsv() const;

  bool operator==(const FigureSpec&) const = default;
};

}  // namespace emoforge
