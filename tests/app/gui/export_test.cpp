// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <time.h>

#include <QClipboard>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QThread>
#include <QThreadPool>
#include <QToolButton>
#include <algorithm>
#include <iostream>
#include <limits>

#include "app/gui/export/clip_export_dialog.h"
#include "app/gui/export/export_center.h"
#include "app/gui/export/export_dialog.h"
#include "app/gui/export/film_dialog.h"
#include "app/gui/export/film_writer.h"
#include "app/gui/pages/compare_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/player/motion_curves.h"
#include "core/base/files.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/figure_files.h"
#include "core/experiment/train.h"
#include "tests/app/gui/clicks.h"
#include "tests/app/gui/demo_window.h"
#include "tests/support/hostile_places.h"
#include "widgets/clip_table.h"
#include "widgets/figures/figure_form.h"
#include "widgets/figures/figure_preview.h"
#include "widgets/notice_bar.h"
#include "widgets/time_plot_stack.h"

using namespace emoforge;
using emoforge::testing::click;
using emoforge::testing::DemoWindow;
using emoforge::testing::FullDisk;
using emoforge::testing::named;
using emoforge::testing::WithoutPrivileges;

namespace {

namespace fs = std::filesystem;

constexpr int longWait = 60000;

class ExportTest : public DemoWindow {
 protected:
  void SetUp() override {
    DemoWindow::SetUp();
    openDemo();
    page()->setCurvesVisible(true);
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return !plots()->plot(0)->curves().isEmpty(); }, longWait));
  }

  InspectPage* page() const { return window_->inspectPage(); }
  TimePlotStack* plots() const { return page()->curves()->plots(); }

  static void typeInto(QWidget* dialog, const QString& field, const QString& text) {
    for (auto* line : dialog->findChildren<QLineEdit*>()) {
      if (line->accessibleName() != field) continue;
      line->setFocus();
      line->selectAll();
      QTest::keyClicks(line, text);
      return;
    }
    FAIL() << field.toStdString();
  }

  template <typename Dialog>
  Dialog* shownDialog() {
    auto* dialog = window_->findChild<Dialog*>();
    return dialog != nullptr && dialog->isVisible() ? dialog : nullptr;
  }

  static std::string noticeText(QWidget* dialog) {
    std::string all;
    for (auto* bar : dialog->findChildren<NoticeBar*>()) all += bar->notice().toString() + "\n";
    return all;
  }

  /// Waits for the end of the work and the notice it gives.
  static std::string told(ExportShell* dialog) {
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return !dialog->busy() && !noticeText(dialog).empty(); }, longWait));
    return noticeText(dialog);
  }

  void clickPlot() {
    QTest::mouseClick(plots()->plot(0)->findChild<QWidget*>(), Qt::LeftButton, {}, QPoint(300, 30));
  }

  /// Pixels in the colour of synthetic bones, and dark ones like real bones and the names.
  static int emberPixels(const QImage& image, const QRect& part) {
    return countPixels(image, part, [](const QColor& one) {
      return one.hslHue() > 12 && one.hslHue() < 40 && one.hslSaturation() > 150;
    });
  }
  static int darkPixels(const QImage& image, const QRect& part) {
    return countPixels(image, part, [](const QColor& one) { return one.lightness() < 110; });
  }
  template <typename Test>
  static int countPixels(const QImage& image, const QRect& part, Test test) {
    int count = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
      for (int x = part.left(); x <= part.right(); ++x)
        count += test(image.pixelColor(x, y)) ? 1 : 0;
    }
    return count;
  }

  /// Handles events until something holds; the longest time, in ms, that the interface thread
  /// computed at one go.
  template <typename Condition>
  static double longestWork(Condition holds) {
    double longest = 0.0;
    QElapsedTimer all;
    all.start();
    while (!holds() && all.elapsed() < longWait) {
      const double start = threadMilliseconds();
      QCoreApplication::processEvents();
      longest = std::max(longest, threadMilliseconds() - start);
      QThread::msleep(1);
    }
    return longest;
  }
  static double threadMilliseconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
  }

  ExportDialog* figureDialog() {
    clickPlot();
    QTest::keyClick(window_.get(), Qt::Key_E, Qt::ControlModifier);
    return shownDialog<ExportDialog>();
  }

  static int filesIn(const fs::path& folder) {
    return static_cast<int>(std::distance(fs::directory_iterator(folder), {}));
  }

  QString in(const fs::path& path) { return QString::fromStdString((folder_ / path).string()); }
};

TEST_F(ExportTest, WritesThePlotThatWasClickedWithItsDataAndRecord) {
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

TEST_F(ExportTest, FollowsTheFigureThatIsClickedAndKeepsTheChoices) {
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

TEST_F(ExportTest, TellsWhereAFileCannotBeWrittenAndLeavesNothing) {
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

TEST_F(ExportTest, LeavesTheInterfaceFreeWhileAFigureIsDrawn) {
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

TEST_F(ExportTest, LeavesTheInterfaceFreeWhileAViewIsDrawn) {
  if (!page()->player()->pane()->view()->canDraw()) GTEST_SKIP() << "There is no OpenGL here.";
  click(page()->player()->pane(), "Save a picture of the view");
  auto* dialog = shownDialog<ExportDialog>();
  ASSERT_NE(dialog, nullptr);
  longestWork([timer = QDeadlineTimer(1000)] { return timer.hasExpired(); });
  // The best of a few, so that other programs do not decide: Qt3D takes up a new scene at one go.
  double pressing = std::numeric_limits<double>::infinity();
  double waiting = pressing;
  for (int turn = 0; turn < 3 && (pressing >= 50.0 || waiting >= 50.0); ++turn) {
    const QString file = in("view-" + std::to_string(turn) + ".png");
    typeInto(dialog, "File", file);
    const double before = threadMilliseconds();
    click(dialog, "Export");
    pressing = std::min(pressing, threadMilliseconds() - before);
    waiting = std::min(waiting, longestWork([&] { return !dialog->busy(); }));
    EXPECT_NE(noticeText(dialog).find("Written"), std::string::npos) << noticeText(dialog);
    EXPECT_EQ(QImage(file).size(), QSize(2100, 1260));
  }
  std::cout << "own work in ms: button " << pressing << ", while writing " << waiting << std::endl;
  EXPECT_LT(pressing, 50.0);
  EXPECT_LT(waiting, 50.0);
}

TEST_F(ExportTest, EndsTheDrawingOfAFigureOnCancelAndLeavesNothing) {
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

TEST_F(ExportTest, TellsOfAFullDiskAndLeavesNothing) {
  ExportDialog* dialog = figureDialog();
  ASSERT_NE(dialog, nullptr);
  fs::create_directory(folder_ / "full");
  typeInto(dialog, "File", in("full/curve.png"));
  click(dialog, "PNG");
  {
    const FullDisk disk(2000);
    click(dialog, "Export");
    EXPECT_NE(told(dialog).find("Free some space"), std::string::npos) << noticeText(dialog);
  }
  EXPECT_EQ(noticeText(dialog).find("Written"), std::string::npos);
  EXPECT_EQ(filesIn(folder_ / "full"), 0);
  if (!page()->player()->pane()->view()->canDraw()) GTEST_SKIP() << "There is no OpenGL here.";
  click(page()->player()->pane(), "Save a picture of the view");
  typeInto(dialog, "File", in("full/view.png"));
  {
    const FullDisk disk(2000);
    click(dialog, "Export");
    EXPECT_NE(told(dialog).find("view.png"), std::string::npos) << noticeText(dialog);
    EXPECT_NE(noticeText(dialog).find("Free some space"), std::string::npos) << noticeText(dialog);
  }
  EXPECT_EQ(filesIn(folder_ / "full"), 0);
  for (const char* name : {"full/walk.mp4", "full/walk.gif"}) {
    window_->clock().setLoopRegion(LoopRegion{0.2, 0.5});
    window_->exports()->exportFilm();
    auto* film = shownDialog<FilmDialog>();
    ASSERT_NE(film, nullptr);
    click(film, QString(name).endsWith("gif") ? "GIF" : "MP4");
    typeInto(film, "File", in(name));
    const FullDisk disk(2000);
    click(film, "Export");
    EXPECT_NE(told(film).find("room"), std::string::npos) << noticeText(film);
    EXPECT_TRUE(QThreadPool::globalInstance()->waitForDone(5000));
    EXPECT_EQ(filesIn(folder_ / "full"), 0);
  }
}

TEST_F(ExportTest, TellsOfAFolderThatMayNotBeWrittenTo) {
  ExportDialog* dialog = figureDialog();
  ASSERT_NE(dialog, nullptr);
  fs::create_directory(folder_ / "locked");
  fs::permissions(folder_ / "locked", fs::perms::owner_read | fs::perms::owner_exec |
                                          fs::perms::others_read | fs::perms::others_exec);
  typeInto(dialog, "File", in("locked/curve.svg"));
  click(dialog, "SVG");
  {
    const WithoutPrivileges user;
    click(dialog, "Export");
    EXPECT_NE(told(dialog).find("locked"), std::string::npos) << noticeText(dialog);
  }
  EXPECT_NE(noticeText(dialog).find("that you may write to"), std::string::npos)
      << noticeText(dialog);
  EXPECT_EQ(filesIn(folder_ / "locked"), 0);
  fs::permissions(folder_ / "locked", fs::perms::owner_all);
}

TEST_F(ExportTest, CopiesTheCommandThatDrawsTheSame) {
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

TEST_F(ExportTest, DrawsThe3dViewAtTheExactSize) {
  if (!page()->player()->pane()->view()->canDraw()) GTEST_SKIP() << "There is no OpenGL here.";
  click(page()->player()->pane(), "Save a picture of the view");
  auto* dialog = shownDialog<ExportDialog>();
  ASSERT_NE(dialog, nullptr);
  FigureLayout layout = dialog->form()->figureLayout();
  layout.dotsPerInch = 300;
  dialog->form()->setFigureLayout(layout);
  typeInto(dialog, "File", in("view.png"));
  click(dialog, "Export");
  EXPECT_NE(told(dialog).find("Written"), std::string::npos) << noticeText(dialog);
  keepPicture(dialog->grab().toImage(), "export-view");
  const QImage image(in("view.png"));
  // 3.5 in and 2.1 in.
  EXPECT_EQ(image.size(), QSize(1050, 630));
  EXPECT_NEAR(image.dotsPerMeterX(), 300 / 0.0254, 1);
  EXPECT_GT(QColor(image.pixel(5, 5)).value(), 230);
  const Json record = Json::parse(readFile(folder_ / "view.json"));
  EXPECT_EQ(record.at("from").at("clips").at(0).at("id"),
            window_->workspace().selectedIds().front());
  EXPECT_TRUE(record.at("camera").contains("yaw_rad"));
  EXPECT_EQ(record.at("layout").at("width_px"), 1050);
}

TEST_F(ExportTest, WritesTheSelectedClips) {
  page()->table()->view()->selectAll();
  const std::size_t count = window_->workspace().selectedIds().size();
  ASSERT_GT(count, 4U);
  click(page()->table(), "Export the selected clips");
  auto* dialog = shownDialog<ClipExportDialog>();
  ASSERT_NE(dialog, nullptr);
  typeInto(dialog, "Folder", in("clips"));
  click(dialog, "Export");
  EXPECT_NE(told(dialog).find("found equal"), std::string::npos) << noticeText(dialog);
  EXPECT_EQ(Dataset::open(folder_ / "clips", registry().formats).items().size(), count);
  keepPicture(dialog->grab().toImage(), "export-clips");
  // The folder is not empty now.
  click(dialog, "Export");
  EXPECT_TRUE(QTest::qWaitFor(
      [&] { return noticeText(dialog).find("found equal") == std::string::npos; }, longWait));
  EXPECT_NE(told(dialog).find("clips"), std::string::npos);
}

TEST_F(ExportTest, FilmsTheLoopRegionAtAFixedRate) {
  if (!page()->player()->pane()->view()->canDraw()) GTEST_SKIP() << "There is no OpenGL here.";
  window_->clock().setLoopRegion(LoopRegion{0.2, 0.7});
  window_->exports()->exportFilm();
  auto* dialog = shownDialog<FilmDialog>();
  ASSERT_NE(dialog, nullptr);
  for (auto* combo : dialog->findChildren<QComboBox*>()) {
    if (combo->accessibleName() == "Size") combo->setCurrentIndex(0);
  }
  const int frames = dialog->request().frameCount();
  EXPECT_EQ(frames, 16);  // 0.5 s at 30 fps, both ends
  typeInto(dialog, "File", in("walk.mp4"));
  click(dialog, "Export");
  EXPECT_NE(told(dialog).find("Written"), std::string::npos) << noticeText(dialog);
  keepPicture(dialog->grab().toImage(), "export-film");
  FilmInfo film = readFilm(folder_ / "walk.mp4");
  EXPECT_EQ(film.frames, frames);
  EXPECT_NEAR(film.framesPerSecond, 30.0, 0.01);
  EXPECT_EQ(QSize(film.width, film.height), QSize(640, 360));
  const Json record = Json::parse(readFile(folder_ / "walk.json"));
  EXPECT_EQ(record.at("kind"), "film");
  EXPECT_EQ(record.at("frames"), frames);
  EXPECT_EQ(record.at("frames_per_second"), 30.0);
  EXPECT_NEAR(record.at("end_s").get<double>(), 0.7, 1e-12);
  EXPECT_EQ(record.at("views").at(0).at("camera").at("target_m").size(), 3U);
  EXPECT_EQ(record.at("from").at("clips").at(0).at("id"),
            window_->workspace().selectedIds().front());
  EXPECT_TRUE(record.at("from").at("data").contains("hash"));
  fs::remove(folder_ / "walk.json");

  QTest::keyClick(named<QAbstractButton>(dialog, "Record beside the file (.json)"),
                  Qt::Key_Space);  // not wanted
  click(dialog, "GIF");
  typeInto(dialog, "File", in("walk.gif"));
  click(dialog, "Export");
  ASSERT_TRUE(QTest::qWaitFor([&] { return fs::exists(folder_ / "walk.gif"); }, longWait));
  EXPECT_FALSE(fs::exists(folder_ / "walk.json"));
  film = readFilm(folder_ / "walk.gif");
  EXPECT_EQ(film.frames, 13);  // 0.5 s at 25 fps
  EXPECT_NEAR(film.framesPerSecond, 25.0, 0.01);
}

TEST_F(ExportTest, StopsAFilmAtOnceAndLeavesNoFile) {
  if (!page()->player()->pane()->view()->canDraw()) GTEST_SKIP() << "There is no OpenGL here.";
  window_->exports()->exportFilm();
  auto* dialog = shownDialog<FilmDialog>();
  ASSERT_NE(dialog, nullptr);
  typeInto(dialog, "File", in("films/walk.mp4"));
  click(dialog, "Export");
  auto* bar = dialog->findChild<QProgressBar*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return bar->value() > 1; }, longWait));
  QElapsedTimer timer;
  timer.start();
  click(dialog, "Cancel");
  EXPECT_FALSE(dialog->busy());
  EXPECT_LT(timer.elapsed(), 500);
  EXPECT_TRUE(QTest::qWaitFor([&] { return fs::is_empty(folder_ / "films"); }, 5000));
}

TEST_F(ExportTest, WritesBothClipsOfThePageThatComparesThem) {
  const fs::path run = window_->workspace().project().folder / "runs" / "neural-gas-1";
  fs::create_directories(run.parent_path());
  TrainRequest request;
  request.data = folder_ / "motion";
  request.generator = "neural-gas";
  request.set = {{"iterations", 10}};
  request.out = run;
  NoProgress progress;
  emoforge::train(request, progress);
  window_->workspace().addRun(run);
  window_->showPage(PageId::Compare);
  ComparePage* compare = window_->comparePage();
  ASSERT_TRUE(QTest::qWaitFor([&] { return compare->hasPair(); }, longWait));
  click(compare, "Clips");
  auto* dialog = shownDialog<ClipExportDialog>();
  ASSERT_NE(dialog, nullptr);
  typeInto(dialog, "Folder", in("pair"));
  click(dialog, "Export");
  EXPECT_NE(told(dialog).find("2 clips written"), std::string::npos) << noticeText(dialog);
  const Dataset real = Dataset::open(folder_ / "pair" / "real", registry().formats);
  const Dataset synthetic = Dataset::open(folder_ / "pair" / "synthetic", registry().formats);
  ASSERT_EQ(real.items().size(), 1U);
  ASSERT_EQ(synthetic.items().size(), 1U);
  EXPECT_EQ(real.items()[0].label, synthetic.items()[0].label);
  const Json record = Json::parse(readFile(folder_ / "pair" / "synthetic" / "record.json"));
  EXPECT_EQ(record.at("kind"), "synthetic");
  EXPECT_EQ(record.at("data").at("items").size(), window_->workspace().data()->items().size());

  click(compare, "Figure");
  auto* figure = shownDialog<ExportDialog>();
  ASSERT_NE(figure, nullptr);
  typeInto(figure, "File", in("pair.png"));
  click(figure, "Export");
  EXPECT_NE(told(figure).find("Written"), std::string::npos) << noticeText(figure);
  keepPicture(figure->grab().toImage(), "export-pair");
  const Json beside = Json::parse(readFile(folder_ / "pair.json"));
  const Json from = beside.at("from");
  ASSERT_EQ(from.at("clips").size(), 2U);
  ASSERT_EQ(beside.at("views").size(), 2U);
  EXPECT_EQ(beside.at("views").at(0).at("name").get<std::string>().substr(0, 6), "Real, ");
  EXPECT_EQ(beside.at("views").at(1).at("name").get<std::string>().substr(0, 11), "Synthetic, ");
  // One picture of the size that was asked for, real at the left, synthetic at the right.
  const QImage both(in("pair.png"));
  const FigureLayout asked = figure->form()->figureLayout();
  EXPECT_EQ(both.size(), QSize(asked.widthPixels(), asked.heightPixels()));
  EXPECT_EQ(both.size(), QSize(2100, 1260));
  EXPECT_NEAR(both.dotsPerMeterX(), 600 / 0.0254, 1);
  const QRect left(0, 0, 1050, 1260);
  EXPECT_EQ(emberPixels(both, left), 0);
  EXPECT_GT(emberPixels(both, left.translated(1050, 0)), 500);
  EXPECT_GT(darkPixels(both, left), 500);
  fs::copy_file(folder_ / "pair.png", fs::path(EMOFORGE_BINARY_DIR) / "screenshots" / "pair.png",
                fs::copy_options::overwrite_existing);
  // The button in one of the views asks for that one only.
  click(compare->syntheticPane(), "Save a picture of the view");
  typeInto(figure, "File", in("one.png"));
  click(figure, "Export");
  EXPECT_NE(told(figure).find("one.png"), std::string::npos) << noticeText(figure);
  EXPECT_FALSE(Json::parse(readFile(folder_ / "one.json")).contains("views"));
  EXPECT_EQ(from.at("clips").at(1).at("role"), "synthetic");

  window_->exports()->exportFilm();
  auto* film = shownDialog<FilmDialog>();
  ASSERT_NE(film, nullptr);
  window_->clock().setLoopRegion(LoopRegion{0.0, 0.2});
  for (auto* combo : film->findChildren<QComboBox*>()) {
    if (combo->accessibleName() == "Size") combo->setCurrentIndex(0);
    if (combo->accessibleName() == "Part") combo->setCurrentIndex(1);
  }
  click(film, "Side by side");
  typeInto(film, "File", in("pair.mp4"));
  click(film, "Export");
  EXPECT_NE(told(film).find("Written"), std::string::npos) << noticeText(film);
  EXPECT_EQ(readFilm(folder_ / "pair.mp4").frames, 7);
  fs::copy_file(folder_ / "pair.mp4", fs::path(EMOFORGE_BINARY_DIR) / "screenshots" / "pair.mp4",
                fs::copy_options::overwrite_existing);
}

}  // namespace
