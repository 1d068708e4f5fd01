// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/posture_motion.h"

#include <algorithm>
#include <limits>

#include "core/generators/class_wise/smooth_noise.h"
#include "core/motion/representations/tangent_series.h"
#include "core/motion/rotations.h"
#include "core/numerics/gaussian_filter.h"

namespace emoforge {
namespace {

void blend(const double* from, const double* to, double share, const PostureSpace& space,
           double* result) {
  const std::size_t linear = space.linear();
  for (std::size_t i = 0; i < linear; ++i) result[i] = from[i] + share * (to[i] - from[i]);
  for (std::size_t i = 0; i < space.rotations(); ++i) {
    const Eigen::Quaterniond between =
        slerp(quaternionAt(from + linear, i), quaternionAt(to + linear, i), share);
    putQuaternion(between, result + linear, i);
  }
}

}  // namespace

DoubleArray posturesAlong(std::span<const PostureVisit> path, const DoubleArray& neurons,
                          const PostureSpace& space) {
  std::vector<double> middles;
  std::size_t frames = 0;
  for (const PostureVisit& visit : path) {
    middles.push_back(static_cast<double>(frames) + 0.5 * static_cast<double>(visit.frames - 1));
    frames += visit.frames;
  }
  DoubleArray result({frames, space.dimension()});
  std::size_t next = 0;  // first stay whose middle is not before the frame
  for (std::size_t t = 0; t < frames; ++t) {
    const auto time = static_cast<double>(t);
    while (next < middles.size() && middles[next] < time) ++next;
    const std::size_t to = std::min(next, middles.size() - 1);
    const std::size_t from = next == 0 ? 0 : next - 1;
    const double way = middles[to] - middles[from];
    const double share = way > 0.0 ? (time - middles[from]) / way : 0.0;
    blend(neurons.row(path[from].neuron).data(), neurons.row(path[to].neuron).data(), share, space,
          result.row(t).data());
  }
  return result;
}

PostureTangents::PostureTangents(const DoubleArray& postures,
                                 std::span<const std::size_t> firstFrames,
                                 const PostureSpace& space) {
  std::vector<RotationMean> means(space.rotations());
  for (std::size_t t = 0; t < postures.extent(0); ++t) {
    const double* numbers = postures.row(t).data() + space.linear();
    for (std::size_t i = 0; i < means.size(); ++i) means[i].add(quaternionAt(numbers, i), 1.0);
  }
  for (const RotationMean& mean : means) means_.push_back(mean.mean());
  const std::size_t axes = 3 * means_.size();
  std::vector<double> low(axes, std::numeric_limits<double>::infinity());
  std::vector<double> high(axes, -std::numeric_limits<double>::infinity());
  for (std::size_t c = 0; c + 1 < firstFrames.size(); ++c) {
    const DoubleArray tangents =
        toTangents(postures, firstFrames[c], firstFrames[c + 1] - firstFrames[c], space);
    for (std::size_t t = 0; t < tangents.extent(0); ++t) {
      for (std::size_t a = 0; a < axes; ++a) {
        const double value = tangents(t, space.linear() + a);
        low[a] = std::min(low[a], value);
        high[a] = std::max(high[a], value);
      }
    }
  }
  ranges_.resize(axes);
  for (std::size_t a = 0; a < axes; ++a) ranges_[a] = high[a] - low[a];
}

DoubleArray PostureTangents::toTangents(const DoubleArray& postures, std::size_t first,
                                        std::size_t frames, const PostureSpace& space) const {
  const std::size_t linear = space.linear();
  DoubleArray result({frames, linear + 3 * means_.size()});
  for (std::size_t t = 0; t < frames; ++t) {
    std::copy_n(postures.row(first + t).data(), linear, result.row(t).data());
  }
  std::vector<Eigen::Quaterniond> rotations(frames);
  for (std::size_t i = 0; i < means_.size(); ++i) {
    for (std::size_t t = 0; t < frames; ++t) {
      rotations[t] = quaternionAt(postures.row(first + t).data() + linear, i);
    }
    const auto series = tangentSeries(rotations, means_[i]);
    for (std::size_t t = 0; t < frames; ++t) {
      for (int axis = 0; axis < 3; ++axis) {
        result(t, linear + 3 * i + static_cast<std::size_t>(axis)) = series[t][axis];
      }
    }
  }
  return result;
}

void PostureTangents::toPostures(const DoubleArray& tangents, DoubleArray& postures,
                                 const PostureSpace& space) const {
  const std::size_t linear = space.linear();
  for (std::size_t t = 0; t < tangents.extent(0); ++t) {
    const double* from = tangents.row(t).data();
    double* to = postures.row(t).data();
    std::copy_n(from, linear, to);
    for (std::size_t i = 0; i < means_.size(); ++i) {
      const double* v = from + linear + 3 * i;
      putQuaternion(means_[i] * expMap({v[0], v[1], v[2]}), to + linear, i);
    }
  }
}

void PostureTangents::vary(DoubleArray& postures, const PostureSpace& space,
                           const GasSampling& sampling, Random& random) const {
  const std::size_t frames = postures.extent(0);
  DoubleArray tangents = toTangents(postures, 0, frames, space);
  const DoubleArray noise = smoothNoise(frames, ranges_.size(), sampling.noiseSmoothness, random);
  for (std::size_t t = 0; t < frames; ++t) {
    for (std::size_t a = 0; a < ranges_.size(); ++a) {
      tangents(t, space.linear() + a) += sampling.noise * ranges_[a] * noise(t, a);
    }
  }
  gaussianFilterAlongTime(tangents, sampling.smoothing);
  toPostures(tangents, postures, space);
}

void PostureTangents::save(ArchiveWriter& archive, const std::string& prefix) const {
  DoubleArray means({means_.size(), 4});
  for (std::size_t i = 0; i < means_.size(); ++i) putQuaternion(means_[i], means.data(), i);
  archive.put(prefix + "means", means);
  archive.put(prefix + "ranges", DoubleArray({ranges_.size()}, ranges_));
}

void PostureTangents::load(const ArchiveReader& archive, const std::string& prefix) {
  const DoubleArray means = archive.doubles(prefix + "means");
  means_.clear();
  for (std::size_t i = 0; i < means.extent(0); ++i) means_.push_back(quaternionAt(means.data(), i));
  ranges_ = archive.doubles(prefix + "ranges").values();
}

}  // namespace emoforge
