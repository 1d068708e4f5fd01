// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "app/gui/main_window.h"
#include "app/gui/pages/train_page.h"
#include "tests/app/gui/demo_motion.h"
#include "tests/app/gui/own_settings.h"
#include "tests/support/temporary_folder.h"
#include "widgets/parameter_panel.h"
#include "widgets/run_footer.h"
#include "widgets/theme.h"

namespace emoforge::testing {

/// A window on the Train page with a small demo set of its own.
class TrainWindow : public ::testing::Test {
 protected:
  static constexpr int kLongWait = 60000;

  static void SetUpTestSuite() { testing::useOwnSettings(); }

  void SetUp() override {
    theme().apply(ThemeMode::Dark);
    std::filesystem::copy(testing::demoMotion(), folder_ / "motion",
                          std::filesystem::copy_options::recursive);
    open();
  }

  /// Another window on the same data, as at the next start.
  void open() {
    window_ = std::make_unique<MainWindow>();
    window_->workspace().setProjectsFolder(folder_ / "projects");
    window_->resize(1500, 950);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
    QSignalSpy opened(&window_->workspace(), &Workspace::opened);
    window_->openFolder(folder_ / "motion");
    ASSERT_TRUE(opened.wait(kLongWait));
    window_->showPage(PageId::Train);
  }

  TrainPage& page() { return *window_->trainPage(); }
  JobRunner& jobs() { return window_->jobs(); }
  const Job& job(std::size_t index = 0) { return jobs().jobs().at(index); }

  void click(QWidget* inside, const QString& name) {
    for (auto* button : inside->findChildren<QAbstractButton*>()) {
      const bool named = button->objectName() == name || button->text() == name ||
                         button->accessibleName().startsWith(name);
      if (!named || !button->isVisible()) continue;
      ASSERT_TRUE(button->isEnabled()) << name.toStdString();
      QTest::mouseClick(button, Qt::LeftButton);
      return;
    }
    FAIL() << name.toStdString();
  }
  void start() { click(page().panel(), "start"); }

  void setParameter(const std::string& name, ParameterValue value) {
    ParameterSet set = page().panel()->parameters();
    set.set(name, std::move(value));
    page().panel()->setParameters(set);
  }

  template <typename Condition>
  bool waitFor(Condition condition) {
    return QTest::qWaitFor(condition, kLongWait);
  }
  bool waitFor(std::size_t index, JobState state) {
    return waitFor([this, index, state] { return job(index).state == state; });
  }

  TemporaryFolder folder_;
  std::unique_ptr<MainWindow> window_;
};

}  // namespace emoforge::testing
