// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/reference_clips.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/motion/failure_signatures.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

ReferenceClips::ReferenceClips(const TrainingClass& training) {
  const std::size_t count = training.samples.size();
  clips_.resize(std::min(count, kMostReferences));
  parallelFor(clips_.size(), [&](std::size_t i) {
    clips_[i] = toPosedClip(asMotion(*training.samples[i * count / clips_.size()]));
  });
}

void ReferenceClips::judge(const std::vector<SyntheticSample>& samples, const std::string& label,
                           Progress& progress) const {
  std::vector<PosedClip> posed(samples.size());
  parallelFor(samples.size(),
              [&](std::size_t i) { posed[i] = toPosedClip(asMotion(*samples[i].sample)); });
  for (Notice notice : failureSignatures(posed, clips_, progress)) {
    if (notice.place.empty()) notice.place.item = label;
    progress.notice(notice);
  }
}

void ReferenceClips::save(ArchiveWriter& archive, const std::string& prefix) const {
  if (clips_.empty()) return;
  const PosedClip& first = clips_.front();
  std::vector<int> sides;
  for (const BodySide side : first.sides) sides.push_back(static_cast<int>(side));
  std::vector<double> frameTimes;
  for (const PosedClip& clip : clips_) frameTimes.push_back(clip.frameTimeSeconds);
  archive.meta()[prefix + "references"] = {{"names", first.names},
                                           {"parents", first.parents},
                                           {"end_sites", first.endSites},
                                           {"sides", sides},
                                           {"frame_times", frameTimes}};
  for (std::size_t i = 0; i < clips_.size(); ++i) {
    archive.put(prefix + "reference-" + std::to_string(i), clips_[i].positions);
  }
}

void ReferenceClips::load(const ArchiveReader& archive, const std::string& prefix) {
  clips_.clear();
  if (!archive.meta().contains(prefix + "references")) return;
  const Json& json = archive.meta().at(prefix + "references");
  PosedClip clip;
  clip.names = json.at("names").get<std::vector<std::string>>();
  clip.parents = json.at("parents").get<std::vector<int>>();
  clip.endSites = json.at("end_sites").get<std::vector<bool>>();
  for (const int side : json.at("sides").get<std::vector<int>>()) {
    clip.sides.push_back(static_cast<BodySide>(side));
  }
  const auto frameTimes = json.at("frame_times").get<std::vector<double>>();
  for (std::size_t i = 0; i < frameTimes.size(); ++i) {
    clip.frameTimeSeconds = frameTimes[i];
    clip.positions = archive.floats(prefix + "reference-" + std::to_string(i));
    clips_.push_back(clip);
  }
}

}  // namespace emoforge
