// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/representations/clip_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/space_guess.h"

namespace emoforge {
namespace {

Json toJson(const Joint& joint) {
  Json channels = Json::array();
  for (const Channel channel : joint.channels) channels.push_back(static_cast<int>(channel));
  return {{"name", joint.name},
          {"parent", joint.parent},
          {"offset", {joint.offset.x(), joint.offset.y(), joint.offset.z()}},
          {"channels", channels},
          {"first_channel", joint.firstChannel},
          {"end_site", joint.endSite}};
}

Joint jointFromJson(const Json& json) {
  Joint joint;
  joint.name = json.at("name").get<std::string>();
  joint.parent = json.at("parent").get<int>();
  const auto offset = json.at("offset").get<std::vector<double>>();
  joint.offset = {offset.at(0), offset.at(1), offset.at(2)};
  for (const int channel : json.at("channels").get<std::vector<int>>()) {
    joint.channels.push_back(static_cast<Channel>(channel));
  }
  joint.firstChannel = json.at("first_channel").get<int>();
  joint.endSite = json.at("end_site").get<bool>();
  return joint;
}

double longestOffset(const Skeleton& skeleton) {
  double longest = 0.0;
  for (const Joint& joint : skeleton.joints) longest = std::max(longest, joint.offset.norm());
  return longest;
}

bool sameBones(const Skeleton& a, const Skeleton& b) {
  const double tolerance = 1e-3 * longestOffset(a);
  return std::ranges::equal(a.joints, b.joints, [&](const Joint& left, const Joint& right) {
    return (left.offset - right.offset).norm() <= tolerance;
  });
}

void tell(Progress& progress, const std::string& message, const std::string& id,
          const char* advice) {
  progress.notice({Notice::Severity::Warning, message, {.item = id}, text(advice)});
}

}  // namespace

ClipTemplate ClipTemplate::from(std::span<const SamplePtr> training,
                                std::span<const std::string> ids, Progress& progress) {
  if (training.empty()) {
    throw Error(ErrorKind::Input, text("There is no training clip."), {},
                text("Give every class at least one clip."));
  }
  const MotionClip& first = asMotion(*training.front());
  const UpAxis up = spaceOf(first).info.up;
  bool toldTime = false;
  bool toldBones = false;
  for (std::size_t i = 0; i < training.size(); ++i) {
    const MotionClip& clip = asMotion(*training[i]);
    if (clip.frames() == 0) {
      throw Error(ErrorKind::Input, text("The clip has no frames."), {.item = ids[i]},
                  text("Leave it out."));
    }
    if (!clip.skeleton.sameStructure(first.skeleton)) {
      throw Error(
          ErrorKind::Input,
          fmt::format("{} {}.", text("The joints or channels differ from those of"), ids[0]),
          {.item = ids[i]},
          text("Map the skeletons by joint name first, or train on clips of one skeleton."));
    }
    if (spaceOf(clip).info.up != up) {
      throw Error(ErrorKind::Input, text("The up axis differs from that of the first clip."),
                  {.item = ids[i]}, text("Declare the up axis when importing the data set."));
    }
    if (!toldTime && std::abs(clip.frameTimeSeconds / first.frameTimeSeconds - 1.0) > 1e-3) {
      toldTime = true;
      tell(progress,
           fmt::format("{} {:.6g} s {} {:.6g} s.", text("The frame time is"), clip.frameTimeSeconds,
                       text("where the first clip has"), first.frameTimeSeconds),
           ids[i], "New clips get the frame time of the first clip of their class.");
    }
    if (!toldBones && !sameBones(clip.skeleton, first.skeleton)) {
      toldBones = true;
      tell(progress, text("The bones are not as long as those of the first clip."), ids[i],
           "New clips get the bones of the first clip of their class.");
    }
  }
  return of(first);
}

ClipTemplate ClipTemplate::of(const MotionClip& clip) {
  const auto frame = clip.values.row(0);
  return {clip.skeleton, clip.frameTimeSeconds, clip.space, {frame.begin(), frame.end()}};
}

std::shared_ptr<MotionClip> ClipTemplate::makeClip(std::size_t frames) const {
  auto clip = std::make_shared<MotionClip>();
  clip->skeleton = skeleton;
  clip->frameTimeSeconds = frameTimeSeconds;
  clip->space = space;
  clip->values = DoubleArray({frames, firstFrame.size()});
  for (std::size_t t = 0; t < frames; ++t)
    std::ranges::copy(firstFrame, clip->values.row(t).begin());
  return clip;
}

void ClipTemplate::save(ArchiveWriter& archive, const std::string& prefix) const {
  Json joints = Json::array();
  for (const Joint& joint : skeleton.joints) joints.push_back(toJson(joint));
  archive.meta()[prefix + "template"] = {{"joints", joints},
                                         {"unit", static_cast<int>(space.unit)},
                                         {"unit_guessed", space.unitGuessed},
                                         {"up", static_cast<int>(space.up)},
                                         {"up_guessed", space.upGuessed}};
  archive.put(prefix + "frame-time", DoubleArray({1}, frameTimeSeconds));
  archive.put(prefix + "first-frame", DoubleArray({firstFrame.size()}, firstFrame));
}

void ClipTemplate::load(const ArchiveReader& archive, const std::string& prefix) {
  const Json& json = archive.meta().at(prefix + "template");
  skeleton = {};
  for (const Json& joint : json.at("joints")) skeleton.joints.push_back(jointFromJson(joint));
  space.unit = static_cast<LengthUnit>(json.at("unit").get<int>());
  space.unitGuessed = json.at("unit_guessed").get<bool>();
  space.up = static_cast<UpAxis>(json.at("up").get<int>());
  space.upGuessed = json.at("up_guessed").get<bool>();
  frameTimeSeconds = archive.doubles(prefix + "frame-time").values().at(0);
  firstFrame = archive.doubles(prefix + "first-frame").values();
}

}  // namespace emoforge
