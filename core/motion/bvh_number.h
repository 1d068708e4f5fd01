// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace emoforge {

/// Decimal numbers of text files to double, each bit as std::from_chars gives it, and faster: up to
/// 19 digits are gathered eight at a time in one 64-bit word; where the digits fit in 53 bits and
/// the power of ten is exact (10^0 … 10^22), one division or product is correctly rounded (Clinger
/// 1990). Everything else goes through std::from_chars. Accepted: [+-] digits [. digits] [e [+-]
/// digits], with digits on at least one side of the point. Locale never matters. Thread-safe.

/// scanNumberFast may look at this many bytes from its start.
inline constexpr std::size_t kNumberMargin = 48;

enum class NumberStatus {
  Good,
  NotFinite,  ///< "nan", "inf", "1.#QNAN" and the like
  TooLarge,   ///< beyond the range of double; too small ones become zero
  Malformed
};

struct ScannedNumber {
  double value = 0.0;
  const char* end = nullptr;  ///< behind the token
  NumberStatus status = NumberStatus::Malformed;
};

/// Reads the token at `begin`, which ends before white space, a brace or `end`. Handles every case.
ScannedNumber scanNumber(const char* begin, const char* end);

inline bool isBlank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

namespace number_detail {

extern const double kExactPowersOfTen[23];
extern const std::uint64_t kPowersOfTen[9];

/// Eight characters, the first in the lowest byte, '0' … '9' as 0 … 9.
inline std::uint64_t loadDigits(const char* text) {
  std::uint64_t word;
  std::memcpy(&word, text, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word ^ 0x3030303030303030ULL;
}

/// How many of the eight start the word as digits. A carry only spoils bytes behind the first other
/// one.
inline unsigned countDigits(std::uint64_t word) {
  const std::uint64_t other = ((word + 0x7676767676767676ULL) | word) & 0x8080808080808080ULL;
  return static_cast<unsigned>(std::countr_zero(other)) / 8;
}

/// The number that the first `count` bytes spell.
inline std::uint64_t joinDigits(std::uint64_t word, unsigned count) {
  const unsigned half = 4 * (8 - count);  // two shifts, because one of 64 is undefined
  word = (word << half) << half;
  word = (word * 2561) >> 8 & 0x00FF00FF00FF00FFULL;
  word = (word * 6553601) >> 16 & 0x0000FFFF0000FFFFULL;
  return (word * 42949672960001ULL) >> 32;
}

}  // namespace number_detail

/// The fast way for everyday numbers. Returns the end of the token (at white space), or nullptr
/// where the careful way must decide. At least kNumberMargin bytes from `text` must be readable.
inline const char* scanNumberFast(const char* text, double& value) {
  namespace detail = number_detail;
  const bool negative = *text == '-';
  text += negative;
  std::uint64_t word = detail::loadDigits(text);
  unsigned digits = detail::countDigits(word);
  if (digits == 8) return nullptr;
  std::uint64_t mantissa = detail::joinDigits(word, digits);
  text += digits;
  int exponent = 0;
  if (*text == '.') {
    ++text;
    word = detail::loadDigits(text);
    unsigned decimals = detail::countDigits(word);
    mantissa = mantissa * detail::kPowersOfTen[decimals] + detail::joinDigits(word, decimals);
    text += decimals;
    if (decimals == 8) {
      word = detail::loadDigits(text);
      const unsigned more = detail::countDigits(word);
      if (digits + more > 11) return nullptr;
      mantissa = mantissa * detail::kPowersOfTen[more] + detail::joinDigits(word, more);
      text += more;
      decimals += more;
    }
    digits += decimals;
    exponent = -static_cast<int>(decimals);
  }
  if (digits == 0 || mantissa > (std::uint64_t{1} << 53)) return nullptr;
  if ((*text | 0x20) == 'e') {
    ++text;
    const bool below = *text == '-';
    text += below || *text == '+';
    word = detail::loadDigits(text);
    const unsigned places = detail::countDigits(word);
    if (places == 0 || places > 4) return nullptr;
    const int power = static_cast<int>(detail::joinDigits(word, places));
    exponent += below ? -power : power;
    text += places;
  }
  if (!isBlank(*text)) return nullptr;
  double magnitude = static_cast<double>(mantissa);
  if (exponent <= 0) {
    if (exponent < -22) return nullptr;
    magnitude /= detail::kExactPowersOfTen[-exponent];
  } else {
    if (exponent > 22) return nullptr;
    magnitude *= detail::kExactPowersOfTen[exponent];
  }
  value = std::bit_cast<double>(std::bit_cast<std::uint64_t>(magnitude) |
                                static_cast<std::uint64_t>(negative) << 63);
  return text;
}

}  // namespace emoforge
