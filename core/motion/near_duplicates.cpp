// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/near_duplicates.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "core/base/parallel.h"
#include "core/motion/joint_names.h"

namespace emoforge {
namespace {

constexpr double kReachSeconds = 0.5;
/// Every n-th frame is looked at first.
constexpr Eigen::Index kCoarseStep = 3;
/// Half of 0.1 s beside the best shift a correlation of 0.99 has not fallen below this while
/// movements are slower than 5 Hz.
constexpr double kCoarseCorrelation = 0.75;
/// Root mean square movement of a coordinate, metres, below which nothing moves.
constexpr double kStillMetres = 1e-4;
/// Compared frames have to be this share of the shorter clip.
constexpr double kLeastShare = 0.5;
constexpr Eigen::Index kFewestFrames = 5;
/// A line across the body that is shorter in the plane tells no direction.
constexpr float kLeastAcrossMetres = 0.05F;

/// Coordinates × frames with sums over the first t frames, ready to be correlated at any shift.
struct Track {
  Eigen::MatrixXf values;
  Eigen::MatrixXd sums;     ///< coordinates × (frames + 1)
  Eigen::VectorXd squares;  ///< frames + 1, over all coordinates

  Eigen::VectorXd mean;  ///< of the whole clip, off `values`, so that floats are exact enough

  explicit Track(Eigen::MatrixXf coordinates) : values(std::move(coordinates)) {
    mean = values.rowwise().mean().cast<double>();
    values.colwise() -= mean.cast<float>();
    sums.setZero(values.rows(), values.cols() + 1);
    squares.setZero(values.cols() + 1);
    for (Eigen::Index t = 0; t < values.cols(); ++t) {
      sums.col(t + 1) = sums.col(t) + values.col(t).cast<double>();
      squares[t + 1] = squares[t] + values.col(t).cast<double>().squaredNorm();
    }
  }
};

Eigen::MatrixXf stacked(const PoseSeries& series, Eigen::Index step) {
  const Eigen::Index joints = series.positions[0].rows();
  const Eigen::Index frames = (series.positions[0].cols() + step - 1) / step;
  Eigen::MatrixXf values(3 * joints, frames);
  for (Eigen::Index t = 0; t < frames; ++t) {
    for (Eigen::Index axis = 0; axis < 3; ++axis) {
      values.col(t).segment(axis * joints, joints) =
          series.positions[static_cast<std::size_t>(axis)].col(t * step);
    }
  }
  return values;
}

/// Left and right joints between which the body is broad.
std::vector<std::pair<Eigen::Index, Eigen::Index>> acrossPairs(
    const std::vector<std::string>& joints) {
  const std::vector<JointRole> roles = jointRoles(joints);
  std::vector<std::pair<Eigen::Index, Eigen::Index>> pairs;
  for (const JointRole role : {JointRole::UpperLeg, JointRole::UpperArm}) {
    Eigen::Index sides[2] = {-1, -1};
    for (std::size_t j = 0; j < joints.size(); ++j) {
      const BodySide side = bodySide(joints[j]);
      if (roles[j] != role || side == BodySide::Centre) continue;
      Eigen::Index& place = sides[side == BodySide::Left ? 0 : 1];
      if (place < 0) place = static_cast<Eigen::Index>(j);
    }
    if (sides[0] >= 0 && sides[1] >= 0) pairs.emplace_back(sides[0], sides[1]);
  }
  return pairs;
}

struct Compared {
  const std::vector<std::string>* joints;
  Track own, inMirror;

  Compared(const PoseSeries& series, Eigen::Index step)
      : joints(&series.joints),
        own(stacked(series, step)),
        inMirror(stacked(mirrored(series), step)) {}
};

/// Where b begins `shift` frames later than a; 0 where too little is left.
double correlationAt(const Track& a, const Track& b, Eigen::Index shift) {
  const Eigen::Index startA = std::max<Eigen::Index>(shift, 0);
  const Eigen::Index startB = std::max<Eigen::Index>(-shift, 0);
  const Eigen::Index frames = std::min(a.values.cols() - startA, b.values.cols() - startB);
  const double least =
      kLeastShare * static_cast<double>(std::min(a.values.cols(), b.values.cols()));
  if (frames < kFewestFrames || static_cast<double>(frames) < least) return 0.0;
  const auto n = static_cast<double>(frames);
  const Eigen::VectorXd sumA = a.sums.col(startA + frames) - a.sums.col(startA);
  const Eigen::VectorXd sumB = b.sums.col(startB + frames) - b.sums.col(startB);
  const double squareA = a.squares[startA + frames] - a.squares[startA] - sumA.squaredNorm() / n;
  const double squareB = b.squares[startB + frames] - b.squares[startB] - sumB.squaredNorm() / n;
  const double still = kStillMetres * kStillMetres * n * static_cast<double>(a.values.rows());
  if (squareA < still || squareB < still) return 0.0;
  const double product = static_cast<double>(a.values.middleCols(startA, frames)
                                                 .cwiseProduct(b.values.middleCols(startB, frames))
                                                 .sum()) -
                         sumA.dot(sumB) / n;
  // Each clip's mean posture lies half their difference from that of both.
  const double posture = 0.25 * n * (a.mean + sumA / n - b.mean - sumB / n).squaredNorm();
  return (product - posture) / std::sqrt((squareA + posture) * (squareB + posture));
}

/// Height of the parabola through three neighbours whose middle one is the highest.
double peakOf(double before, double middle, double after) {
  const double bend = 2.0 * middle - before - after;
  if (bend <= 0.0 || before > middle || after > middle) return middle;
  const double slope = after - before;
  return std::min(1.0, middle + slope * slope / (8.0 * bend));
}

NearDuplicate bestOf(const Compared& a, const Compared& b, Eigen::Index reach,
                     double secondsPerFrame) {
  NearDuplicate best;
  best.correlation = 0.0;
  if (*a.joints != *b.joints) return best;
  for (const bool mirror : {false, true}) {
    const Track& second = mirror ? b.inMirror : b.own;
    std::vector<double> values;  // one more on either side, for the parabola
    for (Eigen::Index shift = -reach - 1; shift <= reach + 1; ++shift) {
      values.push_back(correlationAt(a.own, second, shift));
    }
    for (std::size_t i = 1; i + 1 < values.size(); ++i) {
      const double value = peakOf(values[i - 1], values[i], values[i + 1]);
      if (value <= best.correlation) continue;
      best.correlation = value;
      best.shiftSeconds =
          static_cast<double>(static_cast<Eigen::Index>(i) - 1 - reach) * secondsPerFrame;
      best.mirrored = mirror;
    }
  }
  return best;
}

Eigen::Index reachOf(Eigen::Index step) {
  const double frames = kReachSeconds * kComparedFramesPerSecond / static_cast<double>(step);
  return static_cast<Eigen::Index>(std::ceil(frames - 1e-9));
}

NearDuplicate fineMatch(const Compared& a, const Compared& b) {
  return bestOf(a, b, reachOf(1), 1.0 / kComparedFramesPerSecond);
}

}  // namespace

PoseSeries bodyFixedSeries(const PosedClip& clip) {
  PoseSeries series = poseSeries(clip);
  const auto pairs = acrossPairs(series.joints);
  for (Eigen::Index t = 0; t < series.positions[0].cols(); ++t) {
    float x = 0.0F;
    float z = 0.0F;
    for (const auto& [left, right] : pairs) {
      x += series.positions[0](left, t) - series.positions[0](right, t);
      z += series.positions[2](left, t) - series.positions[2](right, t);
    }
    const float length = std::hypot(x, z);
    if (length < kLeastAcrossMetres) continue;
    // The left side of a body that faces +z lies at +x.
    const Eigen::ArrayXf px = series.positions[0].col(t);
    const Eigen::ArrayXf pz = series.positions[2].col(t);
    series.positions[0].col(t) = (x * px + z * pz) / length;
    series.positions[2].col(t) = (x * pz - z * px) / length;
  }
  return series;
}

NearDuplicate largestCorrelation(const PoseSeries& a, const PoseSeries& b) {
  NearDuplicate match = fineMatch(Compared(a, 1), Compared(b, 1));
  match.second = 1;
  return match;
}

std::vector<NearDuplicate> nearDuplicates(const std::vector<PoseSeries>& clips,
                                          Progress& progress) {
  std::vector<Compared> coarse;
  coarse.reserve(clips.size());
  for (const PoseSeries& clip : clips) coarse.emplace_back(clip, kCoarseStep);
  std::vector<std::vector<NearDuplicate>> found(clips.size());
  parallelFor(clips.size(), progress, [&](std::size_t i) {
    for (std::size_t j = i + 1; j < clips.size(); ++j) {
      if (bestOf(coarse[i], coarse[j], reachOf(kCoarseStep), 0.1).correlation <
          kCoarseCorrelation) {
        continue;
      }
      NearDuplicate match = fineMatch(Compared(clips[i], 1), Compared(clips[j], 1));
      if (match.correlation <= kNearDuplicateCorrelation) continue;
      match.first = i;
      match.second = j;
      found[i].push_back(match);
    }
  });
  std::vector<NearDuplicate> result;
  for (const auto& some : found) result.insert(result.end(), some.begin(), some.end());
  return result;
}

}  // namespace emoforge
