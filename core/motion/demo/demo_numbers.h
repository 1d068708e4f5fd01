// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/archive.h"

namespace emoforge {

/// The numbers of a demo table by "section.name". In the file each stands as [value, mark], the
/// mark telling its source: N from the study, D direction from the study, C chosen.
class DemoNumbers {
 public:
  /// Takes every object of [number, mark] pairs at the top level of the table. Throws
  /// Error(Failure) on a pair without a mark.
  explicit DemoNumbers(const Json& table);

  /// Throws Error(Failure) when the table has no such number.
  double operator()(std::string_view name) const;

  /// [value, mark] → value; throws Error(Failure) on anything else.
  static double valueOf(const Json& pair, const std::string& name);

 private:
  std::map<std::string, double, std::less<>> values_;
};

}  // namespace emoforge
