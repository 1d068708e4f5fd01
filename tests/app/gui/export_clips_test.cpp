// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QComboBox>
#include <QElapsedTimer>
#include <QProgressBar>
#include <QTest>

#include "app/gui/export/clip_export_dialog.h"
#include "app/gui/export/export_center.h"
#include "app/gui/export/export_dialog.h"
#include "app/gui/export/film_dialog.h"
#include "app/gui/export/film_writer.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/player/clip_player.h"
#include "core/base/files.h"
#include "core/experiment/catalogues.h"
#include "tests/app/gui/clicks.h"
#include "tests/app/gui/export_window.h"
#include "widgets/clip_table.h"

using namespace emoforge;
using emoforge::testing::click;
using emoforge::testing::ExportWindow;
using emoforge::testing::kLongWait;
using emoforge::testing::named;

namespace {

namespace fs = std::filesystem;

class ExportClips : public ExportWindow {};

TEST_F(ExportClips, WritesTheSelectedClips) {
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
      [&] { return noticeText(dialog).find("found equal") == std::string::npos; }, kLongWait));
  EXPECT_NE(told(dialog).find("clips"), std::string::npos);
}

TEST_F(ExportClips, FilmsTheLoopRegionAtAFixedRate) {
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
  ASSERT_TRUE(QTest::qWaitFor([&] { return fs::exists(folder_ / "walk.gif"); }, kLongWait));
  EXPECT_FALSE(fs::exists(folder_ / "walk.json"));
  film = readFilm(folder_ / "walk.gif");
  EXPECT_EQ(film.frames, 13);  // 0.5 s at 25 fps
  EXPECT_NEAR(film.framesPerSecond, 25.0, 0.01);
}

TEST_F(ExportClips, StopsAFilmAtOnceAndLeavesNoFile) {
  if (!page()->player()->pane()->view()->canDraw()) GTEST_SKIP() << "There is no OpenGL here.";
  window_->exports()->exportFilm();
  auto* dialog = shownDialog<FilmDialog>();
  ASSERT_NE(dialog, nullptr);
  typeInto(dialog, "File", in("films/walk.mp4"));
  click(dialog, "Export");
  auto* bar = dialog->findChild<QProgressBar*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return bar->value() > 1; }, kLongWait));
  QElapsedTimer timer;
  timer.start();
  click(dialog, "Cancel");
  EXPECT_FALSE(dialog->busy());
  EXPECT_LT(timer.elapsed(), 500);
  EXPECT_TRUE(QTest::qWaitFor([&] { return fs::is_empty(folder_ / "films"); }, 5000));
}

}  // namespace
