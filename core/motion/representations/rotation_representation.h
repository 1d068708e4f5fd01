// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/data/representation.h"
#include "core/motion/representations/body_channels.h"
#include "core/motion/representations/clip_template.h"

namespace emoforge {

/// Clips as metres and weighted radians over a common number of frames, in which a mean of clips is
/// a motion: start and heading aligned, resampled by slerp, the root as position, yaw and tilt,
/// every other joint as rotation vectors about its mean over the training clips, running on along
/// time. Position channels of other joints are kept where they move; channels that never move are
/// no part of a row.
///
/// Row: frames × channels, each divided by √frames so that a squared distance is the mean over
/// frames of Σ ‖Δposition‖² + λ_rot² Σ ‖Δrotation vector‖² (metres; λ_rot in metres per radian),
/// then the logarithm of the duration, which has no say in distances.
class RotationRepresentation : public Representation {
 public:
  /// `frames` 0: the median of the training clips. `rotationWeight` is λ_rot, above 0.
  RotationRepresentation(std::size_t frames, double rotationWeight);

  void fit(std::span<const SamplePtr> training, std::span<const std::string> ids,
           Progress& progress) override;
  std::size_t dimension() const override { return frames_ * channels() + 1; }
  std::size_t weightedDimension() const override { return frames_ * channels(); }
  std::size_t frames() const override { return frames_; }
  void encode(const Sample& sample, std::span<double> row) const override;
  /// Uniform between the smallest and the largest training value of each channel.
  void drawRandom(Random& random, std::span<double> row) const override;
  /// The range in training; for the root's position and yaw the range about the straight way from
  /// start to end that half of the clips exceed, since noise of the length of the way would make
  /// the feet slide.
  std::vector<double> noiseScale() const override;
  /// Smooths rotation vectors and positions; root path and yaw about the straight line from start
  /// to end, which a plain Gaussian would bend. The duration stays within 0.8 … 1.25 times those
  /// seen.
  SamplePtr decode(std::span<const double> row, double smoothingFrames) const override;
  void save(ArchiveWriter& archive, const std::string& prefix) const override;
  void load(const ArchiveReader& archive, const std::string& prefix) override;

 private:
  std::size_t channels() const { return 7 + 3 * body_.rotating().size() + body_.movingPositions(); }
  /// What each channel is multiplied by in a row.
  std::vector<double> weights() const;
  void findMeans(std::span<const SamplePtr> training, Progress& progress);
  void findRanges(std::span<const SamplePtr> training, Progress& progress);
  /// frames × channels in metres and radians.
  DoubleArray tangents(const MotionClip& clip, std::size_t frames) const;
  BodyMotion motionFrom(const DoubleArray& tangents) const;

  std::size_t wantedFrames_;
  double rotationWeight_;

  ClipTemplate template_;
  BodyChannels body_;
  std::size_t frames_ = 0;
  std::vector<Eigen::Quaterniond> means_;  ///< of the root's tilt, then of the rotating joints
  std::vector<double> minimum_;  ///< per channel over the training clips, metres and radians
  std::vector<double> maximum_;
  std::vector<double> noise_;  ///< noise per channel, metres and radians
  double shortest_ = 0.0;      ///< logarithm of seconds
  double longest_ = 0.0;
};

}  // namespace emoforge
