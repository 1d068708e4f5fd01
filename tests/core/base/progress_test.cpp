// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include <gtest/gtest.h>

#include <atomic>

#include "core/base/parallel.h"

namespace emoforge {
namespace {

class Watcher : public Progress {
 public:
  bool stop = false;
  bool due = false;
  int saved = 0;
  bool cancelled() const override { return stop; }

 protected:
  bool checkpointDue() const override { return due; }
  void checkpoint(const Checkpointable&) override { ++saved; }
};

class Nothing : public Checkpointable {
  void saveState(ArchiveWriter&) const override {}
};

}  // namespace

TEST(Progress, WeighsItsStages) {
  NoProgress progress;
  progress.begin({{"read", 1.0}, {"train", 3.0}});
  progress.enterStage(1);
  progress.setStageFraction(0.5);
  EXPECT_DOUBLE_EQ(progress.fraction(), (1.0 + 1.5) / 4.0);
}

TEST(Progress, SavesBeforeItStops) {
  Watcher progress;
  progress.safePoint(Nothing());
  EXPECT_EQ(progress.saved, 0);
  progress.due = true;
  progress.safePoint(Nothing());
  EXPECT_EQ(progress.saved, 1);
  progress.due = false;
  progress.stop = true;
  EXPECT_THROW(progress.safePoint(Nothing()), Cancelled);
  EXPECT_EQ(progress.saved, 2);
}

TEST(ParallelFor, CallsEachIndexOnceAndPassesTheFirstFailureOn) {
  std::vector<std::atomic<int>> calls(1000);
  parallelFor(
      calls.size(), [&](std::size_t i) { ++calls[i]; }, 4);
  for (const auto& count : calls) EXPECT_EQ(count, 1);
  EXPECT_THROW(parallelFor(
                   100,
                   [](std::size_t i) {
                     if (i == 50) throw Cancelled();
                   },
                   4),
               Cancelled);
}

}  // namespace emoforge
