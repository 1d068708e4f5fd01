// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/clip_arrangement.h"

#include <QCoreApplication>

#include "core/base/error.h"
#include "core/motion/pose_warping.h"

namespace emoforge {
namespace {

void warpOnto(const PosedClip& reference, ArrangedClip& arranged) {
  const PosedClip& clip = *arranged.clip.posed;
  const PoseSeries fixed = poseSeries(reference);
  const WarpPath path = warpPoses(fixed, poseSeries(clip, fixed.joints));
  arranged.shown = std::make_shared<const PosedClip>(warpedOnto(reference, clip, path));
  arranged.frameSeconds = warpedSeconds(clip, path);
  arranged.placement = alignClip(reference, *arranged.shown, ClipAlignment::StartHeading);
}

ArrangedClip arranged(const PosedClip& reference, const LoadedClip& clip, AlignChoice choice) {
  ArrangedClip result{clip, clip.posed, {}, {}};
  try {
    if (choice.warpTime) {
      warpOnto(reference, result);
    } else {
      result.placement = alignClip(reference, *clip.posed, choice.how);
    }
  } catch (const Error&) {
    // Other joints than the reference: only the way it stands can be compared.
    result.placement = alignClip(reference, *clip.posed, ClipAlignment::StartHeading);
    result.placement.found = false;
  }
  return result;
}

}  // namespace

const std::vector<AlignChoice>& alignChoices() {
  static const std::vector<AlignChoice> choices = {{ClipAlignment::Start, false},
                                                   {ClipAlignment::StartHeading, false},
                                                   {ClipAlignment::FootContactHeading, false},
                                                   {ClipAlignment::WarpHeading, false},
                                                   {ClipAlignment::WarpHeading, true},
                                                   {ClipAlignment::AsRecorded, false}};
  return choices;
}

QStringList alignNames() {
  const auto name = [](const char* english) {
    return QCoreApplication::translate("ClipArrangement", english);
  };
  return {name(QT_TRANSLATE_NOOP("ClipArrangement", "start")),
          name(QT_TRANSLATE_NOOP("ClipArrangement", "start, heading")),
          name(QT_TRANSLATE_NOOP("ClipArrangement", "foot contact, heading")),
          name(QT_TRANSLATE_NOOP("ClipArrangement", "DTW, heading")),
          name(QT_TRANSLATE_NOOP("ClipArrangement", "DTW, warped in time")),
          name(QT_TRANSLATE_NOOP("ClipArrangement", "as recorded"))};
}

std::vector<ArrangedClip> arrangeClips(const std::vector<LoadedClip>& clips, AlignChoice choice) {
  std::vector<ArrangedClip> result;
  for (const LoadedClip& clip : clips) {
    if (result.empty()) {
      result.push_back({clip, clip.posed, {}, {}});
    } else {
      result.push_back(arranged(*clips.front().posed, clip, choice));
    }
  }
  return result;
}

PlacedClip placed(const ArrangedClip& arranged, ClipRole role, double startSeconds) {
  PlacedClip clip;
  clip.clip = arranged.shown;
  clip.role = role;
  clip.startSeconds = arranged.placement.startSeconds + startSeconds;
  const Eigen::Vector3f shift = arranged.placement.shiftMetres.cast<float>();
  clip.offsetMetres = {shift.x(), shift.y(), shift.z()};
  clip.turnRadians = static_cast<float>(arranged.placement.turnRadians);
  return clip;
}

}  // namespace emoforge
