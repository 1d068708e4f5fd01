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
    // Through all that lie before it.
    QTest::keyClick(list, Qt::Key_Home);
    for (int i = 0; i < list->count() && list->currentText() != generator; ++i) {
      QTest::keyClick(list, Qt::Key_Down);
    }
    EXPECT_EQ(list->currentText().toStdString(), generator.toStdString());
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
