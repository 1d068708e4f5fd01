// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/features/published_kinematic_features.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <complex>
#include <unsupported/Eigen/FFT>

#include "core/base/text.h"
#include "core/numerics/gaussian_filter.h"
#include "core/numerics/matrix_view.h"

namespace emoforge {
namespace {

constexpr double kFramesPerSecond = 30.0;
constexpr double kSmoothedClips = 3.0;

std::vector<std::string> channelNames(const Skeleton& skeleton) {
  std::vector<std::string> names;
  for (const Joint& joint : skeleton.joints) {
    for (const Channel channel : joint.channels) {
      names.push_back(joint.name + "/" + channelName(channel));
    }
  }
  return names;
}

std::vector<std::string> columnNames(const std::vector<std::string>& channels) {
  std::vector<std::string> names;
  for (const char* kind : {"velocity", "acceleration", "jerk", "angular-velocity", "range"}) {
    for (const std::string& channel : channels) names.push_back(kind + ("/" + channel));
  }
  names.push_back("path");
  for (const std::string& channel : channels) names.push_back("spectrum/" + channel);
  return names;
}

/// Frames × channels with zeros after the end; what is longer is cut.
RowMatrix padded(const MotionClip& clip, std::size_t frames) {
  const auto channels = static_cast<Eigen::Index>(clip.values.extent(1));
  RowMatrix result = RowMatrix::Zero(static_cast<Eigen::Index>(frames), channels);
  const auto kept = static_cast<Eigen::Index>(std::min(frames, clip.frames()));
  result.topRows(kept) = asMatrix(clip.values).topRows(kept);
  return result;
}

RowMatrix derivative(const RowMatrix& series) {
  const Eigen::Index steps = std::max<Eigen::Index>(series.rows() - 1, 0);
  return (series.bottomRows(steps) - series.topRows(steps)) * kFramesPerSecond;
}

/// Sum over the frames of v_t × v_{t+1} for each three channels; 0 for channels left over.
Eigen::RowVectorXd crossProducts(const RowMatrix& velocity) {
  Eigen::RowVectorXd sums = Eigen::RowVectorXd::Zero(velocity.cols());
  for (Eigen::Index t = 0; t + 1 < velocity.rows(); ++t) {
    for (Eigen::Index c = 0; c + 2 < velocity.cols(); c += 3) {
      const Eigen::Vector3d now = velocity.block<1, 3>(t, c).transpose();
      const Eigen::Vector3d next = velocity.block<1, 3>(t + 1, c).transpose();
      sums.segment<3>(c) += now.cross(next).transpose();
    }
  }
  return sums;
}

double meanMagnitude(const Eigen::VectorXd& series) {
  Eigen::FFT<double> transform;
  std::vector<std::complex<double>> spectrum;
  std::vector<double> values(series.data(), series.data() + series.size());
  transform.fwd(spectrum, values);
  double sum = 0.0;
  for (const auto& value : spectrum) sum += std::abs(value);
  return sum / static_cast<double>(spectrum.size());
}

/// In the order of columnNames(); `series` has at least one frame.
void writeFeatures(const RowMatrix& series, std::span<double> row) {
  const auto frames = static_cast<double>(series.rows());
  const RowMatrix velocity = derivative(series);
  const RowMatrix acceleration = derivative(velocity);
  auto next = row.begin();
  const auto write = [&](const Eigen::RowVectorXd& values) {
    next = std::copy(values.data(), values.data() + values.size(), next);
  };
  // Sums over fewer frames divided by all: the padding counts.
  write(velocity.colwise().sum() / frames);
  write(acceleration.colwise().sum() / frames);
  write(derivative(acceleration).colwise().sum() / frames);
  write(crossProducts(velocity) / frames);
  write(series.colwise().maxCoeff() - series.colwise().minCoeff());
  *next++ = velocity.rowwise().norm().sum() / kFramesPerSecond;
  for (Eigen::Index c = 0; c < series.cols(); ++c) *next++ = meanMagnitude(series.col(c));
}

[[noreturn]] void refuseOtherChannels() {
  throw Error(ErrorKind::Input, text("The clip has other channels than the training clips."), {},
              text("Map the skeletons first (--import skeletons=map)."));
}

class PublishedKinematicFeatures : public FeatureSet {
 public:
  void configure(const ParameterSet&) override {}

  void fit(std::span<const SamplePtr> training, std::span<const std::string> /*ids*/) override {
    channels_ = channelNames(asMotion(*training.front()).skeleton);
    names_ = columnNames(channels_);
    frames_ = 1;
    for (const SamplePtr& sample : training) {
      frames_ = std::max(frames_, asMotion(*sample).frames());
    }
  }

  const std::vector<std::string>& names() const override { return names_; }

  void extract(const Sample& sample, std::span<double> row) const override {
    const MotionClip& clip = asMotion(sample);
    if (channelNames(clip.skeleton) != channels_) refuseOtherChannels();
    writeFeatures(padded(clip, frames_), row);
  }

 private:
  std::vector<std::string> channels_;
  std::vector<std::string> names_;
  std::size_t frames_ = 1;
};

/// Every column to mean 0 and SD 1 over the rows; a constant one to 0.
void standardiseColumns(DoubleArray& rows) {
  auto matrix = asMatrix(rows);
  for (Eigen::Index j = 0; j < matrix.cols(); ++j) {
    if (matrix.col(j).maxCoeff() == matrix.col(j).minCoeff()) {
      matrix.col(j).setZero();
      continue;
    }
    matrix.col(j).array() -= matrix.col(j).mean();
    matrix.col(j) /= std::sqrt(matrix.col(j).array().square().mean());
  }
}

}  // namespace

DoubleArray publishedFeaturesOfClass(std::span<const SamplePtr> clips) {
  if (clips.empty()) return {};
  const auto channels = channelNames(asMotion(*clips.front()).skeleton);
  std::size_t frames = 1;
  for (const SamplePtr& clip : clips) {
    if (channelNames(asMotion(*clip).skeleton) != channels) refuseOtherChannels();
    frames = std::max(frames, asMotion(*clip).frames());
  }
  DoubleArray flat({clips.size(), frames * channels.size()});
  for (std::size_t i = 0; i < clips.size(); ++i) {
    const RowMatrix series = padded(asMotion(*clips[i]), frames);
    std::copy_n(series.data(), series.size(), flat.row(i).begin());
  }
  standardiseColumns(flat);
  gaussianFilterAlongTime(flat, kSmoothedClips);
  DoubleArray result({clips.size(), columnNames(channels).size()});
  for (std::size_t i = 0; i < clips.size(); ++i) {
    const RowMatrix series =
        Eigen::Map<const RowMatrix>(flat.row(i).data(), static_cast<Eigen::Index>(frames),
                                    static_cast<Eigen::Index>(channels.size()));
    writeFeatures(series, result.row(i));
  }
  return result;
}

FeatureCatalogue::Entry publishedKinematicFeaturesEntry() {
  Card card;
  card.name = "kinematic-as-published";
  card.title = text("Kinematic, as published");
  card.summary = text(
      "For comparison only: means over file channels (degrees and lengths alike) at a fixed 1/30 s "
      "after padding with zeros; mean velocity, acceleration and jerk depend on the clip's ends "
      "and length alone, \"angular velocity\" is a cross product of velocities");
  card.modalities = {"body-motion"};
  card.authors = "Seyed Muhammad Hossein Mousavi";
  card.reference = "Mousavi 2025, arXiv:2503.14513";
  return {card, {}, [] { return std::make_unique<PublishedKinematicFeatures>(); }};
}

}  // namespace emoforge
