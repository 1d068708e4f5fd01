// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/representations/motion_representations.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/representations/raw_channels_representation.h"
#include "core/motion/representations/rotation_representation.h"

namespace emoforge {
namespace {

RepresentationCatalogue::Entry rotationEntry() {
  Card card;
  card.name = "rotation";
  card.title = text("Rotations");
  card.summary = text(
      "Start and heading aligned, resampled to a common length, joint rotations as rotation "
      "vectors about "
      "their mean, in metres and weighted radians");
  card.modalities = {"body-motion"};
  return {card, {}, [] { return makeMotionRepresentation("rotation"); }};
}

RepresentationCatalogue::Entry rawChannelsEntry() {
  Card card;
  card.name = "raw-channels";
  card.title = text("Raw channels (as published)");
  card.summary = text(
      "BVH channels padded with zeros to the longest clip and scaled to 0 … 1 per frame and "
      "channel. As "
      "published, with its defects: short clips blend with zero postures, angles blend across "
      "±180°, noise "
      "reaches channels that never move, all clips end up equally long. Differs: clips keep their "
      "frame "
      "time.");
  card.modalities = {"body-motion"};
  card.authors = "Seyed Muhammad Hossein Mousavi";
  card.reference = "Mousavi 2025, arXiv:2503.14513";
  return {card, {}, [] { return makeMotionRepresentation("raw-channels"); }};
}

}  // namespace

std::unique_ptr<Representation> makeMotionRepresentation(
    std::string_view name, const MotionRepresentationOptions& options) {
  if (name == "rotation") {
    return std::make_unique<RotationRepresentation>(options.frames, options.rotationWeight);
  }
  if (name == "raw-channels") return std::make_unique<RawChannelsRepresentation>();
  throw Error(ErrorKind::Usage,
              "\"" + std::string(name) + "\" " + text("is not a representation of motion."), {},
              text("Known here: rotation, raw-channels."));
}

void registerMotionRepresentations(RepresentationCatalogue& representations) {
  representations.add(rotationEntry());
  representations.add(rawChannelsEntry());
}

}  // namespace emoforge
