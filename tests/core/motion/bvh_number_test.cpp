// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_number.h"

#include <gtest/gtest.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <string>

#include "core/base/files.h"
#include "core/base/random.h"
#include "tests/core/motion/bvh_examples.h"

namespace emoforge {
namespace {

std::uint64_t bitsOf(double value) {
  return std::bit_cast<std::uint64_t>(value);
}

std::uint64_t bitsByLibrary(std::string_view token) {
  if (token.starts_with('+')) token.remove_prefix(1);
  double value = std::nan("");
  const auto [end, code] = std::from_chars(token.data(), token.data() + token.size(), value);
  EXPECT_EQ(end, token.data() + token.size()) << token;
  EXPECT_EQ(code, std::errc()) << token;
  return bitsOf(value);
}

/// Compares both ways of scanning with the library; true where the fast way answered.
bool expectSameBits(const std::string& token) {
  const std::uint64_t expected = bitsByLibrary(token);
  const std::string padded = token + " " + std::string(kNumberMargin, '7');
  const ScannedNumber careful = scanNumber(padded.data(), padded.data() + padded.size());
  EXPECT_EQ(careful.status, NumberStatus::Good) << token;
  EXPECT_EQ(bitsOf(careful.value), expected) << token;
  double value = std::nan("");
  const char* end = scanNumberFast(padded.data(), value);
  if (end == nullptr) return false;
  EXPECT_EQ(bitsOf(value), expected) << token;
  EXPECT_EQ(end, padded.data() + token.size()) << token;
  return true;
}

std::string randomDigits(Random& random, std::uint64_t count) {
  std::string digits;
  for (std::uint64_t i = 0; i < count; ++i) digits += static_cast<char>('0' + random.below(10));
  return digits;
}

std::string randomNumber(Random& random) {
  static constexpr const char* kSigns[] = {"", "-", "", "-", "+"};
  static constexpr const char* kExponentSigns[] = {"", "+", "-"};
  std::string whole = randomDigits(random, random.below(12));
  std::string token = kSigns[random.below(5)] + whole;
  std::string decimals = randomDigits(random, random.below(random.below(4) == 0 ? 22 : 9));
  if (whole.empty() && decimals.empty()) decimals = "5";
  if (!decimals.empty() || random.below(8) == 0) token += "." + decimals;
  if (random.below(3) == 0) {
    token += random.below(2) == 0 ? "e" : "E";
    token += kExponentSigns[random.below(3)];
    token += (random.below(3) == 0 ? "0" : "") + std::to_string(random.below(30));
  }
  return token;
}

}  // namespace

TEST(BvhNumber, RandomNumbersHaveTheBitsOfTheStandardLibrary) {
  Random random(11);
  int fast = 0;
  constexpr int kCount = 1'000'000;
  for (int i = 0; i < kCount; ++i) fast += expectSameBits(randomNumber(random));
  EXPECT_GT(fast, kCount / 3);
  EXPECT_LT(fast, kCount);
}

TEST(BvhNumber, RandomDoublesInShortestFormComeBack) {
  Random random(12);
  for (int i = 0; i < 300'000; ++i) {
    const double value = std::bit_cast<double>(random.next());
    if (!std::isfinite(value)) continue;
    char buffer[32];
    const std::string token(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
    const ScannedNumber scanned = scanNumber(token.data(), token.data() + token.size());
    ASSERT_EQ(bitsOf(scanned.value), bitsOf(value)) << token;
    expectSameBits(token);
  }
}

TEST(BvhNumber, EdgesOfTheFastWayAreExact) {
  for (const char* token : {"0",
                            "-0",
                            "-0.0",
                            ".5",
                            "5.",
                            "-.0083333",
                            "9007199254740992",
                            "9007199254740993",
                            "900719925474.0993",
                            "1e22",
                            "1e23",
                            "1e-22",
                            "1e-23",
                            "0.0136489431",
                            "2.30099286e-05",
                            "-9.23872e-007",
                            "1234567",
                            "12345678",
                            "0.12345678",
                            "0.123456789012345678",
                            "1e+05",
                            "00000000001.5",
                            "0.00000000000000001",
                            "1.7976931348623157e308",
                            "2.2250738585072014e-308",
                            "4.9406564584124654e-324"}) {
    expectSameBits(token);
  }
}

TEST(BvhNumber, WhatIsNoNumberIsToldApart) {
  const auto statusOf = [](const std::string& token) {
    return scanNumber(token.data(), token.data() + token.size()).status;
  };
  for (const char* token :
       {"nan", "NaN", "-nan", "-nan(ind)", "inf", "-Inf", "Infinity", "1.#QNAN"}) {
    EXPECT_EQ(statusOf(token), NumberStatus::NotFinite) << token;
  }
  for (const char* token : {"1e309", "-1e400", "1e99999999999999999999"}) {
    EXPECT_EQ(statusOf(token), NumberStatus::TooLarge) << token;
  }
  for (const char* token :
       {"", "-", "+", ".", "e5", "1,5", "1e", "0x10", "--1", "+-1", "1.2.3", "12a"}) {
    EXPECT_EQ(statusOf(token), NumberStatus::Malformed) << token;
  }
  for (const char* token : {"1e-400", "-0.001e-330", "1e-99999999999999999999"}) {
    const std::string text = token;
    const ScannedNumber scanned = scanNumber(text.data(), text.data() + text.size());
    EXPECT_EQ(scanned.status, NumberStatus::Good) << token;
    EXPECT_EQ(bitsOf(scanned.value), bitsOf(token[0] == '-' ? -0.0 : 0.0)) << token;
  }
}

TEST(BvhNumber, TheFastWayLeavesWhatItCannotDecide) {
  for (const char* token : {"nan", "1,5", "1e", "12345678.5", "1e99999", "-", ".", "1}", "x"}) {
    double value = 0.0;
    const std::string padded = token + (" " + std::string(kNumberMargin, '7'));
    EXPECT_EQ(scanNumberFast(padded.data(), value), nullptr) << token;
  }
}

TEST(BvhNumber, NumbersOfRealFilesHaveTheBitsOfTheStandardLibrary) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  std::size_t count = 0;
  std::size_t fast = 0;
  for (const auto& file : testing::sharedBvhFiles("body_motion_emotion")) {
    const std::string text = readFile(file);
    std::size_t at = text.find("Frame Time:") + 11;
    while ((at = text.find_first_not_of(" \t\r\n", at)) != std::string::npos) {
      const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
      fast += expectSameBits(text.substr(at, end - at));
      ++count;
      at = end;
    }
  }
  // 64 files: sum of frames x 132 channels + a frame time each
  EXPECT_EQ(count, 1780152u + 64u);
  EXPECT_GT(fast, count * 99 / 100);
}

}  // namespace emoforge
