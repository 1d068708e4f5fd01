// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/base/progress.h"
#include "core/base/registry.h"

namespace emoforge {

struct DemoRequest {
  std::filesystem::path folder;
  int perClass = 0;                 ///< 0: the set's own default
  std::string variant = "default";  ///< default | easy | leaky | shifted
  std::uint64_t seed = 1;
  std::string takes = "usual";  ///< usual, or a kind of take that the set leaves out: "startle"
};

/// A procedural data set of one modality (facts/demo_data.md): files in class folders, index.csv,
/// truth.csv with the parameters behind each item, and a README that says it is procedural.
class Demo {
 public:
  virtual ~Demo() = default;
  /// Throws Error(Usage) for an unknown variant or kind of takes, Error(Failure) when the folder
  /// cannot be written.
  virtual void write(const DemoRequest& request, Progress& progress) const = 0;
};

using DemoCatalogue = Catalogue<Demo>;

}  // namespace emoforge
