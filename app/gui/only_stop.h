// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

namespace emoforge {

/// Hands on whether to stop and nothing else, to a part of the work that declares stages itself.
class OnlyStop : public NoProgress {
 public:
  explicit OnlyStop(const Progress& outer) : outer_(outer) {}
  bool cancelled() const override { return outer_.cancelled(); }

 private:
  const Progress& outer_;
};

}  // namespace emoforge
