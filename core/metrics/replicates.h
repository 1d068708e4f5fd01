// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/metrics/metric_entry.h"

namespace emoforge {

/// A number for each sample and what keeps samples together.
struct Replicates {
  std::vector<double> values;
  std::vector<std::string> groups;  ///< as many; "" where samples are drawn independently

  void add(double value, const std::string& group) {
    values.push_back(value);
    groups.push_back(group);
  }
};

/// Mean of the values as the entry's value, and its 95 % interval with the unit that varies in it
/// (facts/metrics.md 5). Samples without groups are independent draws of one generator: t over
/// them, unit "sampling-seed", with the caveat that this is sampling noise only. With groups: BCa
/// bootstrap over them where there are ten, else t over their means; one group gives no interval
/// and says so. Throws Error(Usage) for no values.
void fillMean(const Replicates& replicates, const std::string& groupUnit, const Random& random,
              MetricEntry& entry);

double meanOf(std::span<const double> values);

}  // namespace emoforge
