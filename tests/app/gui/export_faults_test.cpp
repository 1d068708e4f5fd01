// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QTest>
#include <QThreadPool>

#include "app/gui/export/export_center.h"
#include "app/gui/export/export_dialog.h"
#include "app/gui/export/film_dialog.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/player/clip_player.h"
#include "tests/app/gui/clicks.h"
#include "tests/app/gui/export_window.h"
#include "tests/support/hostile_places.h"

using namespace emoforge;
using emoforge::testing::click;
using emoforge::testing::ExportWindow;
using emoforge::testing::FullDisk;
using emoforge::testing::WithoutPrivileges;

namespace {

namespace fs = std::filesystem;

class ExportFaults : public ExportWindow {};

TEST_F(ExportFaults, TellsOfAFullDiskAndLeavesNothing) {
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

TEST_F(ExportFaults, TellsOfAFolderThatMayNotBeWrittenTo) {
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

}  // namespace
