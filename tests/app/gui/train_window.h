// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QTest>

#include "app/gui/pages/train_page.h"
#include "tests/app/gui/clicks.h"
#include "tests/app/gui/demo_motion.h"
#include "tests/app/gui/demo_window.h"
#include "widgets/parameter_panel.h"
#include "widgets/run_footer.h"

namespace emoforge::testing {

/// A window on the Train page with a small demo set of its own.
class TrainWindow : public DemoWindow {
 protected:
  static constexpr int kLongWait = 60000;

  void SetUp() override {
    DemoWindow::SetUp();
    std::filesystem::copy(demoMotion(), folder_ / "motion",
                          std::filesystem::copy_options::recursive);
    open();
  }

  /// Another window on the same data, as at the next start.
  void open() {
    makeWindow({1500, 950});
    QSignalSpy opened(&window_->workspace(), &Workspace::opened);
    window_->openFolder(folder_ / "motion");
    ASSERT_TRUE(opened.wait(kLongWait));
    window_->showPage(PageId::Train);
  }

  TrainPage& page() { return *window_->trainPage(); }
  JobRunner& jobs() { return window_->jobs(); }
  const Job& job(std::size_t index = 0) { return jobs().jobs().at(index); }

  void start() { testing::click(page().panel(), "start"); }

  template <typename Condition>
  bool waitFor(Condition condition) {
    return QTest::qWaitFor(condition, kLongWait);
  }
  bool waitFor(std::size_t index, JobState state) {
    return waitFor([this, index, state] { return job(index).state == state; });
  }
};

}  // namespace emoforge::testing
