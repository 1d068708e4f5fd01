// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/representations/root_path.h"

#include "core/motion/alignment.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/rotations.h"
#include "core/motion/space_guess.h"

namespace emoforge {

RootFrame::RootFrame(const MotionClip& reference, int root) : root_(root) {
  const Space space = spaceOf(reference);
  metresPerUnit_ = space.metresPerUnit;
  up_ = space.info.up;
  upVector_ = upVector(up_);
  const double heading = placementOf(reference, root).headingRadians;
  const GlobalPose pose = forwardKinematics(reference.skeleton, reference.values.row(0));
  upright_ = aboutAxis(upVector_, -heading) * pose.rotations[static_cast<std::size_t>(root)];
}

double RootFrame::yawOf(const Eigen::Quaterniond& rotation) const {
  return twistAngle(rotation * upright_.conjugate(), upVector_);
}

RootPath RootFrame::read(const MotionClip& clip) const {
  const GroundPlacement start = placementOf(clip, root_);
  const Eigen::Quaterniond turn = aboutAxis(upVector_, -start.headingRadians);
  const double metres = spaceOf(clip).metresPerUnit;
  const auto root = static_cast<std::size_t>(root_);
  RootPath path;
  GlobalPose pose;
  double before = 0.0;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    forwardKinematics(clip.skeleton, clip.values.row(t), pose);
    const Eigen::Quaterniond rotation = turn * pose.rotations[root];
    const double yaw = before + wrapRadians(yawOf(rotation) - before);
    path.positions.push_back(metres * (turn * (pose.positions[root] - start.position)));
    path.yaws.push_back(yaw);
    path.tilts.push_back(aboutAxis(upVector_, -yaw) * rotation);
    before = yaw;
  }
  alignHemispheres(path.tilts);
  return path;
}

void RootFrame::write(const RootPath& path, MotionClip& clip) const {
  const Joint& joint = clip.skeleton.joints[static_cast<std::size_t>(root_)];
  std::vector<Eigen::Quaterniond> rotations;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    const auto row = clip.values.row(t);
    Eigen::Quaterniond above = Eigen::Quaterniond::Identity();
    Eigen::Vector3d origin = Eigen::Vector3d::Zero();
    if (joint.parent >= 0) {
      const GlobalPose pose = forwardKinematics(clip.skeleton, row);
      above = pose.rotations[static_cast<std::size_t>(joint.parent)];
      origin = pose.positions[static_cast<std::size_t>(joint.parent)];
    }
    const Eigen::Quaterniond rotation = aboutAxis(upVector_, path.yaws[t]) * path.tilts[t];
    setLocalPosition(joint, above.conjugate() * (path.positions[t] / metresPerUnit_ - origin), row);
    rotations.push_back(above.conjugate() * rotation);
  }
  setLocalRotationsOf(clip, root_, rotations);
}

void RootFrame::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.meta()[prefix + "root"] = {{"joint", root_}, {"up", static_cast<int>(up_)}};
  archive.put(prefix + "root-frame", DoubleArray({5}, {metresPerUnit_, upright_.w(), upright_.x(),
                                                       upright_.y(), upright_.z()}));
}

void RootFrame::load(const ArchiveReader& archive, const std::string& prefix) {
  const Json& json = archive.meta().at(prefix + "root");
  root_ = json.at("joint").get<int>();
  up_ = static_cast<UpAxis>(json.at("up").get<int>());
  upVector_ = upVector(up_);
  const std::vector<double> values = archive.doubles(prefix + "root-frame").values();
  metresPerUnit_ = values.at(0);
  upright_ = Eigen::Quaterniond(values.at(1), values.at(2), values.at(3), values.at(4));
}

}  // namespace emoforge
