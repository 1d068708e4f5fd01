// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/files.h"

namespace emoforge::testing {

/// Moves the root of the first clip of a class folder so far away (±1e160 cm, numbers that a file
/// may hold) that squares of it are infinite: whoever learns from it comes to NaN.
inline void breakFirstClip(const std::filesystem::path& classFolder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(classFolder))
    files.push_back(entry.path());
  const std::filesystem::path file = *std::ranges::min_element(files);
  std::istringstream lines(readFile(file));
  std::string line, broken;
  bool motion = false, far = false;
  while (std::getline(lines, line)) {
    if (motion && !line.empty()) {
      line = (far ? "1e160" : "-1e160") + line.substr(line.find(' ', line.find_first_not_of(' ')));
      far = !far;
    }
    motion = motion || line.starts_with("Frame Time");
    broken += line + "\n";
  }
  std::filesystem::remove(file);  // it may be shared with other folders
  writeFileSafely(file, broken);
}

}  // namespace emoforge::testing
