// SPDX-License-Identifier: GPL-3.0-or-later
// What opens over the window is as whole, and as well named, as the window itself.
#include <gtest/gtest.h>

#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QWidgetAction>

#include "app/gui/data/split_dialog.h"
#include "app/gui/export/clip_export_dialog.h"
#include "app/gui/export/export_center.h"
#include "app/gui/export/export_dialog.h"
#include "app/gui/export/film_dialog.h"
#include "app/gui/help/help_panel.h"
#include "app/gui/help/shortcut_sheet.h"
#include "app/gui/import/import_flow.h"
#include "app/gui/import/import_preview.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/project/new_project_dialog.h"
#include "app/gui/project/project_actions.h"
#include "tests/app/gui/clicks.h"
#include "tests/app/gui/demo_motion.h"
#include "tests/app/gui/looked_window.h"
#include "widgets/clip_table.h"
#include "widgets/command_palette.h"
#include "widgets/notice_history.h"
#include "widgets/notice_popup.h"

namespace emoforge::testing {
namespace {

constexpr int longWait = 60000;

class Popups : public LookedWindow {
 protected:
  template <typename Dialog>
  Dialog* dialog() {
    return window_->findChild<Dialog*>();
  }
};

TEST_F(Popups, OfTheWindowAreWhole) {
  openDemo();
  window_->findCommand();
  lookAt(window_->palette(), "popup-palette");
  window_->palette()->hide();
  window_->noticeHistory()->add(
      {Notice::Severity::Warning, "Three frames are missing.", {.line = 214}, "Look at them."});
  window_->showNotices();
  lookAt(dialog<NoticePopup>(), "popup-notices");
  dialog<NoticePopup>()->hide();
  window_->showShortcuts();
  lookAt(dialog<ShortcutSheet>(), "popup-shortcuts");
  window_->projectActions()->newProject();
  lookAt(dialog<NewProjectDialog>(), "popup-new-project");
}

TEST_F(Popups, OfDataAreWhole) {
  openDemo();
  click(window_->inspectPage(), "Split");
  lookAt(dialog<SplitDialog>(), "popup-split");
  dialog<SplitDialog>()->close();
  ImportPreview* preview = window_->importFlow()->preview();
  QSignalSpy finished(preview->session(), &ImportSession::finished);
  window_->importFlow()->take({QString::fromStdString(demoMotion().string())});
  ASSERT_TRUE(finished.count() > 0 || finished.wait(longWait));
  lookAt(preview, "popup-import");
}

TEST_F(Popups, OfExportAreWhole) {
  openDemo();
  window_->exports()->exportFigure(window_->inspectPage());
  lookAt(dialog<ExportDialog>(), "popup-export-figure");
  dialog<ExportDialog>()->close();
  window_->inspectPage()->table()->view()->selectAll();
  window_->exports()->exportSelectedClips();
  lookAt(dialog<ClipExportDialog>(), "popup-export-clips");
  dialog<ClipExportDialog>()->close();
  window_->exports()->exportFilm();
  lookAt(dialog<FilmDialog>(), "popup-export-film");
}

TEST_F(Popups, EveryEntryOfAMenuHasItsWords) {
  openDemo();
  train(20);
  QStringList nameless;
  for (const PageId page : {PageId::Inspect, PageId::Train, PageId::Compare}) {
    showPage(page);
    for (QMenu* menu : window_->findChildren<QMenu*>()) {
      emit menu->aboutToShow();
      for (QAction* action : menu->actions()) {
        const auto* part = qobject_cast<QWidgetAction*>(action);
        const bool named = part != nullptr && part->defaultWidget() != nullptr &&
                           !part->defaultWidget()->accessibleName().isEmpty();
        if (!action->isSeparator() && action->text().isEmpty() && !named)
          nameless << menu->title() + " in " + menu->parentWidget()->metaObject()->className();
      }
    }
  }
  EXPECT_GT(window_->findChildren<QMenu*>().size(), 8);
  EXPECT_TRUE(nameless.isEmpty()) << nameless.join('\n').toStdString();
}

}  // namespace
}  // namespace emoforge::testing
