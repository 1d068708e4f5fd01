// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/gui/workspace.h"

namespace emoforge {

/// Reads a clip of the set on a pool thread; `done` or `failed` is called on the interface thread,
/// unless `context` is gone by then.
void readClip(const Dataset& set, const Item& item, QObject* context,
              std::function<void(LoadedClip)> done, std::function<void(const Notice&)> failed);

}  // namespace emoforge
