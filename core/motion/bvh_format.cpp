// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_format.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/motion/bvh_reader.h"
#include "core/motion/bvh_writer.h"
#include "core/motion/space_guess.h"

namespace emoforge {
namespace {

std::string chosen(const ParameterSet& options, std::string_view name) {
  const bool present = std::ranges::find(options.specs(), name, &ParameterSpec::name) !=
                       options.specs().end();
  return present ? options.choice(name) : "auto";
}

LengthUnit unitNamed(std::string_view name) {
  for (const LengthUnit unit : {LengthUnit::Metre, LengthUnit::Centimetre, LengthUnit::Millimetre,
                                LengthUnit::Inch}) {
    if (name == unitName(unit)) return unit;
  }
  return LengthUnit::Unknown;
}

}  // namespace

std::vector<ParameterSpec> bvhImportOptions() {
  auto unit = ParameterSpec::choice("unit", text("Unit of length"), "auto",
                                    {{"auto", text("Guess"), text("From the size of the body.")},
                                     {"m", text("Metres"), ""},
                                     {"cm", text("Centimetres"), ""},
                                     {"mm", text("Millimetres"), ""},
                                     {"inch", text("Inches"), ""}});
  unit.help = text("What one unit of the file's positions and offsets is. A guess is shown as one.");
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
  return {.frames = header.frames,
          .frameTimeSeconds = header.frameTimeSeconds,
          .joints = header.skeleton.movableCount(),
          .channels = header.skeleton.channelCount()};
}

SamplePtr BvhFormat::load(const std::filesystem::path& file, const ParameterSet& options,
                          std::vector<Notice>& notices) const {
  const std::string unit = chosen(options, "unit");
  const std::string up = chosen(options, "up-axis");
  auto clip = std::make_shared<MotionClip>(readBvh(file, notices));
  clip->space = guessSpace(*clip);
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

std::unique_ptr<Format> makeBvhFormat() { return std::make_unique<BvhFormat>(); }

}  // namespace emoforge
