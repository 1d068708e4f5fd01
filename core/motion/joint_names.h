// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/motion/posed_clip.h"
#include "core/motion/skeleton.h"

namespace emoforge {

/// What a joint is in a human body, whatever its file calls it. The joint stands for the bone that
/// begins there: UpperArm is the shoulder joint, LowerLeg the knee.
enum class JointRole {
  Unknown,
  Root,  ///< above the hips
  Hips,
  Spine,
  Neck,
  Head,
  Shoulder,  ///< collar bone
  UpperArm,
  LowerArm,
  Hand,
  Finger,
  UpperLeg,
  LowerLeg,
  Foot,
  Toes
};

/// "upper-arm", for messages and tests.
const char* roleName(JointRole role);

/// Side from the name: "LeftArm", "UpperArm_L", "Bip01 L Thigh", "lhand", "shoulder.R",
/// "mixamorig:RightHand".
BodySide bodySide(std::string_view name);

/// The name of the joint on the other side in the same spelling; "" for a joint without a side.
std::string partnerName(std::string_view name);

/// Roles of all joints of one skeleton. The company decides where a word has two meanings: a
/// "shoulder" beside a collar bone or without an upper arm is the upper arm, a "foot" beside an
/// ankle the toes. Spine and neck may occur several times, the others once a side (the first). End
/// sites are Unknown.
std::vector<JointRole> jointRoles(std::span<const std::string> names);

/// Roles and sides of a skeleton, to look joints up.
class BodyMap {
 public:
  explicit BodyMap(const Skeleton& skeleton);
  explicit BodyMap(const PosedClip& clip);

  /// Index of the first joint with this role and side; −1 if the skeleton has none.
  int find(JointRole role, BodySide side = BodySide::Centre) const;
  JointRole role(std::size_t joint) const { return roles_[joint]; }
  BodySide side(std::size_t joint) const { return sides_[joint]; }
  std::size_t size() const { return roles_.size(); }

 private:
  BodyMap(const std::vector<std::string>& names, const std::vector<bool>& endSites);
  std::vector<JointRole> roles_;
  std::vector<BodySide> sides_;
};

/// For each joint the one on the other side, itself where it has no side, −1 where the partner is
/// missing.
std::vector<int> mirrorPartners(const Skeleton& skeleton);

}  // namespace emoforge
