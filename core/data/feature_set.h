// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/array.h"
#include "core/base/parameters.h"
#include "core/base/progress.h"
#include "core/base/registry.h"
#include "core/data/sample.h"

namespace emoforge {

/// Named numbers of an item, in which classifiers learn and sets are compared (facts/metrics.md 6).
/// After fit() the const functions may be called from several threads.
class FeatureSet {
 public:
  virtual ~FeatureSet() = default;

  virtual void configure(const ParameterSet& parameters) = 0;
  /// Takes what all items share (joints, sizes) from training items; `ids` name them in messages.
  /// Throws Error(Input).
  virtual void fit(std::span<const SamplePtr> training, std::span<const std::string> ids) = 0;
  /// One name a column, stable: "left-arm/speed/mean".
  virtual const std::vector<std::string>& names() const = 0;
  /// Writes names().size() numbers. Throws Error(Input) for an item that lacks what the training
  /// items have.
  virtual void extract(const Sample& sample, std::span<double> row) const = 0;
};

using FeatureCatalogue = Catalogue<FeatureSet>;

/// Features of a set of items.
struct FeatureTable {
  std::vector<std::string> names;  ///< columns
  std::vector<std::string> ids;
  std::vector<std::string> labels;
  DoubleArray rows;  ///< items × columns
  /// The person of each item and what keeps it together with others (the person, else the take); ""
  /// where unknown. Empty: unknown for all.
  std::vector<std::string> subjects{};
  std::vector<std::string> groups{};
};

}  // namespace emoforge
