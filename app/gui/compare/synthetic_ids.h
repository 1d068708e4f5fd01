// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare/clip_chooser.h"
#include "core/experiment/record.h"

namespace emoforge {

/// Samples of each class that are offered for a look.
constexpr std::size_t clipsOfferedPerClass = 10;

/// Everything that is offered of a run, class by class.
QVector<ClipChooser::Entry> syntheticEntries(const RunRecord& run, const ClassMarks& marks);

}  // namespace emoforge
