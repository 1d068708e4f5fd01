// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/export/export_subject.h"
#include "app/gui/export/views_picture.h"

namespace emoforge {

/// A 3-D view, or all views of a page in one picture: drawn off the screen at the asked number of
/// pixels, as PNG, put together and packed on a pool thread.
class ViewSubject : public ExportSubject {
 public:
  /// `owner` is the view, or the widget that holds all of them and tells the size on the screen.
  ViewSubject(QWidget* owner, std::vector<NamedView> views);

  QString title() const override;
  bool isPlot() const override { return false; }
  QVector<FigureFormat> formats() const override;
  void preview(const FigureLayout& layout, double dotsPerInch, bool screenColors,
               std::function<void(const QImage&)> done) override;
  void write(const ExportRequest& request, const std::shared_ptr<Progress>& progress,
             std::function<void(const ExportOutcome&)> done) override;
  void cancel() override;
  std::string recordText(const FigureLayout& layout) const override;
  const std::vector<NamedView>& views() const { return views_; }

 private:
  using PainterPtr = std::unique_ptr<ViewsPainter>;
  bool showsSomething() const;
  /// `done` gets no views where nothing can be drawn.
  void draw(PainterPtr& painter, const FigureLayout& layout, bool screenColors,
            std::function<void(const ViewsPicture&)> done);
  Json record(const ExportRequest& request) const;

  std::vector<NamedView> views_;
  PainterPtr previewPainter_;
  PainterPtr filePainter_;  ///< of its own, since previews come and go meanwhile
};

}  // namespace emoforge
