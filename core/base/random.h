// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace emoforge {

/// Seeded generator (xoshiro256++, Blackman and Vigna 2019) with own distributions, so that one
/// seed gives one result with every compiler. Passed by reference; never a global. Not thread-safe:
/// give each thread a stream of its own.
class Random {
 public:
  explicit Random(std::uint64_t seed = 1);

  /// An independent generator that depends on the seed, the purpose and the step only, not on what
  /// was drawn from this one: adding draws or items never changes the others.
  Random stream(std::string_view purpose, std::uint64_t step = 0) const;

  std::uint64_t seed() const { return seed_; }

  std::uint64_t next();
  double uniform();  ///< [0, 1), 53 bits
  /// The same numbers as that many calls of uniform(), in a fraction of the time.
  void fillUniform(std::span<double> values);
  double uniform(double low, double high);  ///< [low, high)
  double normal();                          ///< mean 0, SD 1 (Marsaglia polar)
  double normal(double mean, double standardDeviation);
  std::uint64_t below(
      std::uint64_t count);  ///< 0 … count − 1 without bias (Lemire 2019); count > 0

  /// Fisher–Yates.
  template <typename T>
  void shuffle(std::span<T> values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

  /// Complete state for checkpoints: seed, four words, spare normal flag and bits.
  using State = std::array<std::uint64_t, 7>;
  State state() const;
  void restore(const State& state);

 private:
  std::uint64_t seed_;
  std::array<std::uint64_t, 4> words_;
  bool hasSpare_ = false;
  double spare_ = 0.0;
};

/// 64-bit FNV-1a, the hash behind stream names and data hashes.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t start = 14695981039346656037ULL);

}  // namespace emoforge
