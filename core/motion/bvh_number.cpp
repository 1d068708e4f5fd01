// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <system_error>

namespace emoforge {
namespace number_detail {

const double kExactPowersOfTen[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
const std::uint64_t kPowersOfTen[9] = {1,      10,      100,      1000,     10000,
                                       100000, 1000000, 10000000, 100000000};

}  // namespace number_detail

namespace {

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether a well-formed number that double cannot hold is small rather than large.
bool isTiny(std::string_view token) {
  const std::size_t e = token.find_first_of("eE");
  const std::string_view digits = token.substr(0, e);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.find_first_of("123456789");
  // The exponent itself may not fit in an integer: then its sign decides.
  long long power = 0;
  if (e != std::string_view::npos) {
    const char* start = token.data() + e + 1 + (token[e + 1] == '+');
    const auto read = std::from_chars(start, token.data() + token.size(), power);
    if (read.ec != std::errc()) return *start == '-';
  }
  return power + static_cast<long long>(point) - static_cast<long long>(first) < 0;
}

/// Matches what compilers print for values that are no numbers.
bool looksNotFinite(std::string_view token) {
  if (!token.empty() && (token[0] == '-' || token[0] == '+')) token.remove_prefix(1);
  if (token.size() < 3) return false;
  const auto lower = [&](std::size_t i) { return static_cast<char>(token[i] | 0x20); };
  const bool nan = lower(0) == 'n' && lower(1) == 'a' && lower(2) == 'n';
  const bool infinite = lower(0) == 'i' && lower(1) == 'n' && lower(2) == 'f';
  return nan || infinite || token.starts_with("1.#");
}

}  // namespace

ScannedNumber scanNumber(const char* begin, const char* end) {
  const char* stop =
      std::find_if(begin, end, [](char c) { return isBlank(c) || c == '{' || c == '}'; });
  const std::string_view token(begin, static_cast<std::size_t>(stop - begin));
  ScannedNumber result{.end = stop};
  if (looksNotFinite(token)) {
    result.status = NumberStatus::NotFinite;
    return result;
  }
  const char* start = begin;
  if (start != stop && *start == '+' && stop - start > 1 &&
      (isDigit(start[1]) || start[1] == '.')) {
    ++start;
  }
  const auto [last, code] = std::from_chars(start, stop, result.value);
  if (last != stop || code == std::errc::invalid_argument) {
    result.status = NumberStatus::Malformed;
  } else if (code == std::errc::result_out_of_range && !isTiny({start, stop})) {
    result.status = NumberStatus::TooLarge;
  } else {
    result.status = NumberStatus::Good;
    if (code == std::errc::result_out_of_range) result.value = *start == '-' ? -0.0 : 0.0;
  }
  return result;
}

}  // namespace emoforge
