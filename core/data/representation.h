// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/base/registry.h"
#include "core/data/sample.h"

namespace emoforge {

/// Turns items into rows of numbers and back. Fitted on training items only. After fit() all const
/// functions may be called from several threads.
///
/// A row begins with frames() × k numbers, frame by frame (frames() = 0: no time axis), followed by
/// numbers of the whole item. Euclidean distance is meant in the first weightedDimension() numbers;
/// the rest ride along without a say in it.
class Representation {
 public:
  virtual ~Representation() = default;

  /// `ids` name the items in messages. Throws Error(Input) that names the item that does not fit
  /// the others, Cancelled.
  virtual void fit(std::span<const SamplePtr> training, std::span<const std::string> ids,
                   Progress& progress) = 0;
  /// Numbers per item.
  virtual std::size_t dimension() const = 0;
  virtual std::size_t weightedDimension() const { return dimension(); }
  virtual std::size_t frames() const { return 0; }

  virtual void encode(const Sample& sample, std::span<double> row) const = 0;
  /// A row drawn without regard to any item, where an untrained model may start.
  virtual void drawRandom(Random& random, std::span<double> row) const = 0;

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
