// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <cmath>

#include "tests/support/temporary_folder.h"
#include "widgets/figures/figure_ranges.h"
#include "widgets/figures/plot_figure_renderer.h"

using namespace emoforge;
using emoforge::testing::TemporaryFolder;

namespace {

FigureSeries wave(const std::string& name, FigureRole role, double phase) {
  FigureSeries series;
  series.name = name;
  series.role = role;
  for (int i = 0; i <= 300; ++i) {
    series.x.push_back(i / 60.0);
    series.y.push_back(40.0 + 35.0 * std::sin(0.06 * i + phase));
  }
  return series;
}

FigureSpec motionCurves() {
  FigureSpec spec;
  spec.kind = "motion-curves";
  spec.title = "Knee flexion";
  spec.x = {"time", "s", false, {}};
  spec.panels.resize(2);
  spec.panels[0].y = {"left knee flexion", "°", false, {}};
  spec.panels[1].y = {"right knee flexion", "°", false, {}};
  for (FigurePanel& panel : spec.panels) {
    panel.series = {wave("real", FigureRole::Real, 0.0),
                    wave("synthetic", FigureRole::Synthetic, 0.6),
                    wave("nearest training clip", FigureRole::Nearest, 0.9)};
  }
  spec.bands = {{1.0, 2.5, "loop"}};
  return spec;
}

FigureSpec trainingCurves() {
  FigureSpec spec;
  spec.kind = "training-curves";
  spec.title = "neural-gas-4 quantisation error";
  spec.x = {"iteration", "", false, {}};
  spec.classes = {"angry", "happy", "neutral", "proud", "sad"};
  spec.panels.resize(1);
  spec.panels[0].y = {"quantisation error", "", true, {}};
  for (std::size_t c = 0; c < spec.classes.size(); ++c) {
    FigureSeries series;
    series.name = spec.classes[c];
    series.role = FigureRole::Class;
    series.marks = true;
    series.smoothing = 0.6;
    for (int i = 0; i <= 100; ++i) {
      series.x.push_back(i);
      series.y.push_back((0.6 + 0.1 * static_cast<double>(c)) * std::exp(-0.03 * i) + 0.03 +
                         0.01 * std::sin(1.7 * i));
    }
    spec.panels[0].series.push_back(series);
  }
  spec.flags = {{30.0, "checkpoint"}, {60.0, "checkpoint"}};
  return spec;
}

FigureLayout layoutOf(const char* preset) {
  return findFigurePreset(preset).layout;
}

QByteArray draw(const FigureSpec& spec, const FigureLayout& layout, FigureFormat format) {
  return QByteArray::fromStdString(PlotFigureRenderer().render(spec, layout, format));
}

/// Kept for people to look at.
void keep(const QByteArray& bytes, const QString& name) {
  const QString folder = QStringLiteral(EMOFORGE_BINARY_DIR "/figures");
  QDir().mkpath(folder);
  QFile file(folder + '/' + name);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

bool isPaper(QRgb pixel) {
  return qRed(pixel) > 250 && qGreen(pixel) > 250 && qBlue(pixel) > 250;
}

/// Whether anything is drawn on the outermost pixels: a label that was cut ends there.
bool inkOnBorder(const QImage& image) {
  for (int x = 0; x < image.width(); ++x) {
    if (!isPaper(image.pixel(x, 0)) || !isPaper(image.pixel(x, image.height() - 1))) return true;
  }
  for (int y = 0; y < image.height(); ++y) {
    if (!isPaper(image.pixel(0, y)) || !isPaper(image.pixel(image.width() - 1, y))) return true;
  }
  return false;
}

int pixelsLike(const QImage& image, const QColor& color) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const QColor pixel(image.pixel(x, y));
      count += std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green()) +
                   std::abs(pixel.blue() - color.blue()) <
               24;
    }
  }
  return count;
}

std::vector<double> mediaBox(const QByteArray& pdf) {
  static const QRegularExpression pattern(R"(/MediaBox \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\])");
  const auto match = pattern.match(QString::fromLatin1(pdf));
  return {match.captured(1).toDouble(), match.captured(2).toDouble(), match.captured(3).toDouble(),
          match.captured(4).toDouble()};
}

}  // namespace

TEST(FigureRenderer, MakesPdfPagesOfTheExactSize) {
  for (const char* preset : {"ieee-1", "ieee-2", "springer-1", "springer-2", "slide"}) {
    const FigureLayout layout = layoutOf(preset);
    const QByteArray pdf = draw(motionCurves(), layout, FigureFormat::Pdf);
    const std::vector<double> box = mediaBox(pdf);
    // 72 points an inch of 25.4 mm.
    EXPECT_NEAR(box[2] - box[0], layout.widthMillimetres * 72 / 25.4, 1e-3) << preset;
    EXPECT_NEAR(box[3] - box[1], layout.heightMillimetres * 72 / 25.4, 1e-3) << preset;
    keep(pdf, QStringLiteral("motion-%1.pdf").arg(preset));
  }
}

TEST(FigureRenderer, EmbedsTheFontsIntoPdf) {
  const QByteArray pdf = draw(trainingCurves(), layoutOf("ieee-1"), FigureFormat::Pdf);
  keep(pdf, "training-ieee-1.pdf");
  EXPECT_GE(pdf.count("/FontFile2"), 1);
  EXPECT_TRUE(pdf.contains("EmoForgeSans"));
  EXPECT_EQ(pdf.count("/Type /FontDescriptor"), pdf.count("/FontFile2"));
}

TEST(FigureRenderer, KeepsTheTableOfThePdfInOrder) {
  // Every offset of the cross-reference table must lead to the object of its number.
  const QByteArray pdf = draw(motionCurves(), layoutOf("ieee-2"), FigureFormat::Pdf);
  const qsizetype start = pdf.lastIndexOf("startxref\n") + 10;
  const qsizetype table = pdf.mid(start, pdf.indexOf('\n', start) - start).toLongLong();
  ASSERT_EQ(pdf.mid(table, 4), "xref");
  const QList<QByteArray> lines = pdf.mid(table).split('\n');
  int checked = 0;
  for (int i = 3; i < lines.size() && lines[i].contains(" n"); ++i, ++checked) {
    const QByteArray head = QByteArray::number(i - 2) + " 0 obj";
    EXPECT_EQ(pdf.mid(lines[i].left(10).toLongLong(), head.size()), head);
  }
  EXPECT_GT(checked, 5);
}

TEST(FigureRenderer, MakesPdfThatOtherProgramsRead) {
  const QString tool = QStandardPaths::findExecutable("pdffonts");
  if (tool.isEmpty()) GTEST_SKIP() << "pdffonts (poppler-utils) is not installed.";
  const TemporaryFolder folder;
  const QString file = QString::fromStdString((folder / "a.pdf").string());
  QFile out(file);
  ASSERT_TRUE(out.open(QIODevice::WriteOnly));
  out.write(draw(trainingCurves(), layoutOf("ieee-2"), FigureFormat::Pdf));
  out.close();
  QProcess process;
  process.start(tool, {file});
  ASSERT_TRUE(process.waitForFinished());
  EXPECT_TRUE(process.readAllStandardError().isEmpty());
  const QString fonts = QString::fromUtf8(process.readAllStandardOutput());
  EXPECT_TRUE(QRegularExpression("EmoForgeSans.* Identity-H +yes ").match(fonts).hasMatch())
      << fonts.toStdString();
  EXPECT_FALSE(QRegularExpression("Identity-H +no ").match(fonts).hasMatch())
      << fonts.toStdString();
}

TEST(FigureRenderer, WritesSvgInMillimetresWithoutNeedOfFonts) {
  const QByteArray svg = draw(motionCurves(), layoutOf("springer-2"), FigureFormat::Svg);
  keep(svg, "motion-springer-2.svg");
  EXPECT_TRUE(svg.contains("width=\"174mm\""));
  EXPECT_TRUE(svg.contains("height=\"104.4mm\""));
  EXPECT_FALSE(svg.contains("<text"));
  EXPECT_TRUE(svg.contains("aria-label=\"time (s)\""));
  QSvgRenderer reader(svg);
  ASSERT_TRUE(reader.isValid());
  QImage image(696, 418, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  reader.render(&painter);
  painter.end();
  EXPECT_FALSE(inkOnBorder(image));
  EXPECT_GT(pixelsLike(image, QColor(0xB3, 0x44, 0x00)), 150);
}

TEST(FigureRenderer, MakesPngOfWholePixelsAndTellsTheirSize) {
  FigureLayout layout = layoutOf("ieee-1");
  QByteArray png = draw(trainingCurves(), layout, FigureFormat::Png);
  keep(png, "training-ieee-1.png");
  const QImage image = QImage::fromData(png);
  // 3.5 in and 2.1 in at 600 dpi.
  EXPECT_EQ(image.size(), QSize(2100, 1260));
  EXPECT_NEAR(image.dotsPerMeterX(), 600 / 0.0254, 1.0);
  EXPECT_NEAR(image.dotsPerMeterY(), 600 / 0.0254, 1.0);
}

TEST(FigureRenderer, CutsNoLabel) {
  for (const FigureSpec& spec : {motionCurves(), trainingCurves()}) {
    for (const char* preset : {"ieee-1", "ieee-2", "springer-1", "slide"}) {
      const bool slide = std::string(preset) == "slide";
      for (const double font : slide ? std::vector{12.0, 16.0} : std::vector{7.0, 8.0, 10.0}) {
        for (const LegendPlace place :
             {LegendPlace::Below, LegendPlace::Inside, LegendPlace::None}) {
          FigureLayout layout = layoutOf(preset);
          layout.fontPoints = font;
          layout.legend = place;
          const QImage image = PlotFigureRenderer().image(spec, layout, 150);
          EXPECT_FALSE(inkOnBorder(image))
              << spec.kind << " " << preset << " " << font << " " << toText(place);
          EXPECT_GT(pixelsLike(image, QColor(0x16, 0x20, 0x2C)), 200);
        }
      }
    }
  }
}

TEST(FigureRenderer, DrawsRealSolidAndSyntheticInBrokenEmber) {
  FigureSpec spec = motionCurves();
  spec.panels.resize(1);
  for (FigureSeries& series : spec.panels[0].series)
    std::ranges::fill(series.y, series.role == FigureRole::Real        ? 30.0
                                : series.role == FigureRole::Synthetic ? 20.0
                                                                       : 10.0);
  spec.bands.clear();
  FigureLayout layout = layoutOf("ieee-1");
  layout.legend = LegendPlace::None;
  layout.grid = false;
  const QImage image = PlotFigureRenderer().image(spec, layout, 600);
  const auto lengthsOf = [&](const QColor& color, int rows) {
    // The row where most of this colour lies, and how often it starts there.
    int best = 0;
    int starts = 0;
    for (int y = 0; y < rows; ++y) {
      int count = 0;
      int begun = 0;
      bool inside = false;
      for (int x = 330; x < image.width(); ++x) {
        const QColor pixel(image.pixel(x, y));
        const bool hit = std::abs(pixel.red() - color.red()) < 40 &&
                         std::abs(pixel.green() - color.green()) < 40 &&
                         std::abs(pixel.blue() - color.blue()) < 40;
        count += hit;
        begun += hit && !inside;
        inside = hit;
      }
      if (count > best) {
        best = count;
        starts = begun;
      }
    }
    return std::pair(best, starts);
  };
  EXPECT_EQ(lengthsOf(QColor(0x16, 0x20, 0x2C), image.height() / 2).second, 1);
  EXPECT_GT(lengthsOf(QColor(0xB3, 0x44, 0x00), image.height()).second, 20);
  EXPECT_GT(lengthsOf(QColor(0x2F, 0x74, 0x88), image.height()).second, 60);
}

TEST(FigureRanges, CutLinesWhereTheyLeaveThePlot) {
  const PlotRange x{0.0, 10.0, false};
  const PlotRange y{0.0, 1.0, false};
  // Up through the top edge at x = 2.5, back in at x = 7.5.
  const CutLine line = cutLine({0, 5, 10}, {0, 2, 0}, x, y);
  ASSERT_EQ(line.x.size(), 5);
  EXPECT_DOUBLE_EQ(line.x[1], 2.5);
  EXPECT_DOUBLE_EQ(line.y[1], 1.0);
  EXPECT_TRUE(std::isnan(line.y[2]));
  EXPECT_DOUBLE_EQ(line.x[3], 7.5);
  EXPECT_DOUBLE_EQ(line.x[4], 10.0);
  // On a logarithmic axis a straight line stays straight on the paper: 100 → 1 crosses 10 halfway.
  const CutLine logarithmic = cutLine({0, 10}, {100, 1}, x, {1.0, 10.0, true});
  ASSERT_EQ(logarithmic.x.size(), 2);
  EXPECT_NEAR(logarithmic.x[0], 5.0, 1e-12);
  EXPECT_NEAR(logarithmic.y[0], 10.0, 1e-12);
}

TEST(FigureRenderer, DrawsNothingBesideTheAxesInSvg) {
  FigureSpec spec = motionCurves();
  spec.x.range = {{1.0, 2.0}};
  for (FigurePanel& panel : spec.panels) panel.y.range = {{40.0, 60.0}};
  QSvgRenderer reader(draw(spec, layoutOf("ieee-1"), FigureFormat::Svg));
  QImage image(889, 533, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  reader.render(&painter);
  painter.end();
  // Ember lies in the plots and in the legend, whose sample lines stand below the last axis; the
  // strip of the x-axis between them has none.
  const QImage left = image.copy(0, 0, 60, 440);
  EXPECT_EQ(pixelsLike(left, QColor(0xB3, 0x44, 0x00)), 0);
  EXPECT_FALSE(inkOnBorder(image));
}
