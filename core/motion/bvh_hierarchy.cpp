// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_hierarchy.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_set>

namespace emoforge {
namespace {

constexpr std::size_t kMaximumChannels = 6;

std::optional<Channel> channelNamed(std::string_view word) {
  for (int i = 0; i < 6; ++i) {
    if (sameWord(word, channelName(static_cast<Channel>(i)))) return static_cast<Channel>(i);
  }
  return std::nullopt;
}

/// A repair that may be needed at many joints; told once, with the place of the first.
struct Repair {
  std::size_t count = 0;
  std::size_t offset = 0;  ///< of the first
  std::string message;     ///< of the first

  void note(std::size_t at, const char* english, const std::string& name) {
    if (count++ > 0) return;
    offset = at;
    message = sentence(english, shown(name));
  }
};

class HierarchyParser {
 public:
  explicit HierarchyParser(BvhCursor& cursor) : cursor_(cursor) {}

  Skeleton parse() {
    readStart();
    while (!open_.empty()) readEntry();
    readMotionKeyword();
    finish();
    return std::move(skeleton_);
  }

 private:
  /// A joint whose brace is open.
  struct Open {
    int joint = 0;
    std::size_t brace = 0;
    bool hasOffset = false;
    bool hasChannels = false;
    bool hasChildren = false;
  };

  std::string nameOf(int joint) const {
    return shown(skeleton_.joints[static_cast<std::size_t>(joint)].name);
  }

  void readStart() {
    if (cursor_.atEnd()) {
      cursor_.fail(cursor_.offset(), text("The file is empty."), text("Choose a BVH file."));
    }
    const std::size_t start = cursor_.offset();
    if (!sameWord(cursor_.word(), "HIERARCHY")) {
      cursor_.fail(start, text("The file does not begin with the word HIERARCHY."),
                   text("Choose a BVH file, saved as plain text (UTF-8 or ASCII)."));
    }
    const std::string_view word = cursor_.peek();
    const std::size_t root = cursor_.offset();
    cursor_.moveTo(root + word.size());
    if (!sameWord(word, "ROOT")) {
      cursor_.fail(root,
                   text("The hierarchy does not begin with ROOT and the name of the first joint."),
                   text("Correct the file there, or export it again."));
    }
    openJoint(root);
  }

  void readEntry() {
    const std::string_view word = cursor_.peek();
    const std::size_t start = cursor_.offset();
    if (word.empty() || sameWord(word, "MOTION")) failUnclosed(start, word.empty());
    cursor_.moveTo(start + word.size());
    const bool inEndSite = skeleton_.joints[static_cast<std::size_t>(open_.back().joint)].endSite;
    if (word == "}") {
      closeJoint();
    } else if (sameWord(word, "OFFSET")) {
      readOffset(start);
    } else if (sameWord(word, "CHANNELS")) {
      readChannels(start);
    } else if (sameWord(word, "JOINT") && !inEndSite) {
      openJoint(start);
    } else if (sameWord(word, "End") && !inEndSite) {
      openEndSite(start);
    } else if (sameWord(word, "ROOT")) {
      failSecondRoot(start);
    } else {
      cursor_.fail(
          start,
          sentence("\"{}\" is not expected here, within the braces of \"{}\".", shown(word),
                   nameOf(open_.back().joint)),
          text("Allowed are OFFSET, CHANNELS, JOINT, End Site and the closing brace; in an end "
               "site OFFSET only."));
    }
  }

  void openJoint(std::size_t start) {
    const std::string_view written = cursor_.restOfLine();
    const auto nameStart = static_cast<std::size_t>(written.data() - cursor_.source().data());
    Joint joint;
    joint.name = asUtf8(written);
    if (joint.name.size() > kMaximumBvhNameBytes) {
      cursor_.fail(nameStart, sentence("The name of this joint has {} bytes.", joint.name.size()),
                   sentence("At most {} are possible; shorten it.", kMaximumBvhNameBytes));
    }
    if (joint.name != written) {
      notUtf8_.note(start, "The name of joint \"{}\" is not UTF-8; it was read as Latin-1.",
                    joint.name);
    }
    if (joint.name.empty()) {
      joint.name = fmt::format("joint_{}", skeleton_.joints.size());
      unnamed_.note(start, "This joint has no name; it is called \"{}\" here.", joint.name);
    }
    open(std::move(joint), start);
  }

  void openEndSite(std::size_t start) {
    cursor_.restOfLine();  // "Site", and a name that some programs write
    Joint joint;
    joint.endSite = true;
    joint.name = skeleton_.joints[static_cast<std::size_t>(open_.back().joint)].name + "_end";
    open(std::move(joint), start);
  }

  void open(Joint joint, std::size_t start) {
    if (open_.size() >= kMaximumBvhDepth) {
      cursor_.fail(start, sentence("The joints are nested more than {} deep.", kMaximumBvhDepth),
                   text("The file seems to be damaged; export it again."));
    }
    if (skeleton_.joints.size() >= kMaximumBvhJoints) {
      cursor_.fail(start, sentence("The skeleton has more than {} joints.", kMaximumBvhJoints),
                   text("Export the body without hair, cloth and other extras."));
    }
    const std::string_view brace = cursor_.peek();
    const std::size_t braceStart = cursor_.offset();
    if (brace != "{") {
      cursor_.fail(braceStart,
                   sentence("An opening brace for \"{}\" is expected here.", shown(joint.name)),
                   text("Correct the file there, or export it again."));
    }
    cursor_.moveTo(braceStart + 1);
    if (!open_.empty()) {
      joint.parent = open_.back().joint;
      open_.back().hasChildren = true;
    }
    open_.push_back({.joint = static_cast<int>(skeleton_.joints.size()), .brace = braceStart});
    starts_.push_back(start);
    skeleton_.joints.push_back(std::move(joint));
  }

  void closeJoint() {
    const Open closed = open_.back();
    open_.pop_back();
    if (!closed.hasOffset) {
      noOffset_.note(closed.brace, "\"{}\" has no OFFSET; it was put at 0 0 0.",
                     skeleton_.joints[static_cast<std::size_t>(closed.joint)].name);
    }
  }

  void readOffset(std::size_t start) {
    Open& current = open_.back();
    if (current.hasOffset) {
      cursor_.fail(start, sentence("\"{}\" has a second OFFSET.", nameOf(current.joint)),
                   text("Remove one of the two."));
    }
    current.hasOffset = true;
    const std::string what = sentence("The offset of \"{}\"", nameOf(current.joint));
    for (int axis = 0; axis < 3; ++axis) {
      const double value = cursor_.number(what);
      skeleton_.joints[static_cast<std::size_t>(current.joint)].offset[axis] = value;
    }
  }

  void readChannels(std::size_t start) {
    Open& current = open_.back();
    Joint& joint = skeleton_.joints[static_cast<std::size_t>(current.joint)];
    if (current.hasChannels || current.hasChildren) {
      cursor_.fail(
          start,
          current.hasChannels
              ? sentence("\"{}\" has CHANNELS twice.", shown(joint.name))
              : sentence("The CHANNELS of \"{}\" come behind its children, so the order of the "
                         "numbers in a row is not clear.",
                         shown(joint.name)),
          text("Correct the file there, or export it again."));
    }
    current.hasChannels = true;
    const std::size_t count = channelCount(joint);
    for (std::size_t i = 0; i < count; ++i) joint.channels.push_back(readChannel(joint));
  }

  std::size_t channelCount(const Joint& joint) {
    const std::string_view word = cursor_.peek();
    const std::size_t start = cursor_.offset();
    cursor_.moveTo(start + word.size());
    std::size_t count = 0;
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), count);
    const std::size_t allowed = joint.endSite ? 0 : kMaximumChannels;
    if (code != std::errc() || end != word.data() + word.size() || count > allowed) {
      cursor_.fail(start,
                   sentence("\"{}\" is not a possible number of channels for \"{}\".", shown(word),
                            shown(joint.name)),
                   joint.endSite ? text("An end site has no channels.")
                                 : text("A joint has 0 to 6 channels."));
    }
    return count;
  }

  Channel readChannel(const Joint& joint) {
    const std::string_view word = cursor_.peek();
    const std::size_t start = cursor_.offset();
    cursor_.moveTo(start + word.size());
    const std::optional<Channel> channel = channelNamed(word);
    if (!channel) {
      cursor_.fail(start,
                   sentence("\"{}\" is not a channel; \"{}\" promises more channels than it names.",
                            shown(word), shown(joint.name)),
                   text("Channels are Xposition, Yposition, Zposition, Xrotation, Yrotation and "
                        "Zrotation; correct the names or the number behind CHANNELS."));
    }
    if (std::ranges::find(joint.channels, *channel) != joint.channels.end()) {
      cursor_.fail(
          start,
          sentence("\"{}\" names the channel {} twice.", shown(joint.name), channelName(*channel)),
          text("Correct the names behind CHANNELS."));
    }
    return *channel;
  }

  void readMotionKeyword() {
    const std::string_view word = cursor_.peek();
    const std::size_t start = cursor_.offset();
    cursor_.moveTo(start + word.size());
    if (sameWord(word, "MOTION")) return;
    if (word.empty()) {
      cursor_.fail(start, text("The file ends behind the hierarchy; the MOTION part is missing."),
                   text("Export the file again, with the animation."));
    }
    if (sameWord(word, "ROOT")) failSecondRoot(start);
    if (word == "}") {
      cursor_.fail(start, text("This closing brace has no opening brace."),
                   text("Remove it, or add the missing opening brace above."));
    }
    cursor_.fail(start, sentence("The word MOTION is expected here, not \"{}\".", shown(word)),
                 text("Correct the file there, or export it again."));
  }

  [[noreturn]] void failSecondRoot(std::size_t start) {
    cursor_.fail(start, text("A second ROOT begins here; one file holds one body."),
                 text("Save each body in a file of its own, with its own columns of numbers."));
  }

  [[noreturn]] void failUnclosed(std::size_t start, bool atEnd) {
    const Open& inner = open_.back();
    const Place brace = cursor_.placeOf(inner.brace);
    cursor_.fail(
        start,
        sentence(atEnd ? "The file ends within the hierarchy: the brace of \"{}\", opened in "
                         "line {}, is not closed."
                       : "MOTION begins within the hierarchy: the brace of \"{}\", opened in "
                         "line {}, is not closed.",
                 nameOf(inner.joint), brace.line),
        sentence("Add the missing closing braces ({}) before MOTION.", open_.size()));
  }

  void finish() {
    int column = 0;
    std::unordered_set<std::string_view> names;
    for (std::size_t i = 0; i < skeleton_.joints.size(); ++i) {
      Joint& joint = skeleton_.joints[i];
      joint.firstChannel = column;
      column += static_cast<int>(joint.channels.size());
      if (!joint.endSite && !names.insert(joint.name).second) {
        repeated_.note(starts_[i],
                       "The name \"{}\" is there twice; by name the first one is found.",
                       joint.name);
      }
    }
    if (column == 0) {
      cursor_.fail(starts_[0],
                   text("No joint of this skeleton has a channel, so nothing can move."),
                   text("Export the file again, with the animation."));
    }
    tell(noOffset_, text("Check the skeleton in the player."));
    tell(unnamed_, text("Give the joint a name, so that it can be found by name."));
    tell(notUtf8_, text("Save the file as UTF-8 if the name looks wrong."));
    tell(repeated_, text("Give each joint a name of its own."));
  }

  void tell(const Repair& repair, const std::string& advice) {
    if (repair.count == 0) return;
    std::string message = repair.message;
    if (repair.count > 1) message += " " + sentence("There are {} such joints.", repair.count);
    cursor_.warn(repair.offset, message, advice);
  }

  BvhCursor& cursor_;
  Skeleton skeleton_;
  std::vector<Open> open_;
  std::vector<std::size_t> starts_;  ///< offset of each joint's keyword
  Repair noOffset_;
  Repair unnamed_;
  Repair notUtf8_;
  Repair repeated_;
};

}  // namespace

Skeleton parseBvhHierarchy(BvhCursor& cursor) {
  return HierarchyParser(cursor).parse();
}

}  // namespace emoforge
