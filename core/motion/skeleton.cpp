// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/skeleton.h"

#include <algorithm>

namespace emoforge {

const char* channelName(Channel channel) {
  static constexpr const char* kNames[] = {"Xposition", "Yposition", "Zposition",
                                           "Xrotation", "Yrotation", "Zrotation"};
  return kNames[static_cast<int>(channel)];
}

std::size_t Skeleton::channelCount() const {
  std::size_t count = 0;
  for (const auto& joint : joints) count += joint.channels.size();
  return count;
}

std::size_t Skeleton::movableCount() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(joints, [](const Joint& joint) { return !joint.endSite; }));
}

int Skeleton::find(const std::string& name) const {
  const auto found = std::ranges::find(joints, name, &Joint::name);
  return found == joints.end() ? -1 : static_cast<int>(found - joints.begin());
}

bool Skeleton::sameStructure(const Skeleton& other) const {
  return std::ranges::equal(joints, other.joints, [](const Joint& a, const Joint& b) {
    return a.name == b.name && a.parent == b.parent && a.channels == b.channels &&
           a.endSite == b.endSite;
  });
}

double metresPer(LengthUnit unit) {
  switch (unit) {
    case LengthUnit::Centimetre:
      return 0.01;
    case LengthUnit::Millimetre:
      return 0.001;
    case LengthUnit::Inch:
      return 0.0254;
    default:
      return 1.0;
  }
}

const char* unitName(LengthUnit unit) {
  static constexpr const char* kNames[] = {"m", "cm", "mm", "inch", "unknown"};
  return kNames[static_cast<int>(unit)];
}

}  // namespace emoforge
