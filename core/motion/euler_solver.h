// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Geometry>
#include <span>

namespace emoforge {

/// A rotation about one coordinate axis; `count` neighbouring channels about that axis make it
/// together.
struct EulerRun {
  int axis = 0;
  double degrees = 0.0;
  int count = 1;
};

/// Finds the angles of the runs (neighbours have different axes) whose intrinsic product is
/// `rotation`. On entry `degrees` holds the previous frame's angles, the nearest solution is
/// written. One or two runs give the nearest rotation that they can make; with more than three all
/// but the last three keep their angles.
void solveEulerRuns(const Eigen::Quaterniond& rotation, std::span<EulerRun> runs);

/// Whole turns in an angle, rounded to the nearest; half a turn counts as none.
double wholeTurns(double degrees);

/// `degrees` plus whole turns, at most 180° from `reference`; a distance of exactly 180° stays.
double nearestTurn(double degrees, double reference);

}  // namespace emoforge
