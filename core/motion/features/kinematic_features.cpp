// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/features/kinematic_features.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/motion/features/body_groups.h"
#include "core/motion/features/prepared_motion.h"
#include "core/motion/features/speed_harmonics.h"
#include "core/numerics/percentile.h"

namespace emoforge {
namespace {

constexpr const char* kFilter = "cutoff";

/// Numbers with their names, in one order for every clip of a kind of body.
class Columns {
 public:
  void add(std::string name, double value) {
    names.push_back(std::move(name));
    values.push_back(value);
  }
  void addCourse(const std::string& name, const Eigen::VectorXd& course) {
    const double mean = course.mean();
    add(name + "/mean", mean);
    add(name + "/sd", std::sqrt((course.array() - mean).square().mean()));
    add(name + "/p95", percentile({course.data(), course.data() + course.size()}, 95.0));
  }

  std::vector<std::string> names;
  std::vector<double> values;
};

Eigen::Matrix3Xd derivative(const Eigen::Matrix3Xd& path) {
  return (path.rightCols(path.cols() - 1) - path.leftCols(path.cols() - 1)) *
         kFeatureFramesPerSecond;
}

Eigen::VectorXd lengths(const Eigen::Matrix3Xd& vectors) {
  return vectors.colwise().norm().transpose();
}

/// Sums over a group's joints, divided by their number at the end.
struct GroupCourse {
  Eigen::VectorXd speed, acceleration, jerk, angularSpeed;
  double range = 0.0;
  double rotationRange = 0.0;
  double path = 0.0;
};

GroupCourse courseOf(const PreparedMotion& motion, const BodyGroup& group) {
  const Eigen::Index frames = motion.frames();
  GroupCourse course{Eigen::VectorXd::Zero(frames - 1), Eigen::VectorXd::Zero(frames - 2),
                     Eigen::VectorXd::Zero(frames - 3), Eigen::VectorXd::Zero(frames - 1)};
  const double share = 1.0 / static_cast<double>(group.joints.size());
  for (const std::size_t joint : group.joints) {
    const Eigen::Matrix3Xd& path = motion.positions[joint];
    const Eigen::Matrix3Xd velocity = derivative(path);
    const Eigen::Matrix3Xd acceleration = derivative(velocity);
    const auto row = static_cast<Eigen::Index>(joint);
    course.speed += share * lengths(velocity);
    course.acceleration += share * lengths(acceleration);
    course.jerk += share * lengths(derivative(acceleration));
    course.angularSpeed += share * motion.angularSpeeds.row(row).transpose();
    course.range += share * (path.rowwise().maxCoeff() - path.rowwise().minCoeff()).norm();
    course.rotationRange += share * motion.rotationRanges[row];
  }
  course.path = course.speed.sum() / kFeatureFramesPerSecond;
  return course;
}

void addGroup(Columns& columns, const PreparedMotion& motion, const BodyGroup& group) {
  const GroupCourse course = courseOf(motion, group);
  columns.addCourse(group.name + "/speed", course.speed);
  columns.addCourse(group.name + "/acceleration", course.acceleration);
  columns.addCourse(group.name + "/jerk", course.jerk);
  columns.addCourse(group.name + "/angular-speed", course.angularSpeed);
  columns.add(group.name + "/range", course.range);
  columns.add(group.name + "/rotation-range", course.rotationRange);
  columns.add(group.name + "/path", course.path);
  const Harmonics harmonics = harmonicsOf(course.speed, kFeatureFramesPerSecond);
  columns.add(group.name + "/frequency", harmonics.frequencyHz);
  for (std::size_t k = 0; k < harmonics.amplitudes.size(); ++k) {
    columns.add(fmt::format("{}/harmonic-{}", group.name, k + 1), harmonics.amplitudes[k]);
  }
}

void addRoot(Columns& columns, const PreparedMotion& motion) {
  Eigen::Matrix3Xd level = motion.root;
  level.row(1).setZero();
  const Eigen::VectorXd speed = lengths(derivative(level));
  columns.addCourse("root/speed", speed);
  columns.add("root/height-range", motion.root.row(1).maxCoeff() - motion.root.row(1).minCoeff());
  columns.add("root/path", speed.sum() / kFeatureFramesPerSecond);
}

Columns columnsOf(const MotionClip& clip, double cutoffHz) {
  const PreparedMotion motion = prepareMotion(clip, cutoffHz);
  Columns columns;
  for (const BodyGroup& group : bodyGroups(motion.pose)) addGroup(columns, motion, group);
  addRoot(columns, motion);
  return columns;
}

class KinematicFeatures : public FeatureSet {
 public:
  void configure(const ParameterSet& parameters) override { cutoffHz_ = parameters.real(kFilter); }

  void fit(std::span<const SamplePtr> training, std::span<const std::string> /*ids*/) override {
    names_ = columnsOf(asMotion(*training.front()), cutoffHz_).names;
  }

  const std::vector<std::string>& names() const override { return names_; }

  void extract(const Sample& sample, std::span<double> row) const override {
    const Columns columns = columnsOf(asMotion(sample), cutoffHz_);
    if (columns.names != names_) {
      throw Error(ErrorKind::Input,
                  text("The clip's body has other groups of joints than the training clips."), {},
                  text("Map the skeletons first (--import skeletons=map)."));
    }
    std::ranges::copy(columns.values, row.begin());
  }

 private:
  double cutoffHz_ = 6.0;
  std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<FeatureSet> makeKinematicFeatures() {
  return std::make_unique<KinematicFeatures>();
}

FeatureCatalogue::Entry kinematicFeaturesEntry() {
  Card card;
  card.name = "kinematic";
  card.title = text("Kinematic");
  card.summary =
      text("Speeds, accelerations, jerks, ranges and rhythm of groups of joints, root-centred");
  card.modalities = {"body-motion"};
  ParameterSpec cutoff = ParameterSpec::real(kFilter, text("Low-pass cut-off"), 6.0, 0.0, 15.0);
  cutoff.unit = "Hz";
  cutoff.step = 0.5;
  cutoff.decimals = 1;
  cutoff.help = text(
      "Zero-lag Butterworth filter of fourth order before derivatives are taken. 0: no filter.");
  return {card, {cutoff}, makeKinematicFeatures};
}

}  // namespace emoforge
