// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/small_motion_set.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/files.h"

namespace emoforge::testing {
namespace {

std::string waveBvh(double cyclesPerSecond, double degrees, int frames) {
  std::string text =
      "HIERARCHY\nROOT Hips\n{\nOFFSET 0 0 0\n"
      "CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation\n"
      "JOINT Spine\n{\nOFFSET 0 50 0\nCHANNELS 3 Zrotation Xrotation Yrotation\n"
      "JOINT RightArm\n{\nOFFSET -20 0 0\nCHANNELS 3 Zrotation Xrotation Yrotation\n"
      "End Site\n{\nOFFSET -60 0 0\n}\n}\n}\n}\n";
  text += fmt::format("MOTION\nFrames: {}\nFrame Time: 0.033333\n", frames);
  for (int t = 0; t < frames; ++t) {
    const double phase = 2.0 * M_PI * cyclesPerSecond * t / 30.0;
    text += fmt::format("{} 95 {} 0 0 0 {} 0 0 {} {} 0\n", 2.0 * std::sin(phase / 2), 1.5 * t,
                        0.1 * degrees * std::cos(phase), degrees * std::sin(phase),
                        0.3 * degrees * std::cos(phase));
  }
  return text;
}

}  // namespace

void writeSmallMotionSet(const std::filesystem::path& folder, int perClass) {
  for (const bool lively : {false, true}) {
    const std::filesystem::path place = folder / (lively ? "lively" : "calm");
    std::filesystem::create_directories(place);
    for (int i = 0; i < perClass; ++i) {
      const double tempo = (lively ? 1.2 : 0.5) * (1.0 + 0.05 * i);
      const double size = (lively ? 60.0 : 25.0) + 2.0 * i;
      writeFileSafely(place / fmt::format("wave_{}.bvh", i),
                      waveBvh(tempo, size, 40 + 20 * i / perClass));
    }
  }
}

}  // namespace emoforge::testing
