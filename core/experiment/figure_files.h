// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/experiment/figure_layout.h"
#include "core/experiment/figure_spec.h"

namespace emoforge {

/// Draws figures. The widgets implement it; the command line asks the window program to.
class FigureRenderer {
 public:
  virtual ~FigureRenderer() = default;
  /// The bytes of a whole file. Throws Error.
  virtual std::string render(const FigureSpec& spec, const FigureLayout& layout,
                             FigureFormat format) = 0;
};

/// The files beside a figure or picture: name.csv and name.json.
std::filesystem::path dataFileOf(const std::filesystem::path& figure);
std::filesystem::path recordFileOf(const std::filesystem::path& figure);

/// Writes the figure and, with `sidecars`, its data (.csv) and what it is made of (.json: the spec
/// with record, layout and versions, which FigureSpec::read takes again). The files are written
/// together or not at all. Returns what was written, the figure first. Throws Error(Usage) for an
/// unknown extension, Error(Failure) where a file cannot be written.
std::vector<std::filesystem::path> writeFigure(const FigureSpec& spec, const FigureLayout& layout,
                                               const std::filesystem::path& file,
                                               FigureRenderer& renderer, bool sidecars = true);

/// The .json beside a figure, as text.
std::string figureRecordText(const FigureSpec& spec, const FigureLayout& layout);

/// The layout in a .json beside a figure; the default where there is none.
FigureLayout layoutBeside(const std::filesystem::path& recordFile);

}  // namespace emoforge
