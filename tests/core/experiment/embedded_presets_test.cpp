// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/embedded_presets.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "core/base/files.h"

namespace emoforge {
namespace {

TEST(EmbeddedPresets, AreTheFilesBelowResourcesWordForWord) {
  const auto root = std::filesystem::path(EMOFORGE_SOURCE_DIR) / "resources" / "presets";
  if (!std::filesystem::exists(root)) GTEST_SKIP() << "There are no presets yet.";
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
    if (entry.path().extension() == ".json")
      files[entry.path().lexically_relative(root).generic_string()] = readFile(entry.path());
  ASSERT_FALSE(files.empty());
  const auto embedded = embeddedPresets();
  EXPECT_EQ(embedded.size(), files.size());
  EXPECT_EQ((std::map<std::string, std::string>{embedded.begin(), embedded.end()}), files);
}

}  // namespace
}  // namespace emoforge
