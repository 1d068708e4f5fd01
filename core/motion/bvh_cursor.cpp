// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_cursor.h"

#include <algorithm>

#include "core/motion/bvh_number.h"

namespace emoforge {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isBrace(char c) {
  return c == '{' || c == '}';
}
bool isLineEnd(char c) {
  return c == '\n' || c == '\r';
}
bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Bytes of the character that starts at `i`, 0 where that is no UTF-8 (Unicode 15, table 3-7).
std::size_t characterLength(std::string_view bytes, std::size_t i) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const unsigned char first = byte(i);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || i + length > bytes.size()) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if (!isContinuation(bytes[i + k])) return 0;
  }
  const unsigned char second = byte(i + 1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate = first == 0xED && second > 0x9F;
  const bool beyond = first == 0xF4 && second > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

bool isUtf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = characterLength(bytes, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

}  // namespace

BvhCursor::BvhCursor(std::string_view source, std::filesystem::path file,
                     std::vector<Notice>& notices)
    : source_(source), file_(std::move(file)), notices_(notices) {
  if (source_.starts_with(kByteOrderMark)) offset_ = kByteOrderMark.size();
}

bool BvhCursor::atEnd() {
  while (offset_ < source_.size() && isBlank(source_[offset_])) ++offset_;
  return offset_ == source_.size();
}

std::string_view BvhCursor::peek() {
  if (atEnd()) return {};
  if (isBrace(source_[offset_])) return source_.substr(offset_, 1);
  std::size_t end = offset_;
  while (end < source_.size() && !isBlank(source_[end]) && !isBrace(source_[end])) ++end;
  return source_.substr(offset_, end - offset_);
}

std::string_view BvhCursor::word() {
  const std::string_view found = peek();
  offset_ += found.size();
  return found;
}

std::string_view BvhCursor::letters() {
  atEnd();
  std::size_t end = offset_;
  while (end < source_.size() && isLetter(source_[end])) ++end;
  const std::string_view found = source_.substr(offset_, end - offset_);
  offset_ = end;
  return found;
}

void BvhCursor::skipBlanksInLine() {
  while (offset_ < source_.size() && isBlank(source_[offset_]) && !isLineEnd(source_[offset_]))
    ++offset_;
}

void BvhCursor::skipIf(char c) {
  skipBlanksInLine();
  if (offset_ < source_.size() && source_[offset_] == c) ++offset_;
}

std::string_view BvhCursor::restOfLine() {
  skipBlanksInLine();
  std::size_t end = offset_;
  while (end < source_.size() && !isLineEnd(source_[end]) && source_[end] != '{') ++end;
  std::string_view found = source_.substr(offset_, end - offset_);
  offset_ = end;
  while (!found.empty() && isBlank(found.back())) found.remove_suffix(1);
  return found;
}

double BvhCursor::number(const std::string& what) {
  const std::string_view token = peek();
  const std::size_t start = offset_;
  const ScannedNumber scanned = scanNumber(token.data(), token.data() + token.size());
  offset_ += token.size();
  if (token.empty()) {
    fail(start, sentence("{} is missing: the file ends here.", what),
         text("Export the file again; it seems to be cut off."));
  }
  if (scanned.status != NumberStatus::Good) {
    fail(start, sentence("{} is \"{}\", which is not a usable number.", what, shown(token)),
         text("Correct the file there, or export it again."));
  }
  return scanned.value;
}

Place BvhCursor::placeOf(std::size_t offset) const {
  const std::size_t begin = source_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  Place place{.file = file_, .line = 1, .column = 1};
  for (std::size_t i = begin; i < std::min(offset, source_.size()); ++i) {
    const bool partOfCrLf = source_[i] == '\r' && i + 1 < source_.size() && source_[i + 1] == '\n';
    if (isLineEnd(source_[i]) && !partOfCrLf) {
      ++place.line;
      place.column = 1;
    } else if (!isContinuation(source_[i])) {
      ++place.column;
    }
  }
  return place;
}

void BvhCursor::fail(std::size_t offset, std::string problem, std::string remedy) const {
  throw Error(ErrorKind::Input, std::move(problem), placeOf(offset), std::move(remedy));
}

void BvhCursor::warn(std::size_t offset, std::string message, std::string advice) {
  notices_.push_back(
      {Notice::Severity::Warning, std::move(message), placeOf(offset), std::move(advice)});
}

bool sameWord(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string asUtf8(std::string_view bytes) {
  if (isUtf8(bytes)) return std::string(bytes);
  std::string converted;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      converted += c;
    } else {
      converted += static_cast<char>(0xC0 | byte >> 6);
      converted += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return converted;
}

std::string shown(std::string_view word) {
  constexpr std::size_t kShown = 40;
  std::size_t end = std::min(word.size(), kShown);
  while (end < word.size() && end > 0 && isContinuation(word[end])) --end;
  std::string readable = asUtf8(word.substr(0, end));
  for (char& c : readable) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  return end < word.size() ? readable + "…" : readable;
}

}  // namespace emoforge
