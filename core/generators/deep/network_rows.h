// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/generators/class_wise/encoded_rows.h"
#include "core/generators/densities/latent_rows.h"

namespace emoforge {

/// Rows of a representation as small items for a network and back: principal components of whole
/// rows, or of single frames with the numbers of the whole item beside each (LatentRows), all
/// divided by one number so that their mean variance is 1. Distances keep their proportions.
class NetworkRows {
 public:
  NetworkRows() = default;
  /// `frames` 0: whole rows; else the row begins with that many frames, which are coded one by one.
  NetworkRows(const EncodedRows& rows, std::size_t frames, const ParameterSet& parameters);

  /// Frames of an item; 1 for whole rows.
  std::size_t frames() const { return frames_ == 0 ? 1 : frames_; }
  std::size_t width() const { return latent_.dimension(); }

  /// n × (frames() · width()).
  Array toItems(const EncodedRows& rows) const;
  std::vector<double> toRow(std::span<const float> item) const;

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  std::size_t frames_ = 0;
  double scale_ = 1.0;  ///< latent units a unit of the network
  LatentRows latent_;
};

}  // namespace emoforge
