// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/data/representation.h"
#include "core/motion/representations/clip_template.h"

namespace emoforge {

/// BVH channels as published by Mousavi 2025, arXiv:2503.14513: clips padded with zeros at the end
/// to the longest, every (frame, channel) column scaled to 0 … 1 over the training clips, constant
/// columns with scale 1. Kept are also the consequences: short clips blend with zero poses, angles
/// blend across ±180°, noise reaches constant columns in absolute units, all clips come out at the
/// longest length. One thing differs: clips keep their frame time instead of 0.008333 s. Row:
/// frames × channels.
class RawChannelsRepresentation : public Representation {
 public:
  void fit(std::span<const SamplePtr> training, std::span<const std::string> ids,
           Progress& progress) override;
  std::size_t dimension() const override { return minimum_.size(); }
  std::size_t frames() const override { return frames_; }
  void encode(const Sample& sample, std::span<double> row) const override;
  /// Uniform in 0 … 1.
  void drawRandom(Random& random, std::span<double> row) const override;
  /// 1 everywhere, constant columns included.
  std::vector<double> noiseScale() const override;
  /// Smooths the channels themselves, angles and positions alike.
  SamplePtr decode(std::span<const double> row, double smoothingFrames) const override;
  void save(ArchiveWriter& archive, const std::string& prefix) const override;
  void load(const ArchiveReader& archive, const std::string& prefix) override;

 private:
  ClipTemplate template_;
  std::size_t frames_ = 0;
  std::vector<double> minimum_;
  std::vector<double> span_;
};

}  // namespace emoforge
