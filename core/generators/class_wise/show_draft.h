// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "core/base/progress.h"
#include "core/generators/class_wise/class_model.h"

namespace emoforge {

/// Shows the clip that the model would give now, as a preview of the kind "clip".
inline void showDraft(const ClassModel& model, const std::string& label, std::size_t step,
                      Progress& progress) {
  Preview preview;
  preview.kind = "clip";
  preview.label = label;
  preview.step = step;
  preview.content = model.draft(Random(kPreviewSeed));
  progress.preview(preview);
}

}  // namespace emoforge
