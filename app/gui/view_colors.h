// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewers/view_types.h"

namespace emoforge {

/// The tokens of the theme in use, as the 3-D views take them.
ViewColors viewColors();

/// For pictures in print: the light theme on white, whatever theme is in use.
ViewColors printViewColors();

}  // namespace emoforge
