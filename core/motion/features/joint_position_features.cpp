// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/features/joint_position_features.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/motion/body_measures.h"
#include "core/motion/motion_clip.h"
#include "core/motion/pose_series.h"

namespace emoforge {
namespace {

constexpr const char* kFrames = "frames";

class JointPositionFeatures : public FeatureSet {
 public:
  void configure(const ParameterSet& parameters) override {
    frames_ = static_cast<std::size_t>(parameters.integer(kFrames));
  }

  void fit(std::span<const SamplePtr> training, std::span<const std::string> /*ids*/) override {
    joints_ = poseSeries(toPosedClip(asMotion(*training.front()))).joints;
    names_.clear();
    for (std::size_t t = 0; t < frames_; ++t) {
      for (const std::string& joint : joints_) {
        for (const char axis : {'x', 'y', 'z'}) {
          names_.push_back(fmt::format("f{:02}/{}/{}", t + 1, joint, axis));
        }
      }
    }
  }

  const std::vector<std::string>& names() const override { return names_; }

  void extract(const Sample& sample, std::span<double> row) const override {
    const PosedClip clip = toPosedClip(asMotion(sample));
    const PoseSeries series = stretched(poseSeries(clip, joints_), frames_);
    const double leg = legLengthMetres(clip);
    auto out = row.begin();
    for (std::size_t t = 0; t < frames_; ++t) {
      for (std::size_t j = 0; j < joints_.size(); ++j) {
        for (const auto& plane : series.positions) {
          *out++ = plane(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(t)) / leg;
        }
      }
    }
  }

 private:
  std::size_t frames_ = 30;
  std::vector<std::string> joints_;
  std::vector<std::string> names_;
};

}  // namespace

FeatureCatalogue::Entry jointPositionFeaturesEntry() {
  Card card;
  card.name = "joint-positions";
  card.title = text("Joint positions");
  card.summary = text("Places of all joints over the clip, root-centred, heading-aligned, leg 1");
  card.modalities = {"body-motion"};
  ParameterSpec frames = ParameterSpec::integer(kFrames, text("Frames"), 30, 2, 300);
  frames.help = text("Frames that every clip is stretched to.");
  return {card, {frames}, [] { return std::make_unique<JointPositionFeatures>(); }};
}

}  // namespace emoforge
