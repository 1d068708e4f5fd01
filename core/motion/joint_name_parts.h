// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/motion/posed_clip.h"

namespace emoforge {

/// A joint's name taken apart: "mixamorig:LeftUpLeg" has side Left at bytes 10 … 14 and body
/// "upleg".
struct JointNameParts {
  BodySide side = BodySide::Centre;
  std::size_t sideStart = 0;
  std::size_t sideLength = 0;
  std::string body;  ///< lower case, without prefix, side, numbers and separators
};

JointNameParts partsOfJointName(std::string_view name);

/// True for words that name a part of the body ("thigh", "forearm", "toes").
bool isBodyWord(std::string_view lowerCaseWord);

}  // namespace emoforge
