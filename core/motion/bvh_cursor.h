// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {

/// A reading position in the text of a BVH file: words, names and numbers, and messages that name
/// file, line and column. Lines end with LF, CRLF or CR; columns count characters (of UTF-8) from
/// 1, a byte-order mark is none. Positions are offsets in bytes; lines are only counted when a
/// message needs them.
class BvhCursor {
 public:
  BvhCursor(std::string_view source, std::filesystem::path file, std::vector<Notice>& notices);

  std::string_view source() const { return source_; }
  std::size_t offset() const { return offset_; }
  void moveTo(std::size_t offset) { offset_ = offset; }

  /// Skips white space; true where nothing is left.
  bool atEnd();
  /// The next word without consuming it: up to white space or a brace; a brace is a word of its
  /// own. Empty at the end.
  std::string_view peek();
  std::string_view word();
  /// The next run of letters ("Frames" of "Frames:12").
  std::string_view letters();
  /// Skips blanks within the line and one character if it is `c`.
  void skipIf(char c);
  /// The rest of the line, trimmed; stops before '{'.
  std::string_view restOfLine();
  /// A finite number; `what` ("The offset of joint "Hips"") starts the message when there is none.
  double number(const std::string& what);

  Place placeOf(std::size_t offset) const;
  [[noreturn]] void fail(std::size_t offset, std::string problem, std::string remedy) const;
  void warn(std::size_t offset, std::string message, std::string advice);

 private:
  void skipBlanksInLine();

  std::string_view source_;
  std::filesystem::path file_;
  std::vector<Notice>& notices_;
  std::size_t offset_ = 0;
};

/// Compares without case (ASCII letters).
bool sameWord(std::string_view a, std::string_view b);

/// Itself where it is UTF-8; otherwise each byte is taken as a character of Latin-1.
std::string asUtf8(std::string_view bytes);

/// A word as a message shows it: shortened when long, without control characters.
std::string shown(std::string_view word);

/// A translated sentence with its {} filled in.
template <typename... Parts>
std::string sentence(const char* english, const Parts&... parts) {
  return fmt::format(fmt::runtime(text(english)), parts...);
}

}  // namespace emoforge
