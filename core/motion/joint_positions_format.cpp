// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/joint_positions_format.h"

#include "core/base/text.h"
#include "core/motion/bvh_format.h"
#include "core/motion/joint_positions_csv.h"

namespace emoforge {
namespace {

[[noreturn]] void refuseReading(const std::filesystem::path& file) {
  throw Error(ErrorKind::Usage, text("Joint positions can be written but not read."),
              {.file = file}, text("Use the BVH file that they came from."));
}

}  // namespace

ItemSummary JointPositionsFormat::summarise(const std::filesystem::path& file) const {
  refuseReading(file);
}

ItemSummary JointPositionsFormat::summarise(const Sample& sample) const {
  return BvhFormat().summarise(sample);
}

SamplePtr JointPositionsFormat::load(const std::filesystem::path& file, const ParameterSet&,
                                     std::vector<Notice>&) const {
  refuseReading(file);
}

void JointPositionsFormat::write(const Sample& sample, const std::filesystem::path& file) const {
  writeJointPositionsCsv(asMotion(sample), file);
}

}  // namespace emoforge
