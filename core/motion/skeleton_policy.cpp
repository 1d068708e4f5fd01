// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/skeleton_policy.h"

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/motion/motion_clip.h"
#include "core/motion/skeleton_mapping.h"

namespace emoforge {
namespace {

std::string tell(const std::vector<SkeletonGroup>& groups,
                 const std::vector<const MotionClip*>& clips) {
  std::string counts;
  for (const auto& group : groups) {
    counts += fmt::format("{}{} {} {} {}", counts.empty() ? "" : ", ", group.clips.size(),
                          text("clips with"), clips[group.clips.front()]->skeleton.movableCount(),
                          text("joints"));
  }
  return fmt::format("{} ({}).", text("The clips have different skeletons"), counts);
}

/// Maps the clips of one group; a group that cannot be mapped is left out, which groupBySkeleton
/// told.
void mapGroup(const SkeletonGroup& group, const Skeleton& target, std::vector<SamplePtr>& clips,
              std::vector<Notice>& notices) {
  for (const std::size_t i : group.clips) {
    if (!group.toFirst.mappable) {
      clips[i] = nullptr;
      continue;
    }
    std::vector<Notice> same;  // the same for every clip of the group: told once
    clips[i] = std::make_shared<MotionClip>(mapClip(asMotion(*clips[i]), target, same));
    if (i == group.clips.front()) notices.insert(notices.end(), same.begin(), same.end());
  }
}

}  // namespace

ParameterSpec skeletonPolicyOption() {
  auto spec = ParameterSpec::choice(
      "skeletons", text("Different skeletons"), "refuse",
      {{"refuse", text("refuse"), text("Training stops and tells which skeletons there are.")},
       {"map", text("map by joint name"), text("Others are mapped onto the most common skeleton.")},
       {"largest", text("keep the most common"), text("Clips of other skeletons are left out.")}});
  spec.group = text("Import");
  spec.help = text("What to do where the clips of one data set differ in joints or channels.");
  return spec;
}

void unifySkeletons(std::vector<SamplePtr>& clips, const std::string& policy,
                    const std::filesystem::path& data, std::vector<Notice>& notices) {
  std::vector<const MotionClip*> motions;
  for (const auto& clip : clips) motions.push_back(&asMotion(*clip));
  std::vector<Notice> found;
  const std::vector<SkeletonGroup> groups = groupBySkeleton(motions, found);
  if (groups.size() < 2) return;
  if (policy == "refuse") {
    throw Error(ErrorKind::Input, tell(groups, motions), {.file = data},
                text("Map them by --import skeletons=map, keep the most common by --import "
                     "skeletons=largest, or part the folder."));
  }
  notices.push_back({Notice::Severity::Warning, tell(groups, motions), {.file = data}, {}});
  notices.insert(notices.end(), found.begin(), found.end());
  const Skeleton target = motions[groups.front().clips.front()]->skeleton;
  for (std::size_t g = 1; g < groups.size(); ++g) {
    if (policy == "map") {
      mapGroup(groups[g], target, clips, notices);
    } else {
      for (const std::size_t i : groups[g].clips) clips[i] = nullptr;
    }
  }
}

}  // namespace emoforge
