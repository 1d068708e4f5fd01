// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/features/prepared_motion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/body_measures.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/pose_series.h"
#include "core/motion/resampling.h"
#include "core/numerics/butterworth.h"

namespace emoforge {
namespace {

constexpr Eigen::Index kFewestFrames = 5;

/// Filters each row along time.
template <typename Matrix>
void lowPassRows(Matrix& signal, double cutoffHz) {
  if (cutoffHz <= 0.0) return;
  std::vector<double> row(static_cast<std::size_t>(signal.cols()));
  for (Eigen::Index i = 0; i < signal.rows(); ++i) {
    for (Eigen::Index t = 0; t < signal.cols(); ++t)
      row[static_cast<std::size_t>(t)] = signal(i, t);
    zeroLagLowPass(row, cutoffHz, kFeatureFramesPerSecond);
    for (Eigen::Index t = 0; t < signal.cols(); ++t)
      signal(i, t) = row[static_cast<std::size_t>(t)];
  }
}

/// Positions of a joint in the world, turned by the heading of the first frame.
Eigen::Matrix3Xd pathOf(const PosedClip& clip, std::size_t joint, double heading) {
  const double c = std::cos(heading);
  const double s = std::sin(heading);
  Eigen::Matrix3Xd path(3, static_cast<Eigen::Index>(clip.frames()));
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    const Eigen::Vector3d p = positionOf(clip, t, joint);
    path.col(static_cast<Eigen::Index>(t)) << c * p.x() - s * p.z(), p.y(), s * p.x() + c * p.z();
  }
  return path;
}

/// Rotation of a joint as four rows whose signs run on, filtered and brought back to length 1.
Eigen::Matrix4Xd turnsOf(const std::vector<Eigen::Quaterniond>& rotations, std::size_t joint,
                         std::size_t joints, double cutoffHz) {
  const std::size_t frames = rotations.size() / joints;
  Eigen::Matrix4Xd turns(4, static_cast<Eigen::Index>(frames));
  for (std::size_t t = 0; t < frames; ++t) {
    turns.col(static_cast<Eigen::Index>(t)) = rotations[t * joints + joint].coeffs();
  }
  lowPassRows(turns, cutoffHz);
  turns.colwise().normalize();
  return turns;
}

double angleBetween(const Eigen::Vector4d& a, const Eigen::Vector4d& b) {
  // The half angle by its sine too: acos alone loses small angles.
  const double cosine = std::abs(a.dot(b));
  const double sine = (a - (a.dot(b) < 0.0 ? -1.0 : 1.0) * b).norm() *
                      std::sqrt(std::max(0.0, 0.5 * (1.0 + cosine)));
  return 2.0 * std::atan2(sine, cosine);
}

void takeTurns(const MotionClip& clip, double cutoffHz, PreparedMotion& motion) {
  const std::vector<Eigen::Quaterniond> rotations = localRotations(clip);
  const std::size_t joints = clip.skeleton.joints.size();
  const auto frames = static_cast<Eigen::Index>(clip.frames());
  motion.angularSpeeds.resize(static_cast<Eigen::Index>(joints), frames - 1);
  motion.rotationRanges.setZero(static_cast<Eigen::Index>(joints));
  for (std::size_t j = 0; j < joints; ++j) {
    const Eigen::Matrix4Xd turns = turnsOf(rotations, j, joints, cutoffHz);
    const auto row = static_cast<Eigen::Index>(j);
    for (Eigen::Index t = 0; t + 1 < frames; ++t) {
      motion.angularSpeeds(row, t) =
          angleBetween(turns.col(t), turns.col(t + 1)) * kFeatureFramesPerSecond;
      motion.rotationRanges[row] =
          std::max(motion.rotationRanges[row], angleBetween(turns.col(0), turns.col(t + 1)));
    }
  }
}

}  // namespace

PreparedMotion prepareMotion(const MotionClip& clip, double cutoffHz) {
  const MotionClip resampled = resampleToFrameTime(clip, 1.0 / kFeatureFramesPerSecond);
  if (static_cast<Eigen::Index>(resampled.frames()) < kFewestFrames) {
    throw Error(ErrorKind::Input,
                fmt::format(fmt::runtime(text("The clip has {} frames at 30 frames/s; features "
                                              "need at least {}.")),
                            resampled.frames(), kFewestFrames),
                {}, text("Leave it out, or use longer clips."));
  }
  PreparedMotion motion;
  motion.pose = toPosedClip(resampled);
  const double heading = headingOf(motion.pose, 0);
  motion.root = pathOf(motion.pose, bodyRoot(motion.pose), heading);
  for (std::size_t j = 0; j < motion.pose.joints(); ++j) {
    motion.positions.push_back(pathOf(motion.pose, j, heading) - motion.root);
    lowPassRows(motion.positions.back(), cutoffHz);
  }
  const double x = motion.root(0, 0);
  const double z = motion.root(2, 0);
  motion.root.row(0).array() -= x;
  motion.root.row(2).array() -= z;
  lowPassRows(motion.root, cutoffHz);
  takeTurns(resampled, cutoffHz, motion);
  return motion;
}

}  // namespace emoforge
