// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/export/export_subject.h"

namespace emoforge {

/// A plot: drawn from its data in the print style, as PDF, SVG or PNG. What draws is a widget,
/// which lives on the interface thread only, so that files are drawn by a process of their own.
class PlotSubject : public ExportSubject {
 public:
  explicit PlotSubject(QWidget* plot) : ExportSubject(plot) {}

  QString title() const override;
  bool isPlot() const override { return true; }
  QVector<FigureFormat> formats() const override;
  void preview(const FigureLayout& layout, double dotsPerInch, bool screenColors,
               std::function<void(const QImage&)> done) override;
  void write(const ExportRequest& request, const std::shared_ptr<Progress>& progress,
             std::function<void(const ExportOutcome&)> done) override;
  std::string recordText(const FigureLayout& layout) const override;

 private:
  /// With title, record and classes of its owner.
  FigureSpec spec() const;
};

}  // namespace emoforge
