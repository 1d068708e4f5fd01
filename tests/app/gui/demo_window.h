// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QImage>
#include <memory>

#include "app/gui/main_window.h"
#include "tests/support/temporary_folder.h"

namespace emoforge::testing {

/// A window with a small demo set (three clips a class), with settings of its own.
class DemoWindow : public ::testing::Test {
 protected:
  static void SetUpTestSuite();
  void SetUp() override;

  /// A new window, as after a restart; the settings stay.
  void makeWindow(const QSize& size);
  /// Opens a copy of the set, since runs are kept beside it.
  void openDemo();
  /// Sets a parameter of the Train page as if typed.
  void setParameter(const std::string& name, ParameterValue value);
  /// Parameters of a training that no machine ends within a test.
  void setLongTraining();
  /// Trains to the end by the Train page and waits for its preview.
  void train(int iterations);
  void showPage(PageId page);
  /// What the screen shows, 3-D views included; kept under the build folder for people to look at.
  QImage screenshot(const QString& name);
  static void keepPicture(const QImage& picture, const QString& name);

  TemporaryFolder folder_;
  std::unique_ptr<MainWindow> window_;
};

}  // namespace emoforge::testing
