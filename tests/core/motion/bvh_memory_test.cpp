// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "core/base/files.h"
#include "core/motion/bvh_reader.h"
#include "tests/core/motion/bvh_examples.h"
#include "tests/support/temporary_folder.h"

// Counts what this program holds on the heap. Under the address sanitizer its own allocator stays.
#if !defined(__SANITIZE_ADDRESS__)

namespace {
std::atomic<std::size_t> heldBytes{0};
std::atomic<std::size_t> peakBytes{0};

void* counted(void* block) {
  if (block == nullptr) throw std::bad_alloc();
  const std::size_t now = heldBytes += malloc_usable_size(block);
  std::size_t peak = peakBytes;
  while (now > peak && !peakBytes.compare_exchange_weak(peak, now)) {
  }
  return block;
}

void uncounted(void* block) {
  heldBytes -= malloc_usable_size(block);
  std::free(block);
}
}  // namespace

void* operator new(std::size_t size) {
  return counted(std::malloc(size));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(std::aligned_alloc(static_cast<std::size_t>(alignment),
                                    (size + static_cast<std::size_t>(alignment) - 1) /
                                        static_cast<std::size_t>(alignment) *
                                        static_cast<std::size_t>(alignment)));
}
void operator delete(void* block) noexcept {
  uncounted(block);
}
void operator delete(void* block, std::size_t) noexcept {
  uncounted(block);
}
void operator delete(void* block, std::align_val_t) noexcept {
  uncounted(block);
}
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
  uncounted(block);
}

namespace emoforge {
namespace {

/// For the skeleton, names, the path and the allocator's rounding.
constexpr std::size_t kSmallChange = 32 * 1024;

template <typename Work>
std::size_t peakDuring(const Work& work) {
  const std::size_t before = heldBytes;
  peakBytes = before;
  work();
  return peakBytes - before;
}

std::string longClip(std::size_t rows, const std::string& row, std::size_t promised) {
  std::string text = testing::kSmallHierarchy + "MOTION\nFrames: " + std::to_string(promised) +
                     "\nFrame Time: 0.04\n";
  text.reserve(text.size() + rows * row.size());
  for (std::size_t i = 0; i < rows; ++i) text += row;
  return text;
}

}  // namespace

TEST(BvhMemory, ReadingHoldsNoMoreThanTheTextAndTheValues) {
  const testing::TemporaryFolder folder;
  constexpr std::size_t kRows = 100'000;
  const std::string text =
      longClip(kRows, "0.123 91.25 -1.5 2.125 3.5 -4.75 5.5 6.0625 7e-05\n", kRows);
  const auto file = folder / "long.bvh";
  writeFileSafely(file, text);
  std::vector<Notice> notices;
  std::size_t values = 0;
  const std::size_t peak =
      peakDuring([&] { values = readBvh(file, notices).values.size() * sizeof(double); });
  EXPECT_EQ(values, kRows * 9 * sizeof(double));
  EXPECT_LE(peak, text.size() + values + kSmallChange);
  EXPECT_GE(peak, values) << "the counter does not count";
}

TEST(BvhMemory, RealFilesHoldNoMoreThanTheTextAndTheValues) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  for (const auto& file : testing::sharedBvhFiles("body_motion_emotion")) {
    std::vector<Notice> notices;
    std::size_t values = 0;
    const std::size_t peak =
        peakDuring([&] { values = readBvh(file, notices).values.size() * sizeof(double); });
    EXPECT_LE(peak, std::filesystem::file_size(file) + values + kSmallChange) << file;
  }
}

TEST(BvhMemory, FalsePromisesReserveNothing) {
  std::vector<Notice> notices;
  for (const std::size_t promised : {std::size_t{9'000'000}, std::size_t{1'000'000'000'000}}) {
    const std::string text = longClip(1000, "0 91 1 2 3 4 5 6 7\n", promised);
    const std::size_t peak = peakDuring([&] { parseBvh(text, "made.bvh", notices); });
    EXPECT_LE(peak, 1000 * 9 * sizeof(double) + kSmallChange);
  }
  const std::string text = longClip(1, std::string(3'000'000, ' ') + "1", 200'000);
  const std::size_t peak =
      peakDuring([&] { EXPECT_THROW(parseBvh(text, "made.bvh", notices), Error); });
  EXPECT_LE(peak, kSmallChange);
}

TEST(BvhMemory, NestingAndNamesCannotFillTheMemory) {
  std::string text = "HIERARCHY\nROOT a {\n";
  for (int i = 0; i < 500'000; ++i) text += "JOINT b { CHANNELS 1 Xrotation\nEnd Site { }\n}\n";
  std::vector<Notice> notices;
  const std::size_t peak =
      peakDuring([&] { EXPECT_THROW(parseBvh(text, "made.bvh", notices), Error); });
  EXPECT_LE(peak, text.size());
}

}  // namespace emoforge

#endif
