// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/pose_series.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/body_measures.h"
#include "core/motion/joint_names.h"

namespace emoforge {
namespace {

/// A line across the body whose horizontal part is shorter than this share of it says nothing.
constexpr double kSteepShare = 0.3;
/// A time nearer than this share of a frame to a frame is that frame.
constexpr double kSameFrame = 1e-3;

std::vector<std::size_t> indicesOf(const PosedClip& clip, std::span<const std::string> joints) {
  std::vector<std::size_t> result;
  for (const std::string& name : joints) {
    const auto found = std::ranges::find(clip.names, name);
    if (found == clip.names.end()) {
      throw Error(ErrorKind::Input,
                  fmt::format(fmt::runtime(text("A clip lacks the joint \"{}\" of the clips that "
                                                "it is compared with.")),
                              name),
                  {}, text("Compare clips of one skeleton, or map their skeletons first."));
    }
    result.push_back(static_cast<std::size_t>(found - clip.names.begin()));
  }
  return result;
}

/// Where in `frames` frames the i-th of `wanted` lies: a frame and the share of the next.
struct Between {
  std::size_t first = 0;
  std::size_t second = 0;
  double share = 0.0;
};

Between between(double place, std::size_t frames) {
  const double nearest = std::round(place);
  const double held = std::clamp(std::abs(place - nearest) < kSameFrame ? nearest : place, 0.0,
                                 static_cast<double>(frames - 1));
  Between result;
  result.first = static_cast<std::size_t>(held);
  result.second = std::min(result.first + 1, frames - 1);
  result.share = held - std::floor(held);
  return result;
}

PoseSeries seriesOf(const PosedClip& clip, const std::vector<std::size_t>& joints,
                    double framesPerSecond) {
  PoseSeries series;
  for (const std::size_t j : joints) series.joints.push_back(clip.names[j]);
  series.frameTimeSeconds = 1.0 / framesPerSecond;
  const double perFrame = series.frameTimeSeconds / std::max(clip.frameTimeSeconds, 1e-6);
  const double last = static_cast<double>(clip.frames() - 1) / perFrame;
  const auto frames = static_cast<Eigen::Index>(std::floor(last + kSameFrame)) + 1;
  const auto count = static_cast<Eigen::Index>(joints.size());
  for (auto& plane : series.positions) plane.resize(count, frames);
  const std::size_t root = bodyRoot(clip);
  const double heading = headingOf(clip, 0);
  const double c = std::cos(heading);
  const double s = std::sin(heading);
  for (Eigen::Index t = 0; t < frames; ++t) {
    const Between place = between(static_cast<double>(t) * perFrame, clip.frames());
    const auto at = [&](std::size_t joint) -> Eigen::Vector3d {
      const Eigen::Vector3d a = positionOf(clip, place.first, joint);
      return a + place.share * (positionOf(clip, place.second, joint) - a);
    };
    const Eigen::Vector3d centre = at(root);
    for (Eigen::Index j = 0; j < count; ++j) {
      const Eigen::Vector3d p = at(joints[static_cast<std::size_t>(j)]) - centre;
      series.positions[0](j, t) = static_cast<float>(c * p.x() - s * p.z());
      series.positions[1](j, t) = static_cast<float>(p.y());
      series.positions[2](j, t) = static_cast<float>(s * p.x() + c * p.z());
    }
  }
  return series;
}

}  // namespace

double headingOf(const PosedClip& clip, std::size_t frame) {
  const BodyMap body(clip);
  for (const JointRole role : {JointRole::UpperLeg, JointRole::UpperArm}) {
    const int left = body.find(role, BodySide::Left);
    const int right = body.find(role, BodySide::Right);
    if (left < 0 || right < 0) continue;
    const Eigen::Vector3d across = positionOf(clip, frame, static_cast<std::size_t>(left)) -
                                   positionOf(clip, frame, static_cast<std::size_t>(right));
    if (std::hypot(across.x(), across.z()) <= kSteepShare * across.norm()) continue;
    // The left lies at +x of a body that faces +z.
    return std::atan2(-across.z(), across.x());
  }
  return 0.0;
}

PoseSeries poseSeries(const PosedClip& clip, double framesPerSecond) {
  return seriesOf(clip, bodyJoints(clip), framesPerSecond);
}

PoseSeries poseSeries(const PosedClip& clip, std::span<const std::string> joints,
                      double framesPerSecond) {
  return seriesOf(clip, indicesOf(clip, joints), framesPerSecond);
}

PoseSeries stretched(const PoseSeries& series, std::size_t frames) {
  if (frames == series.frames()) return series;
  PoseSeries result = series;
  const double step =
      frames > 1 ? static_cast<double>(series.frames() - 1) / static_cast<double>(frames - 1) : 0.0;
  result.frameTimeSeconds = series.frameTimeSeconds * step;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const Eigen::ArrayXXf& from = series.positions[axis];
    Eigen::ArrayXXf& to = result.positions[axis];
    to.resize(from.rows(), static_cast<Eigen::Index>(frames));
    for (std::size_t t = 0; t < frames; ++t) {
      const Between place = between(static_cast<double>(t) * step, series.frames());
      const auto first = from.col(static_cast<Eigen::Index>(place.first));
      to.col(static_cast<Eigen::Index>(t)) =
          first + static_cast<float>(place.share) *
                      (from.col(static_cast<Eigen::Index>(place.second)) - first);
    }
  }
  return result;
}

PoseSeries mirrored(const PoseSeries& series) {
  PoseSeries result = series;
  for (std::size_t j = 0; j < series.joints.size(); ++j) {
    const std::string partner = partnerName(series.joints[j]);
    const auto found = std::ranges::find(series.joints, partner);
    const auto from = found == series.joints.end()
                          ? static_cast<Eigen::Index>(j)
                          : static_cast<Eigen::Index>(found - series.joints.begin());
    for (std::size_t axis = 0; axis < 3; ++axis) {
      result.positions[axis].row(static_cast<Eigen::Index>(j)) = series.positions[axis].row(from);
    }
  }
  result.positions[0] = -result.positions[0];
  return result;
}

double poseDistance(const PoseSeries& a, std::size_t frameA, const PoseSeries& b,
                    std::size_t frameB) {
  const auto i = static_cast<Eigen::Index>(frameA);
  const auto j = static_cast<Eigen::Index>(frameB);
  const auto squares = [&](std::size_t axis) {
    return (a.positions[axis].col(i) - b.positions[axis].col(j)).cast<double>().square();
  };
  return (squares(0) + squares(1) + squares(2)).sqrt().mean();
}

}  // namespace emoforge
