// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/skeleton_policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/motion/motion_clip.h"

namespace emoforge {
namespace {

/// Clips of one skeleton, by index.
struct Kind {
  const Skeleton* skeleton = nullptr;
  std::vector<std::size_t> clips;
};

std::vector<Kind> kindsOf(const std::vector<SamplePtr>& clips) {
  std::vector<Kind> kinds;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    const Skeleton& skeleton = asMotion(*clips[i]).skeleton;
    const auto found = std::ranges::find_if(
        kinds, [&](const Kind& kind) { return kind.skeleton->sameStructure(skeleton); });
    Kind& kind = found == kinds.end() ? kinds.emplace_back(Kind{&skeleton, {}}) : *found;
    kind.clips.push_back(i);
  }
  std::ranges::stable_sort(kinds, std::greater<>(), [](const Kind& k) { return k.clips.size(); });
  return kinds;
}

std::string tell(const std::vector<Kind>& kinds) {
  std::string counts;
  for (const auto& kind : kinds) {
    counts += fmt::format("{}{} {} {} {}", counts.empty() ? "" : ", ", kind.clips.size(),
                          text("clips with"), kind.skeleton->movableCount(), text("joints"));
  }
  return fmt::format("{} ({}).", text("The clips have different skeletons"), counts);
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
  const std::vector<Kind> kinds = kindsOf(clips);
  if (kinds.size() < 2) return;
  if (policy == "refuse") {
    throw Error(ErrorKind::Input, tell(kinds), {.file = data},
                text("Map them by --import skeletons=map, keep the most common by --import "
                     "skeletons=largest, or part the folder."));
  }
  notices.push_back({Notice::Severity::Warning,
                     tell(kinds),
                     {.file = data},
                     text("Those of other skeletons are left out.")});
  for (std::size_t k = 1; k < kinds.size(); ++k) {
    for (const std::size_t i : kinds[k].clips) clips[i] = nullptr;
  }
}

}  // namespace emoforge
