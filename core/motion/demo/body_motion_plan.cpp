// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/body_motion_plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

VariantTraits traitsOf(const BodyMotionTable& table, const std::string& variant) {
  VariantTraits traits;
  traits.framesPerSecond = table.number("capture.frames_per_second");
  if (variant == "easy") {
    traits.deviationShare = table.number("easy.deviation_share");
  } else if (variant == "shifted") {
    traits.framesPerSecond = table.number("shifted.frames_per_second");
    traits.sensorNoiseDegrees = table.number("shifted.noise_degrees");
    traits.sensorNoiseMillimetres = table.number("shifted.noise_millimetres");
    traits.styleLogMean = table.number("shifted.style_log_mean");
    traits.speedFactor = table.number("shifted.speed_factor");
    traits.armSwingFactor = table.number("shifted.arm_swing_factor");
    traits.firstActor = static_cast<int>(table.number("shifted.first_actor"));
  } else if (variant != "default" && variant != "leaky") {
    throw Error(ErrorKind::Usage,
                fmt::format("\"{}\" {}", variant, text("is not a variant of the demo data.")), {},
                text("Choose default, easy, leaky or shifted."));
  }
  return traits;
}

std::vector<std::string> takesOf(const BodyMotionTable& table, const std::string& kind) {
  if (kind == "usual") return table.takes();
  if (kind == "startle") {
    return std::vector<std::string>(static_cast<std::size_t>(table.number("startle.trials")), kind);
  }
  throw Error(ErrorKind::Usage,
              fmt::format("\"{}\" {}", kind, text("is no kind of takes of the demo data.")), {},
              text("Choose usual or startle."));
}

/// `names` are the takes of one actor in order.
PlannedClip planClip(const BodyMotionTable& table, const VariantTraits& traits,
                     const std::vector<std::string>& names, int number) {
  const int block = static_cast<int>(table.number("actors.block"));
  const auto takes = static_cast<int>(names.size());
  const int inBlock = number % (block * takes);
  const int take = inBlock / block;
  PlannedClip clip;
  const int actor = number / (block * takes) * block + inBlock % block;
  clip.actor = traits.firstActor + actor;
  clip.take = names[static_cast<std::size_t>(take)];
  const auto before = names.begin();
  clip.trial = 1 + static_cast<int>(std::count(before, before + take, clip.take));
  clip.session = take < (takes + 1) / 2 ? 1 : 2;
  clip.script = 1 + (actor + take) % static_cast<int>(table.number("actors.scripts"));
  return clip;
}

/// Sides of a split by actor and by script, then the leaks: a copy, a near copy, a mirrored copy,
/// an actor and a script that stand on both sides. `clips` are those of one class.
void plantLeaks(const BodyMotionTable& table, std::size_t classIndex,
                std::vector<PlannedClip>& clips) {
  const int scripts = static_cast<int>(table.number("actors.scripts"));
  const int last = std::ranges::max(clips, {}, &PlannedClip::actor).actor;
  const int firstTest = last - std::max(1, last / 4) + 1;
  for (auto& clip : clips) {
    const bool straying = clip.actor == firstTest - 1 && classIndex % 2 == 1;
    const bool test = clip.actor >= firstTest || straying;
    clip.split = test ? "test" : "train";
    clip.script = test ? scripts : 1 + clip.script % (scripts - 1);
    if (straying) clip.planted = "subject on both sides";
  }
  const auto plant = [&](int actor, int original, const char* what) -> PlannedClip* {
    if (actor <= original) return nullptr;
    const auto clip = std::ranges::find(clips, actor, &PlannedClip::actor);
    clip->copyOfActor = original;
    clip->planted += clip->planted.empty() ? what : std::string("; ") + what;
    return &*clip;
  };
  plant(last, 1, "copy of actor-01");
  if (auto* clip = plant(last - 1, 2, "near copy of actor-02")) clip->nearCopy = true;
  if (auto* clip = plant(last - 2, 3, "mirrored copy of actor-03")) clip->inMirror = true;
  if (classIndex == 0 && clips.back().actor == last) {
    clips.back().script = 1;
    clips.back().planted += clips.back().planted.empty() ? "" : "; ";
    clips.back().planted += "stimulus on both sides";
  }
}

}  // namespace

BodyMotionSet planBodyMotionSet(const BodyMotionTable& table, const std::string& variant,
                                int perClass, const std::string& takes) {
  BodyMotionSet set;
  set.traits = traitsOf(table, variant);
  const std::vector<std::string> names = takesOf(table, takes);
  if (perClass < 1) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} {}.", text("A class needs at least 1 clip, not"), perClass));
  }
  for (std::size_t c = 0; c < table.classes().size(); ++c) {
    std::vector<PlannedClip> clips;
    for (int i = 0; i < perClass; ++i) {
      clips.push_back(planClip(table, set.traits, names, i));
      clips.back().classIndex = c;
    }
    if (variant == "leaky") plantLeaks(table, c, clips);
    set.clips.insert(set.clips.end(), clips.begin(), clips.end());
  }
  return set;
}

}  // namespace emoforge
