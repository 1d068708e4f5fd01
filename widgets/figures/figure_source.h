// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/figure_spec.h"

namespace emoforge {

/// Where a figure comes from.
struct FigureOrigin {
  std::string title;                 ///< "angry / walk 001"; empty: the figure's own
  Json record = Json::object();      ///< data, ids, run, seed: enough to find it again
  std::vector<std::string> classes;  ///< all classes of the data, in order
};

/// A widget that shows a plot and can tell it as data. Whatever implements this can be exported:
/// the export dialog and Ctrl+E look for it among the parents of the widget that was used last.
class FigureSource {
 public:
  virtual ~FigureSource() = default;
  /// What is shown now: series, ranges, smoothing, logarithmic axes. No panels: nothing to export.
  virtual FigureSpec figureSpec() const = 0;
};

/// A page or panel that knows where the plots and views inside it come from; the nearest such
/// parent is asked.
class FigureOwner {
 public:
  virtual ~FigureOwner() = default;
  virtual FigureOrigin figureOrigin() const = 0;
};

}  // namespace emoforge
