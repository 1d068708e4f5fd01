// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>

#include "core/base/error.h"

namespace emoforge {

/// What a user reads of an exception: where and what to do as well where it is an Error.
inline Notice failureNotice(const std::exception& failure) {
  const auto* known = dynamic_cast<const Error*>(&failure);
  return known != nullptr ? toNotice(*known)
                          : Notice{Notice::Severity::Error, failure.what(), {}, {}};
}

}  // namespace emoforge
