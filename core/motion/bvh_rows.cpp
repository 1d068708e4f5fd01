// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_rows.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "core/motion/bvh_number.h"

namespace emoforge {
namespace {

constexpr double kUsualFrameTimeSeconds = 1.0 / 30.0;

/// White space separated words in `text`.
std::size_t countWords(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    count += !inside && !isBlank(c);
    inside = !isBlank(c);
  }
  return count;
}

std::string_view lineAt(std::string_view text, std::size_t offset) {
  const std::size_t end = std::min(text.find_first_of("\r\n", offset), text.size());
  return text.substr(offset, end - offset);
}

/// Joint and channel of each column; made for messages only.
std::string columnName(const Skeleton& skeleton, std::size_t column) {
  for (const Joint& joint : skeleton.joints) {
    if (column < joint.channels.size()) {
      return fmt::format("{}, \"{}\"", channelName(joint.channels[column]), shown(joint.name));
    }
    column -= joint.channels.size();
  }
  return {};
}

std::uint64_t parseFrames(BvhCursor& cursor, std::size_t& offset) {
  const std::string_view word = cursor.peek();
  offset = cursor.offset();
  cursor.moveTo(offset + word.size());
  std::uint64_t frames = 0;
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), frames);
  if (code != std::errc() || end != word.data() + word.size()) {
    cursor.fail(offset, sentence("\"{}\" is not a possible number of frames.", shown(word)),
                text("Write the number of rows behind \"Frames:\"."));
  }
  if (frames == 0) {
    cursor.fail(offset, text("The clip has a skeleton but no motion: \"Frames:\" is 0."),
                text("Export the file again, with the animation."));
  }
  return frames;
}

double parseFrameTime(BvhCursor& cursor) {
  cursor.peek();
  const std::size_t offset = cursor.offset();
  const double seconds = cursor.number(text("The frame time"));
  if (seconds <= 0.0) {
    cursor.warn(offset, sentence("The frame time is {}; 1/30 s was taken instead.", seconds),
                text("Write the seconds from frame to frame behind \"Frame Time:\"."));
    return kUsualFrameTimeSeconds;
  }
  if (seconds > 1.0 || seconds < 1e-4) {
    cursor.warn(offset, sentence("A frame time of {} s is unusual.", seconds),
                text("\"Frame Time:\" is in seconds, 0.0333333 for 30 frames a second."));
  }
  return seconds;
}

/// Reads the rows as one stream of numbers, so that rows may wrap, and watches where they end, so
/// that a row with a number too few or too many does not shift all that follow unseen.
class RowParser {
 public:
  RowParser(BvhCursor& cursor, const Skeleton& skeleton, const BvhMotionHeader& header)
      : cursor_(cursor),
        skeleton_(skeleton),
        header_(header),
        channels_(skeleton.channelCount()),
        end_(cursor.source().data() + cursor.source().size()) {}

  DoubleArray parse() {
    cursor_.atEnd();
    const std::size_t planned = plannedRows();
    std::vector<double> values(planned * channels_);
    const char* text = cursor_.source().data() + cursor_.offset();
    while (rows_ < planned && text != end_) {
      rowStart_ = text;
      text = readRow(text, values.data() + rows_ * channels_);
      if (columns_ < channels_) break;
      ++rows_;
      text = finishRow(text);
    }
    judge(text);
    values.resize(rows_ * channels_);
    return DoubleArray({rows_, channels_}, std::move(values));
  }

 private:
  /// Rows to make room for, the last perhaps incomplete: as promised, but never more than the text
  /// can hold.
  std::size_t plannedRows() const {
    const std::string_view rest = cursor_.source().substr(cursor_.offset());
    // Four bytes a value is little; where the promise needs less, the values are counted.
    if (header_.frames <= rest.size() / (4 * channels_)) return header_.frames;
    const std::size_t present = (countWords(rest) + channels_ - 1) / channels_;
    return std::min<std::uint64_t>(header_.frames, present);
  }

  /// Reads up to a whole row; columns_ tells how many numbers there were.
  const char* readRow(const char* text, double* values) {
    for (columns_ = 0; columns_ < channels_; ++columns_) {
      while (text != end_ && isBlank(*text)) ++text;
      const bool roomy = static_cast<std::size_t>(end_ - text) >= kNumberMargin;
      const char* next = roomy ? scanNumberFast(text, values[columns_]) : nullptr;
      if (next == nullptr) {
        if (text == end_) return text;
        next = readCarefully(text, values[columns_]);
      }
      text = next;
    }
    return text;
  }

  const char* readCarefully(const char* text, double& value) const {
    const ScannedNumber scanned = scanNumber(text, end_);
    if (scanned.status == NumberStatus::Good) {
      value = scanned.value;
      return scanned.end;
    }
    const std::string_view token(
        text, std::max<std::size_t>(1, static_cast<std::size_t>(scanned.end - text)));
    const std::string where = columnName(skeleton_, columns_);
    const std::size_t offset = offsetOf(text);
    if (scanned.status == NumberStatus::Malformed) {
      cursor_.fail(
          offset,
          sentence("\"{}\" is not a number (frame {}, {}).", shown(token), rows_ + 1, where),
          token.find(',') != std::string_view::npos
              ? emoforge::text("Write decimal points and separate numbers by blanks.")
              : emoforge::text("Correct the file there, or export it again."));
    }
    cursor_.fail(
        offset,
        sentence("\"{}\" is not a finite number (frame {}, {}).", shown(token), rows_ + 1, where),
        emoforge::text("Correct the value, or remove the row and lower \"Frames:\"."));
  }

  /// Goes to the next number and notes the first row that ends in the middle of a line.
  const char* finishRow(const char* text) {
    bool lineEnded = false;
    for (; text != end_ && isBlank(*text); ++text) lineEnded |= *text == '\n' || *text == '\r';
    if (!lineEnded && text != end_ && !ragged_) ragged_ = Ragged{rowStart_, rows_};
    return text;
  }

  /// Compares what was found with what was promised.
  void judge(const char* text) {
    const bool incomplete = columns_ < channels_ && rows_ < header_.frames && rowStart_ != nullptr;
    const bool surplus = text != end_;
    const bool asPromised = rows_ == header_.frames && !surplus;
    if (ragged_) {
      if (!asPromised) failRagged();
      cursor_.warn(
          offsetOf(ragged_->start),
          sentence("The row of frame {} does not end where a line ends; all rows were read as "
                   "one stream of numbers.",
                   ragged_->frame),
          emoforge::text("Look at the clip; if it jumps, a number is missing or too many."));
    }
    if (asPromised) return;
    if (rows_ == 0) {
      cursor_.fail(header_.framesOffset,
                   sentence("\"Frames:\" promises {} rows, but not one is complete: a row needs {} "
                            "numbers.",
                            header_.frames, channels_),
                   emoforge::text("Export the file again, with the animation."));
    }
    if (surplus) {
      cursor_.warn(
          offsetOf(text),
          sentence("More follows behind the {} rows that \"Frames:\" promises; it was left out.",
                   header_.frames),
          emoforge::text("Correct the number behind \"Frames:\" if the rows belong to the clip."));
      return;
    }
    cursor_.warn(header_.framesOffset,
                 sentence("\"Frames:\" promises {} rows, the file has {}; these were kept.",
                          header_.frames, rows_),
                 emoforge::text("Check that the file is complete."));
    if (incomplete) {
      cursor_.warn(
          offsetOf(rowStart_),
          sentence("The last row has {} of {} numbers; it was left out.", columns_, channels_),
          emoforge::text("Check that the file is complete."));
    }
  }

  [[noreturn]] void failRagged() const {
    const std::size_t offset = offsetOf(ragged_->start);
    cursor_.fail(
        offset,
        sentence("The row of frame {} does not fill whole lines: {} numbers stand in this line, a "
                 "row needs {}.",
                 ragged_->frame, countWords(lineAt(cursor_.source(), offset)), channels_),
        sentence("Repair the row, or the number behind \"Frames:\" ({}) if rows shall wrap.",
                 header_.frames));
  }

  std::size_t offsetOf(const char* text) const {
    return static_cast<std::size_t>(text - cursor_.source().data());
  }

  struct Ragged {
    const char* start;
    std::size_t frame;
  };

  BvhCursor& cursor_;
  const Skeleton& skeleton_;
  const BvhMotionHeader& header_;
  const std::size_t channels_;
  const char* const end_;
  const char* rowStart_ = nullptr;
  std::size_t rows_ = 0;     ///< complete ones so far
  std::size_t columns_ = 0;  ///< numbers read of the current row
  std::optional<Ragged> ragged_;
};

}  // namespace

BvhMotionHeader parseBvhMotionHeader(BvhCursor& cursor) {
  BvhMotionHeader header;
  bool hasFrames = false;
  bool hasTime = false;
  while (true) {
    cursor.atEnd();
    const std::size_t start = cursor.offset();
    const std::string_view keyword = cursor.letters();
    const bool frames = sameWord(keyword, "Frames");
    bool time = sameWord(keyword, "FrameTime");
    if (sameWord(keyword, "Frame")) time = sameWord(cursor.letters(), "Time");
    if ((!frames && !time) || (frames && hasFrames) || (time && hasTime)) {
      cursor.moveTo(start);
      break;
    }
    cursor.skipIf(':');
    if (frames) header.frames = parseFrames(cursor, header.framesOffset);
    if (time) header.frameTimeSeconds = parseFrameTime(cursor);
    hasFrames |= frames;
    hasTime |= time;
  }
  if (!hasFrames) {
    cursor.fail(cursor.offset(), text("\"Frames:\" and the number of rows are expected here."),
                text("Correct the file there, or export it again."));
  }
  if (!hasTime) {
    cursor.warn(cursor.offset(), text("\"Frame Time:\" is missing; 1/30 s was taken."),
                text("Write the seconds from frame to frame behind \"Frame Time:\"."));
    header.frameTimeSeconds = kUsualFrameTimeSeconds;
  }
  return header;
}

DoubleArray parseBvhRows(BvhCursor& cursor, const Skeleton& skeleton,
                         const BvhMotionHeader& header) {
  return RowParser(cursor, skeleton, header).parse();
}

}  // namespace emoforge
