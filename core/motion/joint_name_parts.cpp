// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/joint_name_parts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace emoforge {
namespace {

struct Token {
  std::size_t start = 0;
  std::string text;  ///< lower case
};

bool isLetter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool isUpper(char c) {
  return std::isupper(static_cast<unsigned char>(c)) != 0;
}

/// Words of letters, cut at separators, digits, "aB" and "ABc".
std::vector<Token> tokensOf(std::string_view name, std::size_t start) {
  std::vector<Token> tokens;
  for (std::size_t i = start; i < name.size(); ++i) {
    if (!isLetter(name[i])) continue;
    const bool afterLetter = i > start && isLetter(name[i - 1]);
    const bool hump = afterLetter && isUpper(name[i]) && !isUpper(name[i - 1]);
    const bool lastOfCapitals = afterLetter && isUpper(name[i]) && i + 1 < name.size() &&
                                isLetter(name[i + 1]) && !isUpper(name[i + 1]);
    if (!afterLetter || hump || lastOfCapitals) tokens.push_back({i, ""});
    tokens.back().text += static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
  }
  return tokens;
}

BodySide sideOfWord(std::string_view word) {
  if (word == "left" || word == "l" || word == "lft" || word == "lt") return BodySide::Left;
  if (word == "right" || word == "r" || word == "rgt" || word == "rt") return BodySide::Right;
  return BodySide::Centre;
}

/// Takes the side out of a word that it is glued to: "leftarm", "lhand", "kneeleft".
bool takeGluedSide(Token& token, JointNameParts& parts) {
  for (const std::string_view side : {"left", "right", "l", "r"}) {
    if (token.text.size() <= side.size()) continue;
    const std::string rest = token.text.substr(side.size());
    const std::size_t cut = token.text.size() - side.size();
    if (token.text.starts_with(side) && (side.size() > 1 || isBodyWord(rest))) {
      parts = {sideOfWord(side), token.start, side.size(), ""};
      token.text = rest;
      return true;
    }
    if (side.size() > 1 && token.text.ends_with(side)) {
      parts = {sideOfWord(side), token.start + cut, side.size(), ""};
      token.text.resize(cut);
      return true;
    }
  }
  return false;
}

bool isFiller(std::string_view word) {
  static constexpr std::array kFillers = {"bip", "biped",     "joint", "jnt", "bone",
                                          "def", "rig",       "skel",  "b",   "j",
                                          "end", "character", "ctrl"};
  return std::ranges::find(kFillers, word) != kFillers.end();
}

}  // namespace

bool isBodyWord(std::string_view word) {
  static constexpr std::array kWords = {
      "hip",      "hips",     "pelvis",   "thigh",  "femur",    "upleg",    "upperleg",
      "leg",      "lowerleg", "lowleg",   "knee",   "shin",     "calf",     "tibia",
      "foot",     "ankle",    "toe",      "toes",   "toebase",  "clavicle", "collar",
      "shoulder", "shldr",    "scapula",  "arm",    "upperarm", "uparm",    "humerus",
      "forearm",  "lowerarm", "elbow",    "radius", "wrist",    "hand",     "fingers",
      "thumb",    "eye",      "hipjoint", "ball",   "index",    "finger",   "heel"};
  return std::ranges::find(kWords, word) != kWords.end();
}

JointNameParts partsOfJointName(std::string_view name) {
  JointNameParts parts;
  const std::size_t colon = name.rfind(':');
  auto tokens = tokensOf(name, colon == std::string_view::npos ? 0 : colon + 1);
  const auto whole = std::ranges::find_if(
      tokens, [](const Token& token) { return sideOfWord(token.text) != BodySide::Centre; });
  if (whole != tokens.end()) {
    parts = {sideOfWord(whole->text), whole->start, whole->text.size(), ""};
    tokens.erase(whole);
  } else {
    for (auto& token : tokens) {
      if (takeGluedSide(token, parts)) break;
    }
  }
  for (const auto& token : tokens) {
    if (tokens.size() == 1 || !isFiller(token.text)) parts.body += token.text;
  }
  for (const std::string_view prefix : {"mixamorig"}) {
    if (parts.body.starts_with(prefix)) parts.body.erase(0, prefix.size());
  }
  return parts;
}

}  // namespace emoforge
