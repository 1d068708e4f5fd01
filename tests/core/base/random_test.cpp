// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace emoforge {

// The first outputs of xoshiro256++ from the state {1, 2, 3, 4}, as the reference C code by
// Blackman and Vigna gives them (also the test vector of the Rust crate rand_xoshiro).
TEST(Random, GivesTheReferenceSequence) {
  Random random;
  random.restore({0, 1, 2, 3, 4, 0, 0});
  EXPECT_EQ(random.next(), 41943041ULL);
  EXPECT_EQ(random.next(), 58720359ULL);
  EXPECT_EQ(random.next(), 3588806011781223ULL);
  EXPECT_EQ(random.next(), 3591011842654386ULL);
}

TEST(Random, FillsWithTheNumbersThatSingleDrawsGive) {
  Random filled(3);
  Random drawn(3);
  std::vector<double> values(100);
  filled.fillUniform(values);
  for (const double value : values) EXPECT_EQ(value, drawn.uniform());
  EXPECT_EQ(filled.state(), drawn.state());
}

TEST(Random, StreamsDependOnSeedPurposeAndStepOnly) {
  Random a(7);
  Random b(7);
  a.next();
  EXPECT_EQ(a.stream("noise", 3).next(), b.stream("noise", 3).next());
  EXPECT_NE(b.stream("noise", 3).next(), b.stream("noise", 4).next());
  EXPECT_NE(b.stream("noise", 3).next(), b.stream("start", 3).next());
  EXPECT_NE(Random(8).stream("noise", 3).next(), b.stream("noise", 3).next());
}

TEST(Random, StateContinuesTheSequenceExactly) {
  Random random(5);
  random.normal();  // leaves a spare normal behind
  Random copy;
  copy.restore(random.state());
  for (int i = 0; i < 5; ++i) EXPECT_EQ(copy.normal(), random.normal());
}

TEST(Random, NormalAndUniformHaveTheirMoments) {
  Random random(11);
  constexpr int kCount = 200000;
  double sum = 0, squares = 0, fourth = 0, uniform = 0;
  for (int i = 0; i < kCount; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
    fourth += x * x * x * x;
    uniform += random.uniform();
  }
  // Five standard errors each: 1, √2, √96 and 1/√12 over √n.
  EXPECT_NEAR(sum / kCount, 0.0, 5 / std::sqrt(kCount));
  EXPECT_NEAR(squares / kCount, 1.0, 5 * std::sqrt(2.0 / kCount));
  EXPECT_NEAR(fourth / kCount, 3.0, 5 * std::sqrt(96.0 / kCount));
  EXPECT_NEAR(uniform / kCount, 0.5, 5 * std::sqrt(1.0 / 12 / kCount));
}

TEST(Random, ShufflesEveryPlaceEvenly) {
  Random random(3);
  std::vector<int> firstPlaces(5);
  for (int i = 0; i < 50000; ++i) {
    std::vector<int> values(5);
    std::iota(values.begin(), values.end(), 0);
    random.shuffle(std::span(values));
    ++firstPlaces[static_cast<std::size_t>(values[0])];
  }
  for (const int count : firstPlaces) EXPECT_NEAR(count, 10000, 5 * std::sqrt(50000 * 0.2 * 0.8));
}

}  // namespace emoforge
