// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/nearest_clips.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

void refuseEmpty(const PosedClip& clip) {
  if (clip.frames() > 0 && clip.joints() > 0) return;
  throw Error(ErrorKind::Input, text("A clip without frames cannot be compared."), {},
              text("Leave it out of the data set."));
}

}  // namespace

ClipNeighbours::ClipNeighbours(std::size_t count, const ClipMaker& make, Progress& progress) {
  if (count == 0) {
    throw Error(ErrorKind::Usage, text("There is no real clip to compare with."), {},
                text("Choose a data set with clips."));
  }
  clips_.resize(count);
  const PosedClip first = make(0);
  refuseEmpty(first);
  clips_[0] = poseSeries(first);
  parallelFor(count - 1, progress, [&](std::size_t i) { clips_[i + 1] = seriesOf(make(i + 1)); });
}

ClipNeighbours::ClipNeighbours(const Clips& clips, Progress& progress)
    : ClipNeighbours(
          clips.size(), [&clips](std::size_t i) { return *clips[i]; }, progress) {}

PoseSeries ClipNeighbours::seriesOf(const PosedClip& clip) const {
  refuseEmpty(clip);
  return poseSeries(clip, clips_.front().joints);
}

std::vector<NearestClip> ClipNeighbours::ranked(const PosedClip& clip) const {
  const ComparedClip own(seriesOf(clip));
  std::vector<NearestClip> result(clips_.size());
  for (std::size_t i = 0; i < clips_.size(); ++i) result[i] = {i, closestMatch(clips_[i], own)};
  std::ranges::stable_sort(result, {},
                           [](const NearestClip& nearest) { return nearest.match.metres; });
  return result;
}

TwoNearest ClipNeighbours::nearestTo(const ComparedClip& clip, std::size_t leftOut) const {
  TwoNearest result;
  for (std::size_t i = 0; i < clips_.size(); ++i) {
    if (i == leftOut) continue;
    const PoseMatch match = closestMatch(clips_[i], clip, result.secondMetres);
    if (match.metres < result.first.match.metres) {
      result.secondMetres = result.first.match.metres;
      result.first = {i, match};
    } else if (match.metres < result.secondMetres) {
      result.secondMetres = match.metres;
    }
  }
  return result;
}

TwoNearest ClipNeighbours::nearest(const PosedClip& clip) const {
  return nearestTo(ComparedClip(seriesOf(clip)), kNone);
}

std::vector<double> ClipNeighbours::realToReal(Progress& progress, std::size_t limit) const {
  if (clips_.size() < 2) return {};
  const std::size_t step = (clips_.size() + limit - 1) / limit;
  std::vector<double> result((clips_.size() + step - 1) / step);
  parallelFor(result.size(), progress, [&](std::size_t i) {
    result[i] = nearestTo(ComparedClip(clips_[i * step]), i * step).first.match.metres;
  });
  return result;
}

}  // namespace emoforge
