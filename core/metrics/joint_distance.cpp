// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/joint_distance.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>
#include <utility>

#include "core/numerics/dynamic_time_warping.h"
#include "core/numerics/point_distances.h"

namespace emoforge {
namespace {

/// Frames between two looks whether the sum is already too large.
constexpr Eigen::Index kBlockFrames = 8;

/// Mean over frames and joints where b begins `shift` frames later; infinite once it must exceed
/// `limit`.
double shiftedDistance(const PoseSeries& a, const PoseSeries& b, Eigen::Index shift, double limit) {
  const Eigen::Index frames = a.positions[0].cols() - std::abs(shift);
  const Eigen::Index joints = a.positions[0].rows();
  const Eigen::Index startA = std::max<Eigen::Index>(shift, 0);
  const Eigen::Index startB = std::max<Eigen::Index>(-shift, 0);
  const double count = static_cast<double>(frames * joints);
  double sum = 0.0;
  for (Eigen::Index t = 0; t < frames; t += kBlockFrames) {
    const Eigen::Index block = std::min(kBlockFrames, frames - t);
    const auto squares = [&](std::size_t axis) {
      return (a.positions[axis].middleCols(startA + t, block) -
              b.positions[axis].middleCols(startB + t, block))
          .square();
    };
    sum += static_cast<double>((squares(0) + squares(1) + squares(2)).sqrt().sum());
    if (sum >= limit * count) return std::numeric_limits<double>::infinity();
  }
  return sum / count;
}

/// 0, 1, −1, 2, −2 …: likely shifts first, so that the others are given up early.
Eigen::Index shiftNumber(Eigen::Index i) {
  return i % 2 == 1 ? (i + 1) / 2 : -i / 2;
}

Eigen::Matrix3Xd frameOf(const PoseSeries& series, Eigen::Index frame) {
  Eigen::Matrix3Xd points(3, series.positions[0].rows());
  for (Eigen::Index axis = 0; axis < 3; ++axis) {
    points.row(axis) = series.positions[static_cast<std::size_t>(axis)]
                           .col(frame)
                           .cast<double>()
                           .matrix()
                           .transpose();
  }
  return points;
}

PointSets pointsOf(const PoseSeries& series) {
  const auto joints = static_cast<std::size_t>(series.positions[0].rows());
  PointSets points(series.frames(), joints);
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const float* values = series.positions[axis].data();
    for (std::size_t t = 0; t < series.frames(); ++t) {
      for (std::size_t j = 0; j < joints; ++j) points.put(t, j, axis, *values++);
    }
  }
  return points;
}

}  // namespace

ComparedClip::ComparedClip(PoseSeries series)
    : own(std::move(series)), inMirror(emoforge::mirrored(own)) {}

double meanJointDistance(const PoseSeries& a, const PoseSeries& b, double limitMetres) {
  const std::size_t frames = std::max(a.frames(), b.frames());
  return shiftedDistance(stretched(a, frames), stretched(b, frames), 0, limitMetres);
}

double alignedJointDistance(const PoseSeries& a, const PoseSeries& b) {
  const std::size_t frames = std::max(a.frames(), b.frames());
  const PoseSeries first = stretched(a, frames);
  const PoseSeries second = stretched(b, frames);
  double sum = 0.0;
  for (Eigen::Index t = 0; t < static_cast<Eigen::Index>(frames); ++t) {
    const Eigen::Matrix3Xd wanted = frameOf(first, t);
    const Eigen::Matrix3Xd given = frameOf(second, t);
    const Eigen::Matrix3Xd centred = given.colwise() - given.rowwise().mean();
    Eigen::Matrix3Xd fitted = centred.colwise() + wanted.rowwise().mean();
    if (centred.squaredNorm() > 0.0) {
      const Eigen::Matrix4d fit = Eigen::umeyama(given, wanted, true);
      fitted = (fit.topLeftCorner<3, 3>() * given).colwise() + fit.topRightCorner<3, 1>();
    }
    sum += (wanted - fitted).colwise().norm().mean();
  }
  return sum / static_cast<double>(frames);
}

double warpedJointDistance(const PoseSeries& a, const PoseSeries& b, double limitMetres) {
  const PointSets first = pointsOf(a);
  const PointSets second = pointsOf(b);
  const auto joints = static_cast<double>(a.joints.size());
  const auto costs = [&](std::size_t i, std::size_t firstColumn, std::span<double> row) {
    first.summedDistances(i, second, firstColumn, row);
  };
  return warpCost(a.frames(), b.frames(), sakoeChibaBand(a.frames(), b.frames()), costs,
                  limitMetres * joints)
             .mean() /
         joints;
}

PoseMatch closestMatch(const PoseSeries& a, const ComparedClip& b, double limitMetres) {
  const std::size_t frames = std::max(a.frames(), b.own.frames());
  // The longer clip keeps its frame time, so a frame of shift is a frame of 1/30 s.
  const bool stretchA = a.frames() < frames;
  const bool stretchB = b.own.frames() < frames;
  const PoseSeries longerA = stretchA ? stretched(a, frames) : PoseSeries();
  const PoseSeries ownB = stretchB ? stretched(b.own, frames) : PoseSeries();
  const PoseSeries mirroredB = stretchB ? stretched(b.inMirror, frames) : PoseSeries();
  const PoseSeries& first = stretchA ? longerA : a;
  const double frameTime = 1.0 / kComparedFramesPerSecond;
  const auto reach = std::min(static_cast<Eigen::Index>(kLargestShiftSeconds / frameTime + 1e-9),
                              static_cast<Eigen::Index>(frames / 4));
  PoseMatch best;
  for (Eigen::Index i = 0; i <= 2 * reach; ++i) {
    const Eigen::Index shift = shiftNumber(i);
    for (const bool mirror : {false, true}) {
      const PoseSeries& second = mirror     ? (stretchB ? mirroredB : b.inMirror)
                                 : stretchB ? ownB
                                            : b.own;
      const double limit = std::min(limitMetres, best.metres);
      const double metres = shiftedDistance(first, second, shift, limit);
      if (metres < best.metres) {
        best = {metres, static_cast<double>(shift) * frameTime, mirror};
      }
    }
  }
  return best;
}

}  // namespace emoforge
