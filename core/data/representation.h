// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/base/archive.h"
#include "core/base/registry.h"
#include "core/data/sample.h"

namespace emoforge {

/// Turns items into rows of numbers and back. Fitted on training items only. After fit() all const
/// functions may be called from several threads.
class Representation {
 public:
  virtual ~Representation() = default;

  /// Throws Error(Input) that names the item that does not fit the others.
  virtual void fit(std::span<const SamplePtr> training) = 0;
  /// Numbers per item.
  virtual std::size_t dimension() const = 0;
  /// Writes dimension() numbers, in a space where Euclidean distance is meant.
  virtual void encode(const Sample& sample, std::span<double> row) const = 0;

  /// What one unit of noise means for each number; 0 for those that were constant in training.
  virtual std::vector<double> noiseScale() const = 0;
  /// Back to an item; `smoothingFrames` is the standard deviation of a Gaussian along time, 0 for
  /// none.
  virtual SamplePtr decode(std::span<const double> row, double smoothingFrames) const = 0;

  virtual void save(ArchiveWriter& archive, const std::string& prefix) const = 0;
  virtual void load(const ArchiveReader& archive, const std::string& prefix) = 0;
};

using RepresentationCatalogue = Catalogue<Representation>;

}  // namespace emoforge
