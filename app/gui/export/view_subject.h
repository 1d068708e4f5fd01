// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/export/export_subject.h"
#include "viewers/skeleton_view.h"

namespace emoforge {

/// A 3-D view: drawn off the screen at the asked number of pixels, as PNG.
class ViewSubject : public ExportSubject {
 public:
  explicit ViewSubject(SkeletonView* view);

  QString title() const override;
  bool isPlot() const override { return false; }
  QVector<FigureFormat> formats() const override;
  void preview(const FigureLayout& layout, double dotsPerInch, bool screenColors,
               std::function<void(const QImage&)> done) override;
  void write(const ExportRequest& request, std::function<void(const ExportOutcome&)> done) override;
  std::string recordText(const FigureLayout& layout) const override;

 private:
  using PainterPtr = std::unique_ptr<SkeletonPainter>;
  void draw(PainterPtr& painter, const QSize& pixels, bool screenColors,
            std::function<void(const QImage&)> done);
  Json record() const;

  SkeletonView* view_;  ///< as widget(), which knows when it is gone
  PainterPtr previewPainter_;
  PainterPtr filePainter_;  ///< of its own, since previews come and go meanwhile
};

}  // namespace emoforge
