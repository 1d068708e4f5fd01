// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogues.h"
#include "tests/support/temporary_folder.h"

namespace emoforge::testing {

/// One demo set of body motion for all cases of a program: three clips a class. Copy it before a
/// case writes beside it.
inline const std::filesystem::path& demoMotion() {
  static const TemporaryFolder folder;
  static const std::filesystem::path data = [] {
    DemoRequest request;
    request.folder = folder / "demo-motion";
    request.perClass = 3;
    NoProgress progress;
    registry().demos.create("body-motion")->write(request, progress);
    return request.folder;
  }();
  return data;
}

}  // namespace emoforge::testing
