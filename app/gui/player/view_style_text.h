// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "viewers/view_types.h"

namespace emoforge {

/// The style of a 3-D view for the settings file. What depends on the mode of a page (lines between
/// the joints of two clips) is left out.
QString toText(const ViewStyle& style);
/// What the text does not tell, or cannot be read, stays as in `otherwise`.
ViewStyle viewStyleFrom(const QString& text, const ViewStyle& otherwise);

}  // namespace emoforge
