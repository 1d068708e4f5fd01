// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace emoforge::testing {

/// Settings and data folders of this program run alone: those of the user are not touched.
void useOwnSettings();

}  // namespace emoforge::testing
