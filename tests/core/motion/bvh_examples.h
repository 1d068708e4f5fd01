// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/shared_data.h"

namespace emoforge::testing {

/// Two joints and an end site, nine channels, three rows; line n of the whole is where a test says
/// so.
inline const std::string kSmallHierarchy =
    "HIERARCHY\n"
    "ROOT Hips\n"
    "{\n"
    "\tOFFSET 0 0 0\n"
    "\tCHANNELS 6 Xposition Yposition Zposition Zrotation Yrotation Xrotation\n"
    "\tJOINT Head\n"
    "\t{\n"
    "\t\tOFFSET 0 12 0\n"
    "\t\tCHANNELS 3 Zrotation Yrotation Xrotation\n"
    "\t\tEnd Site\n"
    "\t\t{\n"
    "\t\t\tOFFSET 0 3 0\n"
    "\t\t}\n"
    "\t}\n"
    "}\n";
inline const std::string kSmallHeader = "MOTION\nFrames: 3\nFrame Time: 0.04\n";
inline const std::string kSmallRows =
    "0 90 0 1 2 3 4 5 6\n"
    "1 91 1 2 3 4 5 6 7\n"
    "2 92 2 3 4 5 6 7 8\n";
inline const std::string kSmallBvh = kSmallHierarchy + kSmallHeader + kSmallRows;

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? "the text to replace is absent"
                                 : text.replace(at, from.size(), to);
}

/// Every BVH file below the folder of the shared data, in order.
inline std::vector<std::filesystem::path> sharedBvhFiles(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(sharedData() / folder)) {
    if (entry.path().extension() == ".bvh") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace emoforge::testing
