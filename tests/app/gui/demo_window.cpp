// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/gui/demo_window.h"

#include <QDir>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/player/clip_player.h"
#include "tests/app/gui/demo_motion.h"
#include "tests/app/gui/own_settings.h"
#include "widgets/parameter_panel.h"
#include "widgets/theme.h"

namespace emoforge::testing {
namespace {

constexpr int longWait = 60000;

}  // namespace

void DemoWindow::SetUpTestSuite() {
  useOwnSettings();
}

void DemoWindow::SetUp() {
  QSettings().clear();
  theme().apply(ThemeMode::Dark);
  makeWindow({1400, 900});
}

void DemoWindow::makeWindow(const QSize& size) {
  window_.reset();
  window_ = std::make_unique<MainWindow>();
  window_->workspace().setProjectsFolder(folder_ / "projects");
  window_->resize(size);
  window_->move(0, 0);
  window_->show();
  window_->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
}

void DemoWindow::openDemo() {
  if (!std::filesystem::exists(folder_ / "motion")) {
    std::filesystem::copy(demoMotion(), folder_ / "motion",
                          std::filesystem::copy_options::recursive);
  }
  QSignalSpy opened(&window_->workspace(), &Workspace::opened);
  window_->openFolder(folder_ / "motion");
  ASSERT_TRUE(opened.wait(longWait));
  ASSERT_TRUE(QTest::qWaitFor(
      [this] {
        return !window_->workspace().selectedIds().empty() &&
               window_->inspectPage()->player()->isVisible();
      },
      longWait));
}

void DemoWindow::setParameter(const std::string& name, ParameterValue value) {
  ParameterPanel* panel = window_->trainPage()->panel();
  ParameterSet set = panel->parameters();
  set.set(name, std::move(value));
  panel->setParameters(set);
}

void DemoWindow::setLongTraining() {
  setParameter("iterations", std::int64_t{100000});
  setParameter("neurons", std::int64_t{500});
}

void DemoWindow::train(int iterations) {
  setParameter("iterations", std::int64_t{iterations});
  QSignalSpy shown(window_->trainPage(), &TrainPage::previewShown);
  window_->trainPage()->settings()->start();
  ASSERT_TRUE(shown.count() > 0 || shown.wait(longWait));
}

void DemoWindow::showPage(PageId page) {
  QTest::keyClick(window_.get(), static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page)),
                  Qt::ControlModifier);
  ASSERT_EQ(window_->page(), page);
}

QImage DemoWindow::screenshot(const QString& name) {
  QTest::qWait(700);  // the views draw on threads of their own
  const QImage image = window_->screen()->grabWindow(window_->winId()).toImage();
  keepPicture(image, name);
  return image;
}

void DemoWindow::keepPicture(const QImage& picture, const QString& name) {
  const QString folder = QStringLiteral(EMOFORGE_BINARY_DIR "/screenshots");
  QDir().mkpath(folder);
  picture.save(QStringLiteral("%1/%2.png").arg(folder, name));
}

}  // namespace emoforge::testing
