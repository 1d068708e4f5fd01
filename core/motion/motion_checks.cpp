// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/motion_checks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/body_measures.h"

namespace emoforge {
namespace {

constexpr double kLowestHertz = 5.0;
constexpr double kHighestHertz = 15.0;
constexpr std::size_t kSegmentFrames = 128;
constexpr std::size_t kShortestSegment = 8;
constexpr double kShortestBoneMetres = 0.01;

/// Power of one real signal in a band: windows, and the cosines and sines of the bins in it.
class BandPower {
 public:
  BandPower(std::size_t length, double secondsPerSample) : length_(length) {
    if (length < kShortestSegment) return;
    const double duration = static_cast<double>(length) * secondsPerSample;
    const auto first = static_cast<std::size_t>(std::ceil(kLowestHertz * duration - 1e-9));
    const auto last =
        std::min(static_cast<std::size_t>(kHighestHertz * duration + 1e-9), length / 2);
    const double turn = 2.0 * std::numbers::pi / static_cast<double>(length);
    for (std::size_t i = 0; i < length; ++i) {
      window_.push_back(0.5 - 0.5 * std::cos(turn * static_cast<double>(i)));
      windowPower_ += window_.back() * window_.back();
    }
    for (std::size_t k = first; k <= last; ++k) {
      // The bin at half the sampling rate is its own mirror image.
      weights_.push_back(2 * k == length ? 1.0 : 2.0);
      for (std::size_t i = 0; i < length; ++i) {
        const double angle = turn * static_cast<double>((k * i) % length);
        cosines_.push_back(std::cos(angle));
        sines_.push_back(std::sin(angle));
      }
    }
  }

  bool empty() const { return weights_.empty(); }

  /// Mean square of the part of samples 0 … length − 1 that lies in the band.
  double of(const double* samples) {
    double mean = 0.0;
    for (std::size_t i = 0; i < length_; ++i) mean += samples[i];
    mean /= static_cast<double>(length_);
    tapered_.resize(length_);
    for (std::size_t i = 0; i < length_; ++i) tapered_[i] = window_[i] * (samples[i] - mean);
    double power = 0.0;
    for (std::size_t b = 0; b < weights_.size(); ++b) {
      const double* c = cosines_.data() + b * length_;
      const double* s = sines_.data() + b * length_;
      double re = 0.0;
      double im = 0.0;
      for (std::size_t i = 0; i < length_; ++i) {
        re += c[i] * tapered_[i];
        im += s[i] * tapered_[i];
      }
      power += weights_[b] * (re * re + im * im);
    }
    return power / (static_cast<double>(length_) * windowPower_);
  }

 private:
  std::size_t length_;
  std::vector<double> window_;
  std::vector<double> weights_;
  std::vector<double> cosines_;
  std::vector<double> sines_;
  std::vector<double> tapered_;
  double windowPower_ = 0.0;
};

/// A joint's position at a fractional frame.
Eigen::Vector3d positionAt(const PosedClip& clip, double frame, std::size_t joint) {
  const auto before = std::min(static_cast<std::size_t>(frame), clip.frames() - 1);
  const double share = frame - static_cast<double>(before);
  const Eigen::Vector3d a = positionOf(clip, before, joint);
  if (share <= 0.0 || before + 1 >= clip.frames()) return a;
  return (1.0 - share) * a + share * positionOf(clip, before + 1, joint);
}

}  // namespace

double meanJointSpeed(const PosedClip& clip) {
  if (clip.frames() < 2) return 0.0;
  const auto joints = bodyJoints(clip);
  double sum = 0.0;
  for (std::size_t t = 1; t < clip.frames(); ++t) {
    for (const std::size_t j : joints) {
      sum += (positionOf(clip, t, j) - positionOf(clip, t - 1, j)).norm();
    }
  }
  const auto count = static_cast<double>((clip.frames() - 1) * joints.size());
  return sum / count / clip.frameTimeSeconds;
}

double highFrequencyPower(const PosedClip& clip) {
  if (clip.frames() < 2) return 0.0;
  const std::size_t speeds = clip.frames() - 1;
  const std::size_t length = std::min(speeds, kSegmentFrames);
  BandPower band(length, clip.frameTimeSeconds);
  if (band.empty()) return 0.0;
  const auto joints = bodyJoints(clip);
  const std::size_t hop = std::max<std::size_t>(1, length / 2);
  std::vector<double> velocity(speeds);
  double sum = 0.0;
  std::size_t segments = 0;
  for (const std::size_t j : joints) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      for (std::size_t t = 0; t < speeds; ++t) {
        velocity[t] = (static_cast<double>(clip.positions(t + 1, j, axis)) -
                       static_cast<double>(clip.positions(t, j, axis))) /
                      clip.frameTimeSeconds;
      }
      for (std::size_t start = 0; start + length <= speeds; start += hop) {
        sum += band.of(velocity.data() + start);
        segments += axis == 0 ? 1 : 0;
      }
    }
  }
  return sum / static_cast<double>(segments);
}

double rmsJerk(const PosedClip& clip) {
  if (clip.frames() < 4) return 0.0;
  const auto joints = bodyJoints(clip);
  double sum = 0.0;
  for (std::size_t t = 3; t < clip.frames(); ++t) {
    for (const std::size_t j : joints) {
      const Eigen::Vector3d third = positionOf(clip, t, j) - 3.0 * positionOf(clip, t - 1, j) +
                                    3.0 * positionOf(clip, t - 2, j) - positionOf(clip, t - 3, j);
      sum += third.squaredNorm();
    }
  }
  const auto count = static_cast<double>((clip.frames() - 3) * joints.size());
  return std::sqrt(sum / count) / std::pow(clip.frameTimeSeconds, 3);
}

double boneLengthDrift(const PosedClip& clip) {
  double largest = 0.0;
  for (const Bone& bone : bodyBones(clip)) {
    const auto length = [&](std::size_t t) {
      return (positionOf(clip, t, bone.to) - positionOf(clip, t, bone.from)).norm();
    };
    if (clip.frames() == 0 || length(0) < kShortestBoneMetres) continue;
    for (std::size_t t = 1; t < clip.frames(); ++t) {
      largest = std::max(largest, std::abs(length(t) / length(0) - 1.0));
    }
  }
  return largest;
}

double meanJointDistance(const PosedClip& a, const PosedClip& b, bool rootAligned) {
  if (a.names != b.names || a.frames() == 0 || b.frames() == 0) {
    throw Error(ErrorKind::Usage,
                text("Only clips with frames and with the same joints can be compared by joint "
                     "distance."));
  }
  const auto joints = bodyJoints(a);
  const std::size_t root = bodyRoot(a);
  const std::size_t frames = std::max(a.frames(), b.frames());
  const auto scale = [&](const PosedClip& clip) {
    return frames < 2 ? 0.0
                      : static_cast<double>(clip.frames() - 1) / static_cast<double>(frames - 1);
  };
  const double scaleA = scale(a);
  const double scaleB = scale(b);
  double sum = 0.0;
  for (std::size_t t = 0; t < frames; ++t) {
    const double atA = static_cast<double>(t) * scaleA;
    const double atB = static_cast<double>(t) * scaleB;
    Eigen::Vector3d between = Eigen::Vector3d::Zero();
    if (rootAligned) between = positionAt(a, atA, root) - positionAt(b, atB, root);
    for (const std::size_t j : joints) {
      sum += (positionAt(a, atA, j) - positionAt(b, atB, j) - between).norm();
    }
  }
  return sum / static_cast<double>(frames * joints.size());
}

}  // namespace emoforge
