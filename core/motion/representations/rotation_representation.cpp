// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/representations/rotation_representation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/representations/tangent_series.h"
#include "core/motion/rotations.h"
#include "core/motion/space_guess.h"
#include "core/numerics/gaussian_filter.h"

namespace emoforge {
namespace {

constexpr std::size_t kYaw = 3;   ///< channel; before it the root's position
constexpr std::size_t kTilt = 4;  ///< first of three
constexpr std::size_t kRootChannels = 7;
constexpr double kStill = 1e-6;  ///< metres and radians that count as no movement

/// The upper one of two in the middle.
template <typename Number>
Number median(std::vector<Number> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

std::size_t medianFrames(std::span<const SamplePtr> training) {
  std::vector<std::size_t> counts;
  for (const auto& sample : training) counts.push_back(asMotion(*sample).frames());
  return std::max<std::size_t>(2, median(std::move(counts)));
}

/// Range of a channel about the straight line from its first to its last frame.
double swayOf(const DoubleArray& values, std::size_t channel) {
  const std::size_t last = values.extent(0) - 1;
  const double first = values(0, channel);
  const double slope =
      (values(last, channel) - first) / static_cast<double>(std::max<std::size_t>(1, last));
  double low = 0.0;
  double high = 0.0;
  for (std::size_t t = 0; t <= last; ++t) {
    const double deviation = values(t, channel) - first - slope * static_cast<double>(t);
    low = std::min(low, deviation);
    high = std::max(high, deviation);
  }
  return high - low;
}

double logDuration(const MotionClip& clip) {
  const std::size_t steps = std::max<std::size_t>(2, clip.frames()) - 1;
  return std::log(static_cast<double>(steps) * clip.frameTimeSeconds);
}

void writeVector(const Eigen::Vector3d& vector, double* target) {
  for (int axis = 0; axis < 3; ++axis) target[axis] = vector[axis];
}

Eigen::Vector3d readVector(const double* source) {
  return {source[0], source[1], source[2]};
}

/// Linear between neighbours, to another number of even frames.
DoubleArray resampled(const DoubleArray& source, std::size_t frames) {
  DoubleArray result({frames, source.extent(1)});
  for (std::size_t t = 0; t < frames; ++t) {
    const FrameTime time = evenTime(t, source.extent(0), frames);
    const double* from = source.row(time.index).data();
    const double* to = source.row(std::min(time.index + 1, source.extent(0) - 1)).data();
    for (std::size_t c = 0; c < source.extent(1); ++c) {
      result(t, c) = from[c] + time.share * (to[c] - from[c]);
    }
  }
  return result;
}

/// Gaussian along time. The first `path` columns are smoothed about the straight line from their
/// first to their last value: mirrored ends would make a walk begin and end on the spot.
void smooth(DoubleArray& tangents, double sigmaFrames, std::size_t path) {
  const std::size_t frames = tangents.extent(0);
  if (sigmaFrames <= 0.0 || frames < 2) return;
  std::vector<double> first(tangents.row(0).begin(),
                            tangents.row(0).begin() + static_cast<std::ptrdiff_t>(path));
  std::vector<double> slope(path);
  for (std::size_t c = 0; c < path; ++c) {
    slope[c] = (tangents(frames - 1, c) - first[c]) / static_cast<double>(frames - 1);
  }
  const auto addLine = [&](double sign) {
    for (std::size_t t = 0; t < frames; ++t) {
      for (std::size_t c = 0; c < path; ++c) {
        tangents(t, c) += sign * (first[c] + slope[c] * static_cast<double>(t));
      }
    }
  };
  addLine(-1.0);
  gaussianFilterAlongTime(tangents, sigmaFrames);
  addLine(1.0);
}

}  // namespace

RotationRepresentation::RotationRepresentation(std::size_t frames, double rotationWeight)
    : wantedFrames_(frames), rotationWeight_(rotationWeight) {}

std::vector<double> RotationRepresentation::weights() const {
  std::vector<double> result(channels(), 1.0 / std::sqrt(static_cast<double>(frames_)));
  for (std::size_t c = kYaw; c < kRootChannels + 3 * body_.rotating().size(); ++c) {
    result[c] *= rotationWeight_;
  }
  return result;
}

void RotationRepresentation::fit(std::span<const SamplePtr> training,
                                 std::span<const std::string> ids, Progress& progress) {
  template_ = ClipTemplate::from(training, ids, progress);
  body_ = BodyChannels(training);
  frames_ = wantedFrames_ > 0 ? std::max<std::size_t>(2, wantedFrames_) : medianFrames(training);
  findMeans(training, progress);
  findRanges(training, progress);
}

void RotationRepresentation::findMeans(std::span<const SamplePtr> training, Progress& progress) {
  std::vector<RotationMean> means(1 + body_.rotating().size());
  for (const auto& sample : training) {
    progress.throwIfCancelled();
    const BodyMotion motion = body_.read(asMotion(*sample));
    const double weight = 1.0 / static_cast<double>(motion.frames());  // each clip counts the same
    for (const auto& tilt : motion.root.tilts) means[0].add(tilt, weight);
    for (std::size_t j = 0; j < motion.rotations.size(); ++j) {
      for (const auto& rotation : motion.rotations[j]) means[1 + j].add(rotation, weight);
    }
  }
  means_.clear();
  for (const auto& mean : means) means_.push_back(mean.mean());
}

void RotationRepresentation::findRanges(std::span<const SamplePtr> training, Progress& progress) {
  minimum_.assign(channels(), std::numeric_limits<double>::infinity());
  maximum_.assign(channels(), -std::numeric_limits<double>::infinity());
  shortest_ = std::numeric_limits<double>::infinity();
  longest_ = -shortest_;
  std::array<std::vector<double>, kTilt> sways;
  for (const auto& sample : training) {
    progress.throwIfCancelled();
    const MotionClip& clip = asMotion(*sample);
    const DoubleArray values = tangents(clip, frames_);
    for (std::size_t c = 0; c < kTilt; ++c) sways[c].push_back(swayOf(values, c));
    for (std::size_t t = 0; t < frames_; ++t) {
      for (std::size_t c = 0; c < channels(); ++c) {
        minimum_[c] = std::min(minimum_[c], values(t, c));
        maximum_[c] = std::max(maximum_[c], values(t, c));
      }
    }
    shortest_ = std::min(shortest_, logDuration(clip));
    longest_ = std::max(longest_, logDuration(clip));
  }
  noise_.resize(channels());
  for (std::size_t c = 0; c < channels(); ++c) {
    const double range = c < kTilt ? median(sways[c]) : maximum_[c] - minimum_[c];
    noise_[c] = range > kStill ? range : 0.0;
  }
}

DoubleArray RotationRepresentation::tangents(const MotionClip& clip, std::size_t frames) const {
  DoubleArray result({frames, channels()});
  const BodyMotion motion = body_.read(clip);
  const auto put = [&](std::size_t channel, std::span<const Eigen::Quaterniond> rotations,
                       const Eigen::Quaterniond& mean) {
    const auto series = tangentSeries(rotations, mean);
    const auto vectors = resampledTangents(rotations, series, mean, frames);
    for (std::size_t t = 0; t < frames; ++t) writeVector(vectors[t], &result(t, channel));
  };
  put(kTilt, motion.root.tilts, means_[0]);
  for (std::size_t j = 0; j < motion.rotations.size(); ++j) {
    put(kRootChannels + 3 * j, motion.rotations[j], means_[1 + j]);
  }
  const std::size_t firstMoving = kRootChannels + 3 * motion.rotations.size();
  for (std::size_t t = 0; t < frames; ++t) {
    const FrameTime time = evenTime(t, motion.frames(), frames);
    const std::size_t from = time.index;
    const std::size_t to = std::min(time.index + 1, motion.frames() - 1);
    const auto between = [&](const auto& a, const auto& b) { return (a + time.share * (b - a)); };
    const Eigen::Vector3d position =
        between(motion.root.positions[from], motion.root.positions[to]);
    writeVector(position, &result(t, 0));
    result(t, kYaw) = between(motion.root.yaws[from], motion.root.yaws[to]);
    for (std::size_t i = 0; i < body_.movingPositions(); ++i) {
      result(t, firstMoving + i) = between(motion.positions(from, i), motion.positions(to, i));
    }
  }
  return result;
}

void RotationRepresentation::encode(const Sample& sample, std::span<double> row) const {
  const MotionClip& clip = asMotion(sample);
  const DoubleArray values = tangents(clip, frames_);
  const std::vector<double> weight = weights();
  for (std::size_t t = 0; t < frames_; ++t) {
    for (std::size_t c = 0; c < channels(); ++c) {
      row[t * channels() + c] = values(t, c) * weight[c];
    }
  }
  row[values.size()] = logDuration(clip);
}

void RotationRepresentation::drawRandom(Random& random, std::span<double> row) const {
  const std::vector<double> weight = weights();
  for (std::size_t t = 0; t < frames_; ++t) {
    for (std::size_t c = 0; c < channels(); ++c) {
      row[t * channels() + c] = random.uniform(minimum_[c], maximum_[c]) * weight[c];
    }
  }
  row[weightedDimension()] = random.uniform(shortest_, longest_);
}

std::vector<double> RotationRepresentation::noiseScale() const {
  const std::vector<double> weight = weights();
  std::vector<double> result(dimension());
  for (std::size_t t = 0; t < frames_; ++t) {
    for (std::size_t c = 0; c < channels(); ++c) {
      result[t * channels() + c] = noise_[c] * weight[c];
    }
  }
  result[weightedDimension()] = longest_ - shortest_;
  return result;
}

SamplePtr RotationRepresentation::decode(std::span<const double> row,
                                         double smoothingFrames) const {
  const std::vector<double> weight = weights();
  DoubleArray values({frames_, channels()});
  for (std::size_t t = 0; t < frames_; ++t) {
    for (std::size_t c = 0; c < channels(); ++c) {
      values(t, c) = row[t * channels() + c] / weight[c];
    }
  }
  const double seconds = std::exp(
      std::clamp(row[weightedDimension()], shortest_ + std::log(0.8), longest_ + std::log(1.25)));
  const auto steps = static_cast<std::size_t>(std::lround(seconds / template_.frameTimeSeconds));
  values = resampled(values, std::max<std::size_t>(1, steps) + 1);
  smooth(values, smoothingFrames, kTilt);
  auto clip = template_.makeClip(values.extent(0));
  body_.write(motionFrom(values), *clip);
  return clip;
}

BodyMotion RotationRepresentation::motionFrom(const DoubleArray& tangents) const {
  const std::size_t frames = tangents.extent(0);
  BodyMotion motion;
  motion.rotations.resize(body_.rotating().size());
  motion.positions = DoubleArray({frames, body_.movingPositions()});
  const std::size_t firstMoving = kRootChannels + 3 * motion.rotations.size();
  for (std::size_t t = 0; t < frames; ++t) {
    const double* row = tangents.row(t).data();
    motion.root.positions.push_back(readVector(row));
    motion.root.yaws.push_back(row[kYaw]);
    motion.root.tilts.push_back(means_[0] * expMap(readVector(row + kTilt)));
    for (std::size_t j = 0; j < motion.rotations.size(); ++j) {
      motion.rotations[j].push_back(means_[1 + j] *
                                    expMap(readVector(row + kRootChannels + 3 * j)));
    }
    std::copy_n(row + firstMoving, body_.movingPositions(), motion.positions.row(t).data());
  }
  return motion;
}

void RotationRepresentation::save(ArchiveWriter& archive, const std::string& prefix) const {
  template_.save(archive, prefix);
  body_.save(archive, prefix);
  archive.meta()[prefix + "layout"] = {{"frames", frames_}, {"rotation_weight", rotationWeight_}};
  DoubleArray means({means_.size(), 4});
  for (std::size_t j = 0; j < means_.size(); ++j) {
    const Eigen::Vector4d coefficients = means_[j].coeffs();
    std::copy_n(coefficients.data(), 4, means.row(j).data());
  }
  archive.put(prefix + "means", means);
  archive.put(prefix + "minimum", DoubleArray({channels()}, minimum_));
  archive.put(prefix + "maximum", DoubleArray({channels()}, maximum_));
  archive.put(prefix + "noise", DoubleArray({channels()}, noise_));
  archive.put(prefix + "log-durations", DoubleArray({2}, {shortest_, longest_}));
}

void RotationRepresentation::load(const ArchiveReader& archive, const std::string& prefix) {
  template_.load(archive, prefix);
  body_.load(archive, prefix);
  const Json& layout = archive.meta().at(prefix + "layout");
  frames_ = layout.at("frames").get<std::size_t>();
  rotationWeight_ = layout.at("rotation_weight").get<double>();
  const DoubleArray means = archive.doubles(prefix + "means");
  means_.clear();
  for (std::size_t j = 0; j < means.extent(0); ++j) {
    means_.emplace_back(Eigen::Vector4d(means.row(j).data()));
  }
  minimum_ = archive.doubles(prefix + "minimum").values();
  maximum_ = archive.doubles(prefix + "maximum").values();
  noise_ = archive.doubles(prefix + "noise").values();
  const std::vector<double> durations = archive.doubles(prefix + "log-durations").values();
  shortest_ = durations.at(0);
  longest_ = durations.at(1);
}

}  // namespace emoforge
