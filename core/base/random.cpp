// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <bit>
#include <cmath>

namespace emoforge {
namespace {

/// SplitMix64 (Steele 2014): spreads any seed over the whole state.
std::uint64_t splitMix(std::uint64_t& x) {
  std::uint64_t z = (x += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

/// One step of xoshiro256++.
inline std::uint64_t step(std::array<std::uint64_t, 4>& words) {
  const std::uint64_t result = std::rotl(words[0] + words[3], 23) + words[0];
  const std::uint64_t shifted = words[1] << 17;
  words[2] ^= words[0];
  words[3] ^= words[1];
  words[1] ^= words[2];
  words[0] ^= words[3];
  words[2] ^= shifted;
  words[3] = std::rotl(words[3], 45);
  return result;
}

inline double toUnit(std::uint64_t bits) {
  return static_cast<double>(bits >> 11) * 0x1.0p-53;
}

}  // namespace

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t start) {
  for (const char c : bytes) start = (start ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return start;
}

Random::Random(std::uint64_t seed) : seed_(seed) {
  for (auto& word : words_) word = splitMix(seed);
}

Random Random::stream(std::string_view purpose, std::uint64_t step) const {
  std::uint64_t mixed = seed_;
  std::uint64_t derived = splitMix(mixed) ^ fnv1a(purpose);
  derived = splitMix(derived) ^ step;
  return Random(splitMix(derived));
}

std::uint64_t Random::next() {
  return step(words_);
}

double Random::uniform() {
  return toUnit(next());
}

void Random::fillUniform(std::span<double> values) {
  std::array<std::uint64_t, 4> words = words_;  // a copy of its own stays in registers
  for (double& value : values) value = toUnit(step(words));
  words_ = words;
}

double Random::uniform(double low, double high) {
  return low + (high - low) * uniform();
}

double Random::normal() {
  if (hasSpare_) {
    hasSpare_ = false;
    return spare_;
  }
  double u, v, s;
  do {
    u = uniform(-1.0, 1.0);
    v = uniform(-1.0, 1.0);
    s = u * u + v * v;
  } while (s >= 1.0 || s == 0.0);
  const double factor = std::sqrt(-2.0 * std::log(s) / s);
  spare_ = v * factor;
  hasSpare_ = true;
  return u * factor;
}

double Random::normal(double mean, double standardDeviation) {
  return mean + standardDeviation * normal();
}

std::uint64_t Random::below(std::uint64_t count) {
  __extension__ using Wide = unsigned __int128;
  Wide product = static_cast<Wide>(next()) * count;
  auto low = static_cast<std::uint64_t>(product);
  if (low < count) {
    const std::uint64_t threshold = (0 - count) % count;
    while (low < threshold) {
      product = static_cast<Wide>(next()) * count;
      low = static_cast<std::uint64_t>(product);
    }
  }
  return static_cast<std::uint64_t>(product >> 64);
}

Random::State Random::state() const {
  return {seed_,
          words_[0],
          words_[1],
          words_[2],
          words_[3],
          hasSpare_ ? 1ULL : 0ULL,
          std::bit_cast<std::uint64_t>(spare_)};
}

void Random::restore(const State& state) {
  seed_ = state[0];
  words_ = {state[1], state[2], state[3], state[4]};
  hasSpare_ = state[5] != 0;
  spare_ = std::bit_cast<double>(state[6]);
}

}  // namespace emoforge
