// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "core/experiment/figure_files.h"

namespace emoforge {

/// Draws figures with QCustomPlot at their exact physical size: PDF with embedded fonts, SVG whose
/// text is outlines (it looks alike in every program), PNG with its resolution written into it.
/// Interface thread only; needs a QApplication, no display.
class PlotFigureRenderer : public FigureRenderer {
 public:
  std::string render(const FigureSpec& spec, const FigureLayout& layout,
                     FigureFormat format) override;
  /// The same picture for a preview.
  QImage image(const FigureSpec& spec, const FigureLayout& layout, double dotsPerInch) const;
};

/// An image as PNG with its resolution, for pictures of 3-D views too. `title` goes into the file.
std::string pngBytes(QImage image, double dotsPerInch, const QString& title);

}  // namespace emoforge
