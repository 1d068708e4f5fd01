// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/register_motion.h"

#include "core/base/text.h"
#include "core/motion/bvh_format.h"
#include "core/motion/demo/body_motion_demo.h"
#include "core/motion/features/joint_position_features.h"
#include "core/motion/features/kinematic_features.h"
#include "core/motion/features/published_kinematic_features.h"
#include "core/motion/joint_positions_format.h"
#include "core/motion/representations/motion_representations.h"
#include "core/motion/skeleton_policy.h"

namespace emoforge {
namespace {

FormatCatalogue::Entry bvhEntry() {
  Card card;
  card.name = "bvh";
  card.title = text("BioVision hierarchy");
  card.summary = text("Motion capture: a skeleton and a row of channels per frame");
  card.modalities = {"body-motion"};
  std::vector<ParameterSpec> options = bvhImportOptions();
  options.push_back(skeletonPolicyOption());
  return {card, options, makeBvhFormat};
}

FormatCatalogue::Entry jointPositionsEntry() {
  Card card;
  card.name = "joint-positions";
  card.title = text("Joint positions");
  card.summary =
      text("A table with the place of every joint and end site per frame; written, not read");
  card.modalities = {"body-motion"};
  return {card, {}, [] { return std::make_unique<JointPositionsFormat>(); }};
}

DemoCatalogue::Entry bodyMotionDemoEntry() {
  Card card;
  card.name = "body-motion";
  card.title = text("Emotional body motion");
  card.summary =
      text("Walks and gestures of actors in six classes, procedural: no evidence about people");
  card.modalities = {"body-motion"};
  return {card, {}, makeBodyMotionDemo};
}

}  // namespace

void registerMotion(FormatCatalogue& formats, RepresentationCatalogue& representations,
                    DemoCatalogue& demos, FeatureCatalogue& features) {
  formats.add(bvhEntry());
  formats.add(jointPositionsEntry());
  registerMotionRepresentations(representations);
  demos.add(bodyMotionDemoEntry());
  features.add(kinematicFeaturesEntry());
  features.add(jointPositionFeaturesEntry());
  features.add(publishedKinematicFeaturesEntry());
}

}  // namespace emoforge
