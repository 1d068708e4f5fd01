// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace emoforge {

/// Items of each class in a demo project: walks and gestures of every actor.
inline constexpr int demoItemsPerClass = 24;

}  // namespace emoforge
