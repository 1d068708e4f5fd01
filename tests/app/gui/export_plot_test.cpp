// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QProgressBar>
#include <QTest>
#include <QThreadPool>
#include <iostream>

#include "app/gui/export/export_dialog.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/player/motion_curves.h"
#include "core/base/files.h"
#include "tests/app/gui/clicks.h"
#include "tests/app/gui/export_window.h"
#include "widgets/figures/figure_form.h"
#include "widgets/figures/figure_preview.h"
#include "widgets/time_plot_stack.h"

using namespace emoforge;
using emoforge::testing::click;
using emoforge::testing::ExportWindow;

namespace {

namespace fs = std::filesystem;

class ExportPlot : public ExportWindow {};

TEST_F(ExportPlot, WritesThePlotThatWasClickedWithItsDataAndRecord) {
  clickPlot();
  QTest::keyClick(window_.get(), Qt::Key_E, Qt::ControlModifier);
  auto* dialog = shownDialog<ExportDialog>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_FALSE(dialog->isModal());
  auto* preview = dialog->findChild<FigurePreview*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !preview->picture().isNull(); }, 5000));
  for (const char* format : {"PDF", "SVG", "PNG"}) {
    click(dialog, format);
    const fs::path file = dialog->file();
    EXPECT_EQ(file.parent_path(), window_->workspace().project().folder / "figures");
    click(dialog, "Export");
    EXPECT_NE(told(dialog).find("Written"), std::string::npos) << noticeText(dialog);
    EXPECT_GT(fs::file_size(file), 1000U) << format;
    const FigureSpec spec = FigureSpec::read(recordFileOf(file));
    EXPECT_EQ(readFile(dataFileOf(file)), spec.toCsv());
    const TimePlot::Curve& shown = plots()->plot(0)->curves().front();
    EXPECT_EQ(spec.panels.at(0).series.at(0).y,
              std::vector<double>(shown.values.begin(), shown.values.end()));
    EXPECT_EQ(spec.record.at("clips").at(0).at("id"), window_->workspace().selectedIds().front());
    EXPECT_TRUE(spec.record.at("data").contains("hash"));
  }
  keepPicture(dialog->grab().toImage(), "export-figure");
  const QImage png(QString::fromStdString(dialog->file().string()));
  EXPECT_EQ(png.size(), QSize(2100, 1260));
}

TEST_F(ExportPlot, FollowsTheFigureThatIsClickedAndKeepsTheChoices) {
  clickPlot();
  QTest::keyClick(window_.get(), Qt::Key_E, Qt::ControlModifier);
  auto* dialog = shownDialog<ExportDialog>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_TRUE(dialog->subject()->isPlot());
  FigureLayout layout = dialog->form()->figureLayout();
  layout.widthMillimetres = 120.0;
  dialog->form()->setFigureLayout(layout);
  click(dialog, "SVG");
  QTest::mouseClick(page()->player()->pane()->view(), Qt::LeftButton);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !dialog->subject()->isPlot(); }, 5000));
  EXPECT_EQ(dialog->file().extension(), ".png");
  const Json kept = window_->workspace().layoutEntry("figure-export");
  ASSERT_TRUE(kept.is_object());
  EXPECT_EQ(kept.at("format"), "svg");
  EXPECT_EQ(kept.at("layout").at("width_mm"), 120.0);
}

TEST_F(ExportPlot, TellsWhereAFileCannotBeWrittenAndLeavesNothing) {
  writeFileSafely(folder_ / "plain", "a file where a folder is needed");
  clickPlot();
  QTest::keyClick(window_.get(), Qt::Key_E, Qt::ControlModifier);
  auto* dialog = shownDialog<ExportDialog>();
  ASSERT_NE(dialog, nullptr);
  typeInto(dialog, "File", in("plain/curve.pdf"));
  click(dialog, "Export");
  EXPECT_NE(told(dialog).find("plain"), std::string::npos) << noticeText(dialog);
  EXPECT_EQ(noticeText(dialog).find("Written"), std::string::npos);
  EXPECT_EQ(readFile(folder_ / "plain"), "a file where a folder is needed");
}

TEST_F(ExportPlot, LeavesTheInterfaceFreeWhileAFigureIsDrawn) {
  ExportDialog* dialog = figureDialog();
  ASSERT_NE(dialog, nullptr);
  auto* preview = dialog->findChild<FigurePreview*>();
  const double drawing = longestWork([&] { return !preview->picture().isNull(); });
  click(dialog, "PNG");
  longestWork([timer = QDeadlineTimer(300)] { return timer.hasExpired(); });
  const double before = threadMilliseconds();
  click(dialog, "Export");
  const double pressing = threadMilliseconds() - before;
  auto* bar = dialog->findChild<QProgressBar*>();
  EXPECT_TRUE(bar->isVisible());
  const double waiting = longestWork([&] { return !dialog->busy(); });
  EXPECT_NE(noticeText(dialog).find("Written"), std::string::npos) << noticeText(dialog);
  EXPECT_FALSE(bar->isVisible());
  EXPECT_EQ(QImage(QString::fromStdString(dialog->file().string())).width(), 2100);
  std::cout << "own work in ms: preview " << drawing << ", button " << pressing
            << ", while writing " << waiting << std::endl;
  EXPECT_LT(drawing, 50.0);
  EXPECT_LT(pressing, 50.0);
  EXPECT_LT(waiting, 50.0);
}

TEST_F(ExportPlot, EndsTheDrawingOfAFigureOnCancelAndLeavesNothing) {
  ExportDialog* dialog = figureDialog();
  ASSERT_NE(dialog, nullptr);
  fs::create_directory(folder_ / "empty");
  typeInto(dialog, "File", in("empty/curve.png"));
  click(dialog, "PNG");
  click(dialog, "Export");
  EXPECT_TRUE(dialog->busy());
  QElapsedTimer timer;
  timer.start();
  click(dialog, "Cancel");
  EXPECT_FALSE(dialog->busy());
  EXPECT_LT(timer.elapsed(), 500);
  EXPECT_TRUE(QThreadPool::globalInstance()->waitForDone(5000));
  EXPECT_EQ(filesIn(folder_ / "empty"), 0);
  EXPECT_TRUE(noticeText(dialog).empty()) << noticeText(dialog);
  // And the next one is written.
  click(dialog, "Export");
  EXPECT_NE(told(dialog).find("Written"), std::string::npos) << noticeText(dialog);
  EXPECT_EQ(filesIn(folder_ / "empty"), 3);
}

TEST_F(ExportPlot, CopiesTheCommandThatDrawsTheSame) {
  clickPlot();
  QTest::keyClick(window_.get(), Qt::Key_E, Qt::ControlModifier);
  auto* dialog = shownDialog<ExportDialog>();
  ASSERT_NE(dialog, nullptr);
  typeInto(dialog, "File", in("a figure/knee.svg"));
  click(dialog, "SVG");
  click(dialog, "Copy as command");
  EXPECT_NE(told(dialog).find("copied"), std::string::npos) << noticeText(dialog);
  EXPECT_EQ(QGuiApplication::clipboard()->text(),
            QString("emoforge-cli figure spec --from '%1' --out '%2'")
                .arg(in("a figure/knee.json"), in("a figure/knee.svg")));
  EXPECT_EQ(FigureSpec::read(folder_ / "a figure" / "knee.json").panels.size(),
            static_cast<std::size_t>(plots()->rowCount()));
}

}  // namespace
