// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/parameters.h"
#include "core/base/registry.h"
#include "core/data/item.h"
#include "core/data/sample.h"

namespace emoforge {

/// Reads and writes the files of one kind. Stateless; every function may be called from several
/// threads.
class Format {
 public:
  virtual ~Format() = default;

  /// Lower-case, with the dot: ".bvh".
  virtual std::vector<std::string> extensions() const = 0;
  virtual std::string modality() const = 0;

  /// Reads the header only; what needs the content (unit, up axis) may stay empty. Throws
  /// Error(Input).
  virtual ItemSummary summarise(const std::filesystem::path& file) const = 0;
  /// The same from a loaded sample, complete.
  virtual ItemSummary summarise(const Sample& sample) const = 0;
  /// Reads everything. Notices tell what was repaired. Throws Error(Input) with file, line and
  /// column.
  virtual SamplePtr load(const std::filesystem::path& file, const ParameterSet& options,
                         std::vector<Notice>& notices) const = 0;
  virtual bool canRead() const { return true; }
  virtual bool canWrite() const { return false; }
  /// Safe write. Throws Error(Failure), or Error(Usage) where the format cannot be written.
  virtual void write(const Sample& sample, const std::filesystem::path& file) const;
};

using FormatCatalogue = Catalogue<Format>;

}  // namespace emoforge
