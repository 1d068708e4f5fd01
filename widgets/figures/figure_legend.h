// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <vector>

#include "core/experiment/figure_layout.h"
#include "widgets/figures/print_style.h"

namespace emoforge {

struct LegendEntry {
  QString name;
  QPen pen;
  QCPScatterStyle scatter;
};

/// Adds the entry unless one of its name is there.
void addOnce(std::vector<LegendEntry>& entries, const LegendEntry& entry);

/// Puts a legend below the panels, on as many rows as the width asks for, or into the emptiest
/// corner of the first panel.
void placeLegend(QCustomPlot& plot, const std::vector<LegendEntry>& entries, const QFont& font,
                 LegendPlace place, const std::vector<QCPAxisRect*>& rects);

/// Marks of print, sizes in points.
QCPScatterStyle printScatter(const SeriesLook& look, double points, double linePoints);
/// Hanging from the place it marks, or centred on it.
QCPScatterStyle flagScatter(double scale, bool hanging);

}  // namespace emoforge
