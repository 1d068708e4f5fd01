// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/features/body_groups.h"

#include <algorithm>

#include "core/motion/body_measures.h"
#include "core/motion/joint_names.h"

namespace emoforge {
namespace {

std::string limb(const char* name, BodySide side) {
  if (side == BodySide::Centre) return {};
  return std::string(side == BodySide::Left ? "left-" : "right-") + name;
}

std::string groupOf(JointRole role, BodySide side) {
  switch (role) {
    case JointRole::Neck:
    case JointRole::Head:
      return "head";
    case JointRole::Spine:
    case JointRole::Shoulder:
      return "trunk";
    case JointRole::UpperArm:
    case JointRole::LowerArm:
    case JointRole::Hand:
    case JointRole::Finger:
      return limb("arm", side);
    case JointRole::UpperLeg:
    case JointRole::LowerLeg:
    case JointRole::Foot:
    case JointRole::Toes:
      return limb("leg", side);
    default:
      return {};
  }
}

}  // namespace

std::vector<BodyGroup> bodyGroups(const PosedClip& clip) {
  std::vector<BodyGroup> groups{{"head", {}},      {"trunk", {}},    {"left-arm", {}},
                                {"right-arm", {}}, {"left-leg", {}}, {"right-leg", {}}};
  const BodyMap body(clip);
  for (const std::size_t joint : bodyJoints(clip)) {
    const std::string name = groupOf(body.role(joint), body.side(joint));
    const auto group = std::ranges::find(groups, name, &BodyGroup::name);
    if (group != groups.end()) group->joints.push_back(joint);
  }
  std::erase_if(groups, [](const BodyGroup& group) { return group.joints.empty(); });
  return groups;
}

}  // namespace emoforge
