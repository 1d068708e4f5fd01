// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/motion/joint_names.h"
#include "core/motion/posed_clip.h"

namespace emoforge {

/// A person of about 1.7 m who faces +z with hanging arms and slides along +z at `speed` m/s.
inline std::shared_ptr<PosedClip> standingClip(std::size_t frames = 60, double speed = 1.0) {
  struct Row {
    const char* name;
    int parent;
    float x, y, z;
  };
  // Left is +x for a person who looks along +z.
  static const std::vector<Row> rows{{"Hips", -1, 0, 0.95F, 0},
                                     {"Spine", 0, 0, 1.15F, 0},
                                     {"Neck", 1, 0, 1.45F, 0},
                                     {"Head", 2, 0, 1.52F, 0},
                                     {"Head_end", 3, 0, 1.70F, 0},
                                     {"LeftArm", 1, 0.2F, 1.40F, 0},
                                     {"LeftForeArm", 5, 0.25F, 1.12F, 0},
                                     {"LeftHand", 6, 0.25F, 0.86F, 0},
                                     {"RightArm", 1, -0.2F, 1.40F, 0},
                                     {"RightForeArm", 8, -0.25F, 1.12F, 0},
                                     {"RightHand", 9, -0.25F, 0.86F, 0},
                                     {"LeftUpLeg", 0, 0.1F, 0.92F, 0},
                                     {"LeftLeg", 11, 0.1F, 0.50F, 0},
                                     {"LeftFoot", 12, 0.1F, 0.08F, 0},
                                     {"RightUpLeg", 0, -0.1F, 0.92F, 0},
                                     {"RightLeg", 14, -0.1F, 0.50F, 0},
                                     {"RightFoot", 15, -0.1F, 0.08F, 0}};
  auto clip = std::make_shared<PosedClip>();
  clip->positions = Array({frames, rows.size(), 3});
  clip->frameTimeSeconds = 1.0 / 30.0;
  for (std::size_t joint = 0; joint < rows.size(); ++joint) {
    clip->names.emplace_back(rows[joint].name);
    clip->parents.push_back(rows[joint].parent);
    clip->endSites.push_back(joint == 4);
    clip->sides.push_back(bodySide(rows[joint].name));
    for (std::size_t frame = 0; frame < frames; ++frame) {
      clip->positions(frame, joint, 0) = rows[joint].x;
      clip->positions(frame, joint, 1) = rows[joint].y;
      clip->positions(frame, joint, 2) =
          rows[joint].z +
          static_cast<float>(speed * clip->frameTimeSeconds * static_cast<double>(frame));
    }
  }
  return clip;
}

}  // namespace emoforge
