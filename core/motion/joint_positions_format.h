// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/format.h"

namespace emoforge {

/// Tables of joint positions (joint_positions_csv.h): written for other programs, not read, since
/// positions alone do not tell the rotations.
class JointPositionsFormat : public Format {
 public:
  std::vector<std::string> extensions() const override { return {".csv"}; }
  std::string modality() const override { return "body-motion"; }
  bool canRead() const override { return false; }
  bool canWrite() const override { return true; }
  ItemSummary summarise(const std::filesystem::path& file) const override;
  ItemSummary summarise(const Sample& sample) const override;
  SamplePtr load(const std::filesystem::path& file, const ParameterSet& options,
                 std::vector<Notice>& notices) const override;
  void write(const Sample& sample, const std::filesystem::path& file) const override;
};

}  // namespace emoforge
