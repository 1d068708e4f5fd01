// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QSignalSpy>
#include <QTest>

#include "tests/app/gui/demo_motion.h"
#include "tests/app/gui/demo_window.h"
#include "widgets/notice_bar.h"

namespace emoforge::testing {

/// A window without a project, and how to make, open and edit one.
class ProjectWindow : public DemoWindow {
 public:
  static constexpr int kLongWait = 60000;

 protected:
  void newWindow() { makeWindow({1400, 900}); }

  Workspace& workspace() { return window_->workspace(); }

  /// A saved project with one data set of its own, not opened.
  std::filesystem::path makeProject() {
    const std::filesystem::path study = folder_ / "study";
    Project project = Project::create(study, "Study");
    std::filesystem::create_directories(study / "data");
    std::filesystem::copy(demoMotion(), study / "data" / "motion",
                          std::filesystem::copy_options::recursive);
    project.dataSets.push_back({"motion", study / "data" / "motion", {}, {}});
    project.save();
    return study;
  }

  bool open(const std::filesystem::path& path) {
    QSignalSpy opened(&workspace(), &Workspace::opened);
    window_->openFolder(path);
    return opened.count() > 0 || opened.wait(kLongWait);
  }

  bool excludeFirst() {
    workspace().setExcluded(0, {workspace().data()->items().front().id}, true);
    return workspace().excludedItems().size() == 1;
  }

  bool waitForAutosave(const std::filesystem::path& file) {
    return QTest::qWaitFor([&file] { return std::filesystem::exists(file); }, 10000);
  }

  NoticeBar* notice(const QString& text) {
    for (NoticeBar* bar : window_->findChildren<NoticeBar*>()) {
      if (QString::fromStdString(bar->notice().toString()).contains(text)) return bar;
    }
    return nullptr;
  }

  bool waitForNotice(const QString& text) {
    return QTest::qWaitFor([this, text] { return notice(text) != nullptr; }, 10000);
  }

  QAction* menuAction(const QString& text) {
    for (QAction* action : window_->findChildren<QAction*>()) {
      if (action->text().remove('&').startsWith(text)) return action;
    }
    return nullptr;
  }
};

}  // namespace emoforge::testing
