// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <time.h>

#include <QElapsedTimer>
#include <QImage>
#include <QLineEdit>
#include <QTest>
#include <QThread>
#include <algorithm>

#include "app/gui/export/export_dialog.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/player/motion_curves.h"
#include "tests/app/gui/demo_window.h"
#include "widgets/notice_bar.h"
#include "widgets/time_plot_stack.h"

namespace emoforge::testing {

inline constexpr int kLongWait = 60000;

/// The window with the demo project on Inspect, its curves shown, and what tests of exporting do in
/// it.
class ExportWindow : public DemoWindow {
 protected:
  void SetUp() override {
    DemoWindow::SetUp();
    openDemo();
    page()->setCurvesVisible(true);
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return !plots()->plot(0)->curves().isEmpty(); }, kLongWait));
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
        QTest::qWaitFor([&] { return !dialog->busy() && !noticeText(dialog).empty(); }, kLongWait));
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
    while (!holds() && all.elapsed() < kLongWait) {
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

  static int filesIn(const std::filesystem::path& folder) {
    return static_cast<int>(std::distance(std::filesystem::directory_iterator(folder), {}));
  }

  QString in(const std::filesystem::path& path) {
    return QString::fromStdString((folder_ / path).string());
  }
};

}  // namespace emoforge::testing
