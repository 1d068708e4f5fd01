// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/plot_subject.h"

#include <QCoreApplication>

#include "app/gui/background.h"
#include "app/gui/failure_notice.h"
#include "core/base/text.h"
#include "core/experiment/program_renderer.h"
#include "widgets/figures/plot_figure_renderer.h"

namespace emoforge {

FigureSpec PlotSubject::spec() const {
  const auto* source = dynamic_cast<const FigureSource*>(widget());
  if (source == nullptr) return {};
  FigureSpec spec = source->figureSpec();
  const FigureOrigin from = origin();
  if (!from.title.empty())
    spec.title = spec.title.empty() ? from.title : from.title + ", " + spec.title;
  if (!from.classes.empty()) spec.classes = from.classes;
  if (!from.record.empty()) spec.record = from.record;
  return spec;
}

QString PlotSubject::title() const {
  return QString::fromStdString(spec().title);
}

QVector<FigureFormat> PlotSubject::formats() const {
  return {FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png};
}

void PlotSubject::preview(const FigureLayout& layout, double dotsPerInch, bool /*screenColors*/,
                          std::function<void(const QImage&)> done) {
  const FigureSpec shown = spec();
  done(shown.panels.empty() ? QImage() : PlotFigureRenderer().image(shown, layout, dotsPerInch));
}

void PlotSubject::write(const ExportRequest& request, const std::shared_ptr<Progress>& progress,
                        std::function<void(const ExportOutcome&)> done) {
  const FigureSpec shown = spec();
  if (shown.panels.empty()) {
    return done(
        {{},
         errorNotice(QCoreApplication::translate("PlotSubject", "The plot shows nothing yet."),
                     QCoreApplication::translate("PlotSubject", "Choose a clip or start a run."))});
  }
  runInBackground(
      widget(),
      [shown, request, progress, program = QCoreApplication::applicationFilePath().toStdString()] {
        progress->begin({{text("Drawing the figure"), 1.0}});
        ProgramRenderer renderer(program, *progress);
        return writeFigure(shown, request.layout, request.file, renderer, request.sidecars);
      },
      [done](std::vector<std::filesystem::path> files) {
        done({std::move(files), {}});
      },
      [done](const std::exception& failure) {
        done({{}, failureNotice(failure)});
      });
}

std::string PlotSubject::recordText(const FigureLayout& layout) const {
  const FigureSpec shown = spec();
  return shown.panels.empty() ? std::string() : figureRecordText(shown, layout);
}

}  // namespace emoforge
