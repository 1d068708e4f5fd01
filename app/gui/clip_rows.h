// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/item_names.h"
#include "app/gui/workspace.h"
#include "widgets/clip_model.h"

namespace emoforge {

/// The rows of a clip table for the current data set: with the part by the project's split, the
/// tags, what is excluded and what was noticed about each file. Empty without a data set.
QVector<ClipRow> clipRows(const Workspace& workspace, const ItemNames& names);

}  // namespace emoforge
