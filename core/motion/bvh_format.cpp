// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_format.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/motion/bvh_reader.h"
#include "core/motion/bvh_writer.h"
#include "core/motion/space_guess.h"

namespace emoforge {
namespace {

std::string chosen(const ParameterSet& options, std::string_view name) {
  const bool present =
      std::ranges::find(options.specs(), name, &ParameterSpec::name) != options.specs().end();
  return present ? options.choice(name) : "auto";
}

LengthUnit unitNamed(std::string_view name) {
  for (const LengthUnit unit :
       {LengthUnit::Metre, LengthUnit::Centimetre, LengthUnit::Millimetre, LengthUnit::Inch}) {
    if (name == unitName(unit)) return unit;
  }
  return LengthUnit::Unknown;
}

/// Equal for skeletons that Skeleton::sameStructure calls equal.
std::string structureOf(const Skeleton& skeleton) {
  std::string described;
  for (const Joint& joint : skeleton.joints) {
    described += fmt::format("{}\n{} {}", joint.name, joint.parent, joint.endSite);
    for (const Channel channel : joint.channels) described += channelName(channel);
    described += '\n';
  }
  return fmt::format("{} joints, {} channels, {:016x}", skeleton.movableCount(),
                     skeleton.channelCount(), fnv1a(described));
}

ItemSummary summaryOf(const Skeleton& skeleton) {
  ItemSummary summary;
  summary.joints = skeleton.movableCount();
  summary.channels = skeleton.channelCount();
  summary.structure = structureOf(skeleton);
  return summary;
}

std::string marked(std::string value, bool guessed) {
  return guessed ? value + " " + text("(guessed)") : value;
}

}  // namespace

std::vector<ParameterSpec> bvhImportOptions() {
  auto unit = ParameterSpec::choice("unit", text("Unit of length"), "auto",
                                    {{"auto", text("Guess"), text("From the size of the body.")},
                                     {"m", text("Metres"), ""},
                                     {"cm", text("Centimetres"), ""},
                                     {"mm", text("Millimetres"), ""},
                                     {"inch", text("Inches"), ""}});
  unit.help =
      text("What one unit of the file's positions and offsets is. A guess is shown as one.");
  unit.group = text("Import");
  auto up = ParameterSpec::choice("up-axis", text("Up axis"), "auto",
                                  {{"auto", text("Guess"), text("From the first frame.")},
                                   {"y", text("Y up"), ""},
                                   {"z", text("Z up"), ""}});
  up.help = text("Which axis of the file points up. A guess is shown as one.");
  up.group = text("Import");
  return {unit, up};
}

ItemSummary BvhFormat::summarise(const std::filesystem::path& file) const {
  const BvhHeader header = readBvhHeader(file);
  ItemSummary summary = summaryOf(header.skeleton);
  summary.frames = header.frames;
  summary.frameTimeSeconds = header.frameTimeSeconds;
  return summary;
}

ItemSummary BvhFormat::summarise(const Sample& sample) const {
  const MotionClip& clip = asMotion(sample);
  ItemSummary summary = summaryOf(clip.skeleton);
  summary.frames = clip.frames();
  summary.frameTimeSeconds = clip.frameTimeSeconds;
  summary.unit = marked(unitName(clip.space.unit), clip.space.unitGuessed);
  summary.upAxis = marked(clip.space.up == UpAxis::Z ? "Z" : "Y", clip.space.upGuessed);
  return summary;
}

SamplePtr BvhFormat::load(const std::filesystem::path& file, const ParameterSet& options,
                          std::vector<Notice>& notices) const {
  const std::string unit = chosen(options, "unit");
  const std::string up = chosen(options, "up-axis");
  auto clip = std::make_shared<MotionClip>(readBvh(file, notices));
  clip->space = guessSpace(*clip).info;
  if (unit != "auto") {
    clip->space.unit = unitNamed(unit);
    clip->space.unitGuessed = false;
  }
  if (up != "auto") {
    clip->space.up = up == "z" ? UpAxis::Z : UpAxis::Y;
    clip->space.upGuessed = false;
  }
  return clip;
}

void BvhFormat::write(const Sample& sample, const std::filesystem::path& file) const {
  writeBvh(asMotion(sample), file);
}

std::unique_ptr<Format> makeBvhFormat() {
  return std::make_unique<BvhFormat>();
}

}  // namespace emoforge
