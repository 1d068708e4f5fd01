// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/controls/kept_clips.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/representations/clip_template.h"

namespace emoforge {
namespace {

bool sameJoint(const Joint& a, const Joint& b) {
  return a.name == b.name && a.parent == b.parent && a.offset == b.offset &&
         a.channels == b.channels && a.firstChannel == b.firstChannel && a.endSite == b.endSite;
}

bool sameSpace(const SpaceInfo& a, const SpaceInfo& b) {
  return a.up == b.up && a.unit == b.unit && a.upGuessed == b.upGuessed &&
         a.unitGuessed == b.unitGuessed;
}

bool sameTemplate(const MotionClip& a, const MotionClip& b) {
  return a.frameTimeSeconds == b.frameTimeSeconds && sameSpace(a.space, b.space) &&
         std::ranges::equal(a.skeleton.joints, b.skeleton.joints, sameJoint);
}

}  // namespace

KeptClips::KeptClips(const TrainingClass& data) : ids_(data.ids) {
  for (std::size_t i = 0; i < data.samples.size(); ++i) {
    const auto clip = std::dynamic_pointer_cast<const MotionClip>(data.samples[i]);
    if (asMotion(*data.samples[i]).frames() == 0) {
      throw Error(ErrorKind::Input, text("The clip has no frames."), {.item = ids_[i]},
                  text("Leave it out."));
    }
    clips_.push_back(clip);
  }
}

void KeptClips::save(ArchiveWriter& archive, const std::string& prefix) const {
  // Most clips of a class share skeleton and frame time, which are kept once.
  std::vector<const MotionClip*> templates;
  std::vector<std::size_t> uses;
  for (std::size_t i = 0; i < clips_.size(); ++i) {
    const auto found = std::ranges::find_if(
        templates, [&](const MotionClip* known) { return sameTemplate(*known, *clips_[i]); });
    uses.push_back(static_cast<std::size_t>(found - templates.begin()));
    if (found == templates.end()) templates.push_back(clips_[i].get());
    archive.put(prefix + "values-" + std::to_string(i), clips_[i]->values);
  }
  for (std::size_t k = 0; k < templates.size(); ++k) {
    ClipTemplate::of(*templates[k]).save(archive, prefix + "template-" + std::to_string(k) + "/");
  }
  archive.meta()[prefix + "clips"] = {{"ids", ids_}, {"templates", uses}};
}

void KeptClips::load(const ArchiveReader& archive, const std::string& prefix) {
  const Json& json = archive.meta().at(prefix + "clips");
  ids_ = json.at("ids").get<std::vector<std::string>>();
  clips_.clear();
  for (const std::size_t use : json.at("templates").get<std::vector<std::size_t>>()) {
    ClipTemplate shape;
    shape.load(archive, prefix + "template-" + std::to_string(use) + "/");
    const auto clip = shape.makeClip(0);
    clip->values = archive.doubles(prefix + "values-" + std::to_string(clips_.size()));
    clips_.push_back(clip);
  }
}

}  // namespace emoforge
