// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/posture_space.h"

#include <algorithm>
#include <cmath>

#include "core/base/parallel.h"
#include "core/motion/alignment.h"
#include "core/motion/resampling.h"
#include "core/motion/rotations.h"

namespace emoforge {
namespace {

/// Frame times that differ by less need no resampling.
constexpr double kSameRate = 1e-3;

void putLinear(const BodyMotion& motion, std::size_t t, std::size_t first, double* row) {
  for (std::size_t i = 0; i < motion.positions.extent(1); ++i)
    row[first + i] = motion.positions(t, i);
}

}  // namespace

PostureSpace::PostureSpace(std::span<const SamplePtr> training, std::span<const std::string> ids,
                           double frameRate, Progress& progress)
    : template_(ClipTemplate::from(training, ids, progress)),
      body_(training),
      frameRate_(frameRate) {
  if (std::abs(template_.frameTimeSeconds * frameRate - 1.0) > kSameRate) {
    template_.frameTimeSeconds = 1.0 / frameRate;
  }
  prepare();
}

void PostureSpace::prepare() {
  const bool zUp = body_.root().up().z() > 0.5;
  sideways_ = Eigen::Vector3d::UnitX();
  ahead_ = zUp ? Eigen::Vector3d(0, -1, 0) : Eigen::Vector3d(0, 0, 1);
  const auto& joints = template_.skeleton.joints;
  const auto root = static_cast<std::size_t>(body_.root().root());
  measured_.clear();
  rotationOfJoint_.assign(joints.size(), -1);
  restRotations_.assign(joints.size(), Eigen::Quaterniond::Identity());
  restPositions_.assign(joints.size(), Eigen::Vector3d::Zero());
  std::vector<bool> carried(joints.size());
  for (std::size_t j = root; j < joints.size(); ++j) {
    restRotations_[j] = localRotation(joints[j], template_.firstFrame);
    restPositions_[j] =
        body_.root().metresPerUnit() * localPosition(joints[j], template_.firstFrame);
    carried[j] =
        j == root || (joints[j].parent >= 0 && carried[static_cast<std::size_t>(joints[j].parent)]);
    if (carried[j] && !joints[j].endSite) measured_.push_back(j);
  }
  rotationOfJoint_[root] = 0;
  for (std::size_t i = 0; i < body_.rotating().size(); ++i) {
    rotationOfJoint_[static_cast<std::size_t>(body_.rotating()[i])] = static_cast<int>(i) + 1;
  }
  movingAxes_.clear();
  for (const std::size_t column : body_.movingColumns()) {
    for (std::size_t j = 0; j < joints.size(); ++j) {
      const auto first = static_cast<std::size_t>(joints[j].firstChannel);
      if (column < first || column >= first + joints[j].channels.size()) continue;
      movingAxes_.push_back({j, axisOf(joints[j].channels[column - first])});
    }
  }
}

DoubleArray PostureSpace::read(const MotionClip& clip) const {
  const bool sameRate =
      std::abs(clip.frameTimeSeconds / template_.frameTimeSeconds - 1.0) <= kSameRate;
  const BodyMotion motion =
      body_.read(sameRate ? clip : resampleToFrameTime(clip, template_.frameTimeSeconds));
  const std::size_t frames = motion.frames();
  DoubleArray result({frames, dimension()});
  for (std::size_t t = 0; t < frames; ++t) {
    double* row = result.row(t).data();
    row[0] = motion.root.positions[t].dot(body_.root().up());
    putLinear(motion, t, kRootNumbers, row);
    putQuaternion(motion.root.tilts[t], row + linear(), 0);
    for (std::size_t j = 0; j < motion.rotations.size(); ++j) {
      putQuaternion(motion.rotations[j][t], row + linear(), 1 + j);
    }
    if (t + 1 == frames) {
      if (t > 0) std::copy_n(result.row(t - 1).data() + 1, 3, row + 1);
      break;
    }
    const Eigen::Vector3d step = aboutAxis(body_.root().up(), -motion.root.yaws[t]) *
                                 (motion.root.positions[t + 1] - motion.root.positions[t]);
    row[1] = step.dot(sideways_) / frameTimeSeconds();
    row[2] = step.dot(ahead_) / frameTimeSeconds();
    row[3] = (motion.root.yaws[t + 1] - motion.root.yaws[t]) / frameTimeSeconds();
  }
  return result;
}

void PostureSpace::jointPositions(std::span<const double> posture,
                                  std::span<double> positions) const {
  const auto& joints = template_.skeleton.joints;
  const auto root = static_cast<std::size_t>(body_.root().root());
  thread_local std::vector<Eigen::Vector3d> places;
  thread_local std::vector<Eigen::Quaterniond> turns;
  thread_local std::vector<Eigen::Vector3d> locals;
  places.resize(joints.size());
  turns.resize(joints.size());
  locals = restPositions_;
  for (std::size_t i = 0; i < movingAxes_.size(); ++i) {
    locals[movingAxes_[i].joint][movingAxes_[i].axis] = posture[kRootNumbers + i];
  }
  std::size_t out = 0;
  for (const std::size_t j : measured_) {
    const Eigen::Quaterniond local =
        rotationOfJoint_[j] < 0 ? restRotations_[j]
                                : quaternionAt(posture.data() + linear(),
                                               static_cast<std::size_t>(rotationOfJoint_[j]));
    if (j == root) {
      places[j] = posture[0] * body_.root().up();
      turns[j] = local;
    } else {
      const auto parent = static_cast<std::size_t>(joints[j].parent);
      places[j] = places[parent] + turns[parent] * locals[j];
      turns[j] = turns[parent] * local;
    }
    for (int axis = 0; axis < 3; ++axis) positions[out++] = places[j][axis];
  }
}

SamplePtr PostureSpace::makeClip(const DoubleArray& postures) const {
  const std::size_t frames = postures.extent(0);
  auto clip = template_.makeClip(frames);
  BodyMotion motion;
  motion.rotations.resize(body_.rotating().size());
  motion.positions = DoubleArray({frames, body_.movingPositions()});
  Eigen::Vector3d place = Eigen::Vector3d::Zero();
  double yaw = 0.0;
  for (std::size_t t = 0; t < frames; ++t) {
    const double* row = postures.row(t).data();
    motion.root.positions.push_back(place + row[0] * body_.root().up());
    motion.root.yaws.push_back(yaw);
    motion.root.tilts.push_back(quaternionAt(row + linear(), 0));
    for (std::size_t j = 0; j < motion.rotations.size(); ++j) {
      motion.rotations[j].push_back(quaternionAt(row + linear(), 1 + j));
    }
    std::copy_n(row + kRootNumbers, body_.movingPositions(), motion.positions.row(t).data());
    place += frameTimeSeconds() *
             (aboutAxis(body_.root().up(), yaw) * (row[1] * sideways_ + row[2] * ahead_));
    yaw += frameTimeSeconds() * row[3];
  }
  body_.write(motion, *clip);
  return clip;
}

void PostureSpace::save(ArchiveWriter& archive, const std::string& prefix) const {
  template_.save(archive, prefix);
  body_.save(archive, prefix);
  archive.put(prefix + "frame-rate", DoubleArray({1}, frameRate_));
}

void PostureSpace::load(const ArchiveReader& archive, const std::string& prefix) {
  template_.load(archive, prefix);
  body_.load(archive, prefix);
  frameRate_ = archive.doubles(prefix + "frame-rate").values().at(0);
  prepare();
}

}  // namespace emoforge
