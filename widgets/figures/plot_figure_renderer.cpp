// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/plot_figure_renderer.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QImageWriter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "widgets/figures/figure_plot.h"
#include "widgets/figures/pdf_page_size.h"
#include "widgets/figures/print_style.h"
#include "widgets/figures/svg_outlines.h"

namespace emoforge {
namespace {

constexpr double kUnitsPerPoint = FigurePlot::unitsPerPoint;
constexpr double kPointsPerMillimetre = 72.0 / millimetresPerInch;

QString programName() {
  return QStringLiteral("EmoForge " EMOFORGE_VERSION);
}

std::string toPdf(FigurePlot& plot, const FigureSpec& spec, const FigureLayout& layout) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setResolution(FigurePlot::unitsPerInch);
    writer.setTitle(QString::fromStdString(spec.title));
    writer.setCreator(programName());
    // Qt knows pages of whole points only; the page is cut to its true size below.
    const QSizeF page(std::ceil(plot.width() / kUnitsPerPoint),
                      std::ceil(plot.height() / kUnitsPerPoint));
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(QPageSize(page, QPageSize::Point, QString(), QPageSize::ExactMatch));
    QCPPainter painter(&writer);
    plot.paint(painter);
    painter.end();
  }
  return withPageSize(bytes, layout.widthMillimetres * kPointsPerMillimetre,
                      layout.heightMillimetres * kPointsPerMillimetre)
      .toStdString();
}

std::string toSvg(FigurePlot& plot, const FigureSpec& spec, const FigureLayout& layout) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setResolution(FigurePlot::unitsPerInch);
  generator.setSize(QSize(plot.width(), plot.height()));
  generator.setViewBox(QRect(0, 0, plot.width(), plot.height()));
  generator.setTitle(QString::fromStdString(spec.title));
  generator.setDescription(QString::fromStdString(spec.caption));
  QCPPainter painter(&generator);
  plot.paint(painter);
  painter.end();
  return withOutlines(bytes, layout.widthMillimetres, layout.heightMillimetres).toStdString();
}

QImage toImage(FigurePlot& plot, const QSize& pixels, double dotsPerInch) {
  QImage image(pixels, QImage::Format_RGB32);
  if (image.isNull()) {
    throw Error(ErrorKind::Failure, text("There is not enough memory for a picture of this size."),
                {}, text("Take a smaller size or fewer dots per inch."));
  }
  image.fill(printStyle().paper);
  QCPPainter painter(&image);
  const double scale = dotsPerInch / FigurePlot::unitsPerInch;
  painter.scale(scale, scale);
  plot.paint(painter);
  painter.end();
  return image;
}

}  // namespace

std::string pngBytes(QImage image, double dotsPerInch, const QString& title) {
  const int dotsPerMetre = qRound(dotsPerInch / millimetresPerInch * 1000.0);
  image.setDotsPerMeterX(dotsPerMetre);
  image.setDotsPerMeterY(dotsPerMetre);
  image.setText(QStringLiteral("Title"), title);
  image.setText(QStringLiteral("Software"), programName());
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter writer(&buffer, "png");
  if (!writer.write(image))
    throw Error(ErrorKind::Failure, text("The picture could not be packed as PNG."));
  return bytes.toStdString();
}

QImage PlotFigureRenderer::image(const FigureSpec& spec, const FigureLayout& layout,
                                 double dotsPerInch) const {
  FigureLayout scaled = layout;
  scaled.dotsPerInch = dotsPerInch;
  FigurePlot plot(spec, scaled);
  return toImage(plot, QSize(scaled.widthPixels(), scaled.heightPixels()), dotsPerInch);
}

std::string PlotFigureRenderer::render(const FigureSpec& spec, const FigureLayout& layout,
                                       FigureFormat format) {
  FigurePlot plot(spec, layout);
  if (format == FigureFormat::Pdf) return toPdf(plot, spec, layout);
  if (format == FigureFormat::Svg) return toSvg(plot, spec, layout);
  const QSize pixels(layout.widthPixels(), layout.heightPixels());
  return pngBytes(toImage(plot, pixels, layout.dotsPerInch), layout.dotsPerInch,
                  QString::fromStdString(spec.title));
}

}  // namespace emoforge
