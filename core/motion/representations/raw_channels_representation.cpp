// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/representations/raw_channels_representation.h"

#include <algorithm>
#include <limits>

#include "core/numerics/gaussian_filter.h"

namespace emoforge {

void RawChannelsRepresentation::fit(std::span<const SamplePtr> training,
                                    std::span<const std::string> ids, Progress& progress) {
  template_ = ClipTemplate::from(training, ids, progress);
  frames_ = 0;
  for (const auto& sample : training) frames_ = std::max(frames_, asMotion(*sample).frames());
  const std::size_t dimension = frames_ * template_.firstFrame.size();
  minimum_.assign(dimension, std::numeric_limits<double>::infinity());
  std::vector<double> maximum(dimension, -std::numeric_limits<double>::infinity());
  for (const auto& sample : training) {
    progress.throwIfCancelled();
    const std::vector<double>& values = asMotion(*sample).values.values();
    for (std::size_t i = 0; i < dimension; ++i) {
      const double value = i < values.size() ? values[i] : 0.0;
      minimum_[i] = std::min(minimum_[i], value);
      maximum[i] = std::max(maximum[i], value);
    }
  }
  span_ = std::move(maximum);
  for (std::size_t i = 0; i < dimension; ++i) {
    span_[i] -= minimum_[i];
    if (span_[i] == 0.0) span_[i] = 1.0;
  }
}

void RawChannelsRepresentation::encode(const Sample& sample, std::span<double> row) const {
  const std::vector<double>& values = asMotion(sample).values.values();
  for (std::size_t i = 0; i < row.size(); ++i) {
    const double value = i < values.size() ? values[i] : 0.0;
    row[i] = (value - minimum_[i]) / span_[i];
  }
}

void RawChannelsRepresentation::drawRandom(Random& random, std::span<double> row) const {
  random.fillUniform(row);
}

std::vector<double> RawChannelsRepresentation::noiseScale() const {
  return std::vector<double>(dimension(), 1.0);
}

SamplePtr RawChannelsRepresentation::decode(std::span<const double> row,
                                            double smoothingFrames) const {
  auto clip = template_.makeClip(frames_);
  std::vector<double>& values = clip->values.values();
  for (std::size_t i = 0; i < row.size(); ++i) values[i] = row[i] * span_[i] + minimum_[i];
  gaussianFilterAlongTime(clip->values, smoothingFrames);
  return clip;
}

void RawChannelsRepresentation::save(ArchiveWriter& archive, const std::string& prefix) const {
  template_.save(archive, prefix);
  archive.put(prefix + "minimum", DoubleArray({minimum_.size()}, minimum_));
  archive.put(prefix + "span", DoubleArray({span_.size()}, span_));
}

void RawChannelsRepresentation::load(const ArchiveReader& archive, const std::string& prefix) {
  template_.load(archive, prefix);
  minimum_ = archive.doubles(prefix + "minimum").values();
  span_ = archive.doubles(prefix + "span").values();
  frames_ = minimum_.size() / std::max<std::size_t>(1, template_.firstFrame.size());
}

}  // namespace emoforge
