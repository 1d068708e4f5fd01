// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QComboBox>

#include "app/gui/pages/compare_page.h"
#include "app/gui/train/gas_pane.h"
#include "app/gui/train/preview_pane.h"
#include "tests/app/gui/train_window.h"

using namespace emoforge;
using emoforge::testing::named;
using emoforge::testing::TrainWindow;

namespace {

class OtherGenerators : public TrainWindow {
 protected:
  void choose(const QString& generator) {
    auto* list = named<QComboBox>(page().panel(), "Generator");
    ASSERT_NE(list, nullptr);
    ASSERT_GE(list->findText(generator), 0) << generator.toStdString();
    list->setFocus();
    QTest::keyClicks(list, generator);
    EXPECT_EQ(list->currentText(), generator);
  }
};

TEST_F(OtherGenerators, TrainByAClickAndGiveClipsToCompareAndHaveNoGas) {
  EXPECT_TRUE(page().gas()->isVisible());
  choose("gaussian");
  start();
  ASSERT_TRUE(waitFor(0, JobState::Finished)) << job().message.toStdString();
  EXPECT_FALSE(page().gas()->isVisible());
  ASSERT_TRUE(waitFor([this] { return !page().preview()->distanceText().isEmpty(); }));
  window_->showPage(PageId::Compare);
  EXPECT_TRUE(waitFor([this] { return window_->comparePage()->hasPair(); }));
  window_->showPage(PageId::Train);
  choose("neural-gas");
  start();
  ASSERT_TRUE(waitFor(1, JobState::Finished)) << job(1).message.toStdString();
  EXPECT_TRUE(page().gas()->isVisible());
}

}  // namespace
