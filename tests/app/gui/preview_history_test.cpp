// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/train/preview_history.h"

#include <gtest/gtest.h>

namespace emoforge {
namespace {

TEST(PreviewHistory, TakesEarlierPreviewsInFrontOfThoseItHas) {
  PreviewHistory history;
  Preview preview;
  preview.label = "happy";
  preview.values = Array({10, 3});
  std::vector<Preview> earlier;
  for (std::size_t step = 1; step <= 9; ++step) {
    preview.step = step;
    if (step >= 6) history.add(preview);
    earlier.push_back(preview);
  }
  history.addEarlier(earlier);
  ASSERT_EQ(history.of("happy").size(), 9u);
  for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(history.of("happy")[i].step, i + 1);
  PreviewHistory other;
  other.addEarlier(earlier);
  EXPECT_EQ(other.bytes(), history.bytes());
}

TEST(PreviewHistory, KeepsItsBoundAndTheNewest) {
  PreviewHistory history;
  Preview preview;
  preview.label = "happy";
  preview.values = Array({5000, 3});
  for (std::size_t step = 1; step <= 2000; ++step) {
    preview.step = step;
    history.add(preview);
    ASSERT_LE(history.bytes(), PreviewHistory::kMostBytes);
  }
  EXPECT_EQ(history.of("happy").back().step, 2000u);
  EXPECT_GT(history.of("happy").size(), 200u);
  EXPECT_LE(history.at("happy", 1000)->step, 1000u);
  EXPECT_EQ(history.before(history.of("happy").back(), 6).size(), 6u);
  EXPECT_EQ(history.at("sad", 1), nullptr);
  // A resumed run tells again what it told before.
  preview.step = 1500;
  history.add(preview);
  EXPECT_EQ(history.of("happy").back().step, 1500u);
}

}  // namespace
}  // namespace emoforge
