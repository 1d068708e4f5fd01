// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/base/archive.h"
#include "core/numerics/intervals.h"

namespace emoforge {

/// Which way a number is better. Closer: the nearer to `referenceValue`.
enum class Direction { Up, Down, Closer };

/// What every reported number carries (facts/metrics.md 1). A value that is undefined is absent and
/// the caveat says why: never 0 or NaN.
struct MetricEntry {
  std::string name;  ///< "kid", "coverage/happy"
  std::string variant = "standard";
  std::optional<double> value;
  Direction direction = Direction::Down;
  std::optional<double> referenceValue;
  std::optional<Interval> interval;  ///< 95 %
  std::string intervalMethod;        ///< "wilson", "t", …; empty without interval
  std::string unitOfReplication;     ///< what varies in the interval; empty without interval
  std::size_t replicates = 0;
  std::size_t real = 0;
  std::size_t synthetic = 0;
  std::optional<std::size_t> groups;
  std::string featureSpace;
  std::string fittedOn = "train";
  std::string referenceSet = "held-out";
  std::string caveat;
  /// What always predicting the largest class, or every class alike, would reach.
  std::optional<double> chanceMajority;
  std::optional<double> chanceUniform;
  std::optional<double> p;  ///< of the metric's own test, as that of c2st
};

/// Keys in the order of the contract; what is absent is null.
Json toJson(const MetricEntry& entry);

}  // namespace emoforge
