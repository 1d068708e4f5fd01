// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/joint_names.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/motion/joint_name_parts.h"

namespace emoforge {
namespace {

struct Word {
  std::string_view text;
  JointRole role;
};

/// What a word means by itself; `sided` tells a hip joint from the hips.
JointRole roleOfWord(std::string_view body, bool sided) {
  static constexpr std::array kSided = {
      Word{"shoulder", JointRole::Shoulder}, Word{"shldr", JointRole::Shoulder},
      Word{"clavicle", JointRole::Shoulder}, Word{"collar", JointRole::Shoulder},
      Word{"clav", JointRole::Shoulder},     Word{"scapula", JointRole::Shoulder},
      Word{"arm", JointRole::UpperArm},      Word{"upperarm", JointRole::UpperArm},
      Word{"uparm", JointRole::UpperArm},    Word{"humerus", JointRole::UpperArm},
      Word{"forearm", JointRole::LowerArm},  Word{"lowerarm", JointRole::LowerArm},
      Word{"elbow", JointRole::LowerArm},    Word{"radius", JointRole::LowerArm},
      Word{"lowarm", JointRole::LowerArm},   Word{"hand", JointRole::Hand},
      Word{"wrist", JointRole::Hand},        Word{"upleg", JointRole::UpperLeg},
      Word{"upperleg", JointRole::UpperLeg}, Word{"thigh", JointRole::UpperLeg},
      Word{"femur", JointRole::UpperLeg},    Word{"hip", JointRole::UpperLeg},
      Word{"hipjoint", JointRole::UpperLeg}, Word{"leg", JointRole::LowerLeg},
      Word{"lowerleg", JointRole::LowerLeg}, Word{"lowleg", JointRole::LowerLeg},
      Word{"knee", JointRole::LowerLeg},     Word{"shin", JointRole::LowerLeg},
      Word{"calf", JointRole::LowerLeg},     Word{"tibia", JointRole::LowerLeg},
      Word{"foot", JointRole::Foot},         Word{"ankle", JointRole::Foot},
      Word{"toe", JointRole::Toes},          Word{"toes", JointRole::Toes},
      Word{"toebase", JointRole::Toes},      Word{"ball", JointRole::Toes}};
  static constexpr std::array kCentre = {
      Word{"hips", JointRole::Hips},       Word{"hip", JointRole::Hips},
      Word{"pelvis", JointRole::Hips},     Word{"root", JointRole::Root},
      Word{"reference", JointRole::Root},  Word{"armature", JointRole::Root},
      Word{"world", JointRole::Root},      Word{"spine", JointRole::Spine},
      Word{"chest", JointRole::Spine},     Word{"upperchest", JointRole::Spine},
      Word{"torso", JointRole::Spine},     Word{"abdomen", JointRole::Spine},
      Word{"thorax", JointRole::Spine},    Word{"lowerback", JointRole::Spine},
      Word{"upperback", JointRole::Spine}, Word{"back", JointRole::Spine},
      Word{"neck", JointRole::Neck},       Word{"upperneck", JointRole::Neck},
      Word{"lowerneck", JointRole::Neck},  Word{"head", JointRole::Head}};
  const auto look = [&](const auto& words) {
    const auto found = std::ranges::find(words, body, &Word::text);
    return found == words.end() ? JointRole::Unknown : found->role;
  };
  for (const std::string_view finger : {"thumb", "index", "middle", "ring", "pinky", "finger"}) {
    if (sided && body.find(finger) != std::string_view::npos) return JointRole::Finger;
  }
  return sided ? look(kSided) : look(kCentre);
}

bool mayRepeat(JointRole role) {
  return role == JointRole::Spine || role == JointRole::Neck || role == JointRole::Finger ||
         role == JointRole::Unknown;
}

/// The names of one side and the roles that are being decided for them.
class SideRoles {
 public:
  SideRoles(const std::vector<JointNameParts>& parts, std::vector<JointRole>& roles, BodySide side)
      : parts_(parts), roles_(roles), side_(side) {}

  bool hasWord(std::string_view body) const {
    return std::ranges::any_of(
        parts_, [&](const JointNameParts& p) { return p.side == side_ && p.body == body; });
  }
  bool hasRole(JointRole role) const {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].side == side_ && roles_[i] == role) return true;
    }
    return false;
  }
  void reassign(std::string_view body, JointRole role) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].side == side_ && parts_[i].body == body) roles_[i] = role;
    }
  }
  void keepFirstOfEach() {
    std::vector<JointRole> seen;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].side != side_ || mayRepeat(roles_[i])) continue;
      if (std::ranges::find(seen, roles_[i]) != seen.end()) {
        roles_[i] = JointRole::Unknown;
      } else {
        seen.push_back(roles_[i]);
      }
    }
  }

 private:
  const std::vector<JointNameParts>& parts_;
  std::vector<JointRole>& roles_;
  BodySide side_;
};

/// Settles words that mean different joints in different conventions.
void resolveBySide(SideRoles side) {
  if (!side.hasRole(JointRole::UpperArm)) side.reassign("shoulder", JointRole::UpperArm);
  if (side.hasWord("ankle") && !side.hasRole(JointRole::Toes)) {
    side.reassign("foot", JointRole::Toes);
  }
  if (side.hasWord("wrist")) side.reassign("hand", JointRole::Finger);
  const bool otherThigh = side.hasWord("upleg") || side.hasWord("upperleg") ||
                          side.hasWord("thigh") || side.hasWord("femur");
  if (otherThigh) {
    side.reassign("hipjoint", JointRole::Unknown);
    side.reassign("hip", JointRole::Unknown);
  }
  // A leg without a word for the thigh: "LeftLeg" is the only bone.
  if (!side.hasRole(JointRole::UpperLeg)) side.reassign("leg", JointRole::UpperLeg);
  side.keepFirstOfEach();
}

/// "Left" → "Right", in the same case.
std::string otherSideWord(std::string_view word) {
  static constexpr std::array<std::array<std::string_view, 2>, 4> kPairs = {
      {{"left", "right"}, {"lft", "rgt"}, {"lt", "rt"}, {"l", "r"}}};
  const auto upper = [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; };
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  for (const auto& pair : kPairs) {
    for (const std::size_t from : {0, 1}) {
      const bool same =
          std::ranges::equal(word, pair[from], [&](char a, char b) { return lower(a) == b; });
      if (!same) continue;
      std::string other(pair[1 - from]);
      for (std::size_t i = 0; i < other.size(); ++i) {
        const char model = i == 0 ? word.front() : word[word.size() > 1 ? 1 : 0];
        if (upper(model)) other[i] = static_cast<char>(std::toupper(other[i]));
      }
      return other;
    }
  }
  return std::string(word);
}

std::vector<std::string> namesOf(const Skeleton& skeleton) {
  std::vector<std::string> names;
  for (const auto& joint : skeleton.joints) names.push_back(joint.name);
  return names;
}

std::vector<bool> endSitesOf(const Skeleton& skeleton) {
  std::vector<bool> ends;
  for (const auto& joint : skeleton.joints) ends.push_back(joint.endSite);
  return ends;
}

/// End sites go with their parents, in their order: their names are made up and may repeat.
int partnerOfEndSite(const Skeleton& skeleton, const std::vector<int>& partners, std::size_t site) {
  const int parent = skeleton.joints[site].parent;
  const int otherParent = partners[static_cast<std::size_t>(parent)];
  if (otherParent == parent) return static_cast<int>(site);
  const auto endsOf = [&](int joint) {
    std::vector<int> ends;
    for (std::size_t i = 0; i < skeleton.joints.size(); ++i) {
      const Joint& candidate = skeleton.joints[i];
      if (candidate.endSite && candidate.parent == joint) ends.push_back(static_cast<int>(i));
    }
    return ends;
  };
  const auto own = endsOf(parent);
  const auto others = endsOf(otherParent);
  const auto place =
      static_cast<std::size_t>(std::ranges::find(own, static_cast<int>(site)) - own.begin());
  return place < others.size() ? others[place] : -1;
}

}  // namespace

const char* roleName(JointRole role) {
  static constexpr const char* kNames[] = {
      "unknown",   "root", "hips",   "spine",     "neck",      "head", "shoulder", "upper-arm",
      "lower-arm", "hand", "finger", "upper-leg", "lower-leg", "foot", "toes"};
  return kNames[static_cast<int>(role)];
}

BodySide bodySide(std::string_view name) {
  return partsOfJointName(name).side;
}

std::string partnerName(std::string_view name) {
  const JointNameParts parts = partsOfJointName(name);
  if (parts.side == BodySide::Centre) return "";
  const std::string other = otherSideWord(name.substr(parts.sideStart, parts.sideLength));
  return std::string(name.substr(0, parts.sideStart)) + other +
         std::string(name.substr(parts.sideStart + parts.sideLength));
}

std::vector<JointRole> jointRoles(std::span<const std::string> names) {
  std::vector<JointNameParts> parts;
  std::vector<JointRole> roles;
  for (const auto& name : names) {
    parts.push_back(partsOfJointName(name));
    roles.push_back(roleOfWord(parts.back().body, parts.back().side != BodySide::Centre));
  }
  resolveBySide({parts, roles, BodySide::Left});
  resolveBySide({parts, roles, BodySide::Right});
  SideRoles(parts, roles, BodySide::Centre).keepFirstOfEach();
  return roles;
}

BodyMap::BodyMap(const std::vector<std::string>& names, const std::vector<bool>& endSites) {
  std::vector<std::string> movable;
  for (std::size_t i = 0; i < names.size(); ++i) {
    sides_.push_back(bodySide(names[i]));
    if (!endSites[i]) movable.push_back(names[i]);
  }
  const auto roles = jointRoles(movable);
  std::size_t next = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    roles_.push_back(endSites[i] ? JointRole::Unknown : roles[next++]);
  }
}

BodyMap::BodyMap(const Skeleton& skeleton) : BodyMap(namesOf(skeleton), endSitesOf(skeleton)) {}

BodyMap::BodyMap(const PosedClip& clip) : BodyMap(clip.names, clip.endSites) {}

int BodyMap::find(JointRole role, BodySide side) const {
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    if (roles_[i] == role && sides_[i] == side) return static_cast<int>(i);
  }
  return -1;
}

std::vector<int> mirrorPartners(const Skeleton& skeleton) {
  std::vector<int> partners;
  for (std::size_t i = 0; i < skeleton.joints.size(); ++i) {
    const Joint& joint = skeleton.joints[i];
    if (joint.endSite && joint.parent >= 0) {
      partners.push_back(partnerOfEndSite(skeleton, partners, i));
      continue;
    }
    const std::string other = partnerName(joint.name);
    partners.push_back(other.empty() ? static_cast<int>(i) : skeleton.find(other));
  }
  return partners;
}

}  // namespace emoforge
