// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace emoforge {

/// One sample of a data set, before its content is read.
struct Item {
  std::string id;     ///< unique in the set, stable: the path relative to the set without extension
  std::string label;  ///< class
  std::filesystem::path file;  ///< absolute
  /// Columns of facts/metrics.md 1.1 as far as known: subject, take, session, intensity, …
  std::map<std::string, std::string, std::less<>> columns;

  /// The column's text, "" where it is absent; "id" and "label" work too.
  std::string_view column(std::string_view name) const;
};

/// What a format tells of an item without keeping its content.
struct ItemSummary {
  std::size_t frames = 0;
  double frameTimeSeconds = 0.0;
  std::size_t joints = 0;  ///< that move; end sites not counted
  std::size_t channels = 0;
  std::string
      structure;  ///< equal texts: same skeleton (names, parents, channels), same image size, …
  std::string unit;    ///< "cm", with " (guessed)" where it was not declared
  std::string upAxis;  ///< "Y"
};

}  // namespace emoforge
