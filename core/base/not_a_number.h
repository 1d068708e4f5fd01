// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace emoforge {

/// Training came to values that are no finite numbers. What it wrote before is good: the run can go
/// on from its last checkpoint.
class NotANumber : public Error {
 public:
  /// `what`: "quantisation-error/sad", "class-0/neurons"; `step`: of the curve, 0: unknown.
  explicit NotANumber(const std::string& what, std::size_t step = 0,
                      const std::filesystem::path& file = {});
};

}  // namespace emoforge
