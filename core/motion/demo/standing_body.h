// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/motion/demo/body_noise.h"
#include "core/motion/demo/posture.h"

namespace emoforge {

/// A person who stands and does nothing: both feet flat, breathing, weight moving slowly from side
/// to side, the head looking about (`restless` 0: hardly, 1: as someone who waits).
class StandingBody {
 public:
  StandingBody(const BodyMotionTable& table, const VariantTraits& variant, const DemoActor& actor,
               const ClipTraits& clip, const DemoBody& body, double restless, const Random& random);

  /// Pelvis height is left to settle().
  BodyPose at(double seconds) const;
  /// Carries the pelvis as high as legs that are nearly straight allow.
  void settle(BodyPose& pose) const;

 private:
  double breath(double seconds) const;

  const DemoNumbers& n_;
  const DemoBody& body_;
  BodyPose rest_;
  Random draws_;
  BodyNoise noise_;
  PinkNoise sideways_, forward_, looking_;
  double breathsPerSecond_ = 0.25, breathPhase_ = 0.0;
};

}  // namespace emoforge
