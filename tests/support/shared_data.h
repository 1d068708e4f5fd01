// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>

namespace emoforge::testing {

/// The shared test data: EMOFORGE_TEST_DATA, by default ../shared/data seen from the repository.
/// May be absent.
inline std::filesystem::path sharedData() {
  if (const char* chosen = std::getenv("EMOFORGE_TEST_DATA")) return chosen;
  return std::filesystem::path(EMOFORGE_SOURCE_DIR) / ".." / "shared" / "data";
}

}  // namespace emoforge::testing

/// Skips the running test with a sentence when the folder is absent.
#define EMOFORGE_NEEDS_SHARED_DATA(folder)                                               \
  if (!std::filesystem::exists(emoforge::testing::sharedData() / (folder))) {            \
    GTEST_SKIP() << "The shared test data \"" << (folder)                                \
                 << "\" is absent; set EMOFORGE_TEST_DATA to the folder that holds it."; \
  }
