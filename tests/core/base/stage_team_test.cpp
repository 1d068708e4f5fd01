// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stage_team.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "core/base/parallel.h"

namespace emoforge {
namespace {

/// Two numbers that are always equal at a safe point, one pair a stage.
class Pairs : public Checkpointable {
 public:
  explicit Pairs(std::size_t stages) : first(stages), second(stages) {}
  void saveState(ArchiveWriter&) const override {
    ++saved;
    torn += first == second ? 0 : 1;
  }
  std::vector<long> first;
  std::vector<long> second;
  mutable int saved = 0;
  mutable int torn = 0;
};

/// Wants a checkpoint again and again; stops after some.
class Saver : public Progress {
 public:
  std::atomic<bool> stop{false};
  std::atomic<bool> wait{false};
  int stopAfter = 1 << 30;
  int saved = 0;
  bool cancelled() const override { return stop || saved >= stopAfter; }
  bool paused() const override { return wait; }

 protected:
  bool checkpointDue() const override { return true; }
  void checkpoint(const Checkpointable& state) override {
    ArchiveWriter archive;
    state.saveState(archive);
    ++saved;
  }
};

class StageTeamTest : public ::testing::Test {
 protected:
  void SetUp() override { setThreadCount(3); }
  void TearDown() override { setThreadCount(0); }

  /// Counts up to `steps` with a moment of inequality in each step.
  static StageTeam::Work counting(Pairs& pairs, long steps) {
    return [&pairs, steps](std::size_t stage, Progress& own) {
      for (long i = 0; i < steps; ++i) {
        ++pairs.first[stage];
        std::this_thread::sleep_for(std::chrono::microseconds(20));
        ++pairs.second[stage];
        own.setStageFraction(static_cast<double>(i + 1) / static_cast<double>(steps));
        own.safePoint(pairs);
      }
    };
  }
};

TEST_F(StageTeamTest, SavesOnlyWhileAllStagesStandAtSafePoints) {
  Pairs pairs(5);
  Saver progress;
  progress.begin({{"a", 1.0}, {"b", 1.0}, {"c", 1.0}, {"d", 1.0}, {"e", 1.0}});
  StageTeam(progress, pairs).run(5, counting(pairs, 100));
  EXPECT_GT(pairs.saved, 100);
  EXPECT_EQ(pairs.torn, 0);
  EXPECT_EQ(pairs.first, std::vector<long>(5, 100));
  EXPECT_EQ(progress.fraction(), 1.0);
}

TEST_F(StageTeamTest, StopsAllStagesAfterSavingThemOnce) {
  Pairs pairs(5);
  Saver progress;
  progress.begin(std::vector<Progress::Stage>(5));
  progress.stopAfter = 20;
  EXPECT_THROW(StageTeam(progress, pairs).run(5, counting(pairs, 100000)), Cancelled);
  EXPECT_EQ(pairs.torn, 0);
  EXPECT_EQ(progress.saved, 21);  // and once for the stop
  EXPECT_EQ(pairs.first[4], 0);   // never begun
}

TEST_F(StageTeamTest, DoesNotWaitForStagesThatStandAside) {
  Pairs pairs(2);
  Saver progress;
  progress.begin(std::vector<Progress::Stage>(2));
  std::atomic<bool> finished{false};
  StageTeam(progress, pairs).run(2, [&](std::size_t stage, Progress& own) {
    if (stage == 0) {
      own.setAside(true);
      while (!finished) own.throwIfCancelled();
      own.setAside(false);
    } else {
      counting(pairs, 50)(stage, own);
      finished = true;
    }
  });
  EXPECT_EQ(progress.saved, 50);
}

TEST_F(StageTeamTest, SavesWhatIsThereWhenAllStandAsideAtTheStop) {
  Pairs pairs(2);
  Saver progress;
  progress.begin(std::vector<Progress::Stage>(2));
  progress.stop = true;
  EXPECT_THROW(StageTeam(progress, pairs)
                   .run(2,
                        [](std::size_t, Progress& own) {
                          own.setAside(true);
                          own.throwIfCancelled();
                        }),
               Cancelled);
  EXPECT_EQ(progress.saved, 1);
}

TEST_F(StageTeamTest, PausesAllStages) {
  Pairs pairs(3);
  Saver progress;
  progress.begin(std::vector<Progress::Stage>(3));
  progress.wait = true;
  std::jthread work([&] { StageTeam(progress, pairs).run(3, counting(pairs, 50)); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const std::vector<long> paused = pairs.first;
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_EQ(pairs.first, paused);
  progress.wait = false;
  work.join();
  EXPECT_EQ(pairs.first, std::vector<long>(3, 50));
}

TEST_F(StageTeamTest, ThrowsTheFailureOfAStageAndStopsTheOthers) {
  Pairs pairs(4);
  Progress progress;
  progress.begin(std::vector<Progress::Stage>(4));
  try {
    StageTeam(progress, pairs).run(4, [&](std::size_t stage, Progress& own) {
      if (stage == 1) throw Error(ErrorKind::Failure, "broken");
      counting(pairs, 100000)(stage, own);
    });
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.problem()), "broken");
  }
}

}  // namespace
}  // namespace emoforge
