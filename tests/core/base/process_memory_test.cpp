// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process_memory.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace emoforge {
namespace {

TEST(ProcessMemory, GrowsByWhatIsAllocatedOnAnyThreadAndKeepsThePeak) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "The sanitizer's allocator keeps what was freed and does not tell how much.";
#endif
  constexpr std::size_t kBytes = 64u << 20;
  MemoryWatch watch;
  watch.look();
  EXPECT_LT(watch.peak(), kBytes / 8);
  {
    std::vector<char> large;
    std::vector<std::vector<char>> small;
    std::jthread([&] {
      large.assign(kBytes, 1);
      for (std::size_t i = 0; i < kBytes / 1024; ++i) small.emplace_back(1024, 'x');
    }).join();
    watch.look();
  }
  const std::size_t peak = watch.peak();
  EXPECT_GE(peak, 2 * kBytes);
  EXPECT_LT(peak, 2 * kBytes + kBytes / 4);
  watch.look();
  EXPECT_EQ(watch.peak(), peak);
  EXPECT_GT(residentBytes(), 0u);
}

TEST(ProcessMemory, CountsMemoryThatIsTakenASecondTimeFromWhatWasFreed) {
  // The resident size stays large after the first round; the allocated one tells both.
  for (int round = 0; round < 2; ++round) {
    MemoryWatch watch;
    std::vector<std::vector<char>> blocks;
    for (std::size_t i = 0; i < 20000; ++i) blocks.emplace_back(1000, 'x');
    watch.look();
    EXPECT_GE(watch.peak(), 20000u * 1000u);
  }
}

}  // namespace
}  // namespace emoforge
