// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/data/format.h"

namespace emoforge {

/// How the numbers of imported motion files are to be read: `unit` (auto, m, cm, mm, inch) and
/// `up-axis` (auto, y, z). "auto" is guessed from the body (space_guess.h) and marked as guessed.
std::vector<ParameterSpec> bvhImportOptions();

/// BVH files: class BvhFormat behind the interface.
class BvhFormat : public Format {
 public:
  std::vector<std::string> extensions() const override { return {".bvh"}; }
  std::string modality() const override { return "body-motion"; }
  /// Unit and up axis stay empty, because they are guessed from the motion.
  ItemSummary summarise(const std::filesystem::path& file) const override;
  ItemSummary summarise(const Sample& sample) const override;
  /// Options that are absent count as "auto".
  SamplePtr load(const std::filesystem::path& file, const ParameterSet& options,
                 std::vector<Notice>& notices) const override;
  bool canWrite() const override { return true; }
  void write(const Sample& sample, const std::filesystem::path& file) const override;
};

std::unique_ptr<Format> makeBvhFormat();

}  // namespace emoforge
