// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/representation_parameters.h"

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/motion/representations/motion_representations.h"

namespace emoforge {

void addRepresentationParameters(SpecList& list) {
  const std::string group = text("Representation");
  list.add(
      group,
      ParameterSpec::choice(
          "representation", text("Representation"), "rotation",
          {{"rotation", text("Rotations"),
            text(
                "Start and heading aligned, length normalised, joint rotations as rotation vectors "
                "about their mean.")},
           {"raw-channels", text("Raw channels"),
            text("Angles and positions of the file, padded with zeros, as published.")}}),
      "", "",
      text("What the numbers that are learned mean. Raw channels blend angles across ±180° and "
           "short clips "
           "with zero postures, as published."));
  auto& frames = list.add(
      group, ParameterSpec::integer("frames", text("Frames of a clip"), 0, 0, 20000), "", "frames",
      text("Frames to which all clips are resampled in the rotation representation. 0 "
           "takes the median length of the clips that are learned together."));
  frames.advanced = true;
  auto& weight = list.add(
      group, ParameterSpec::real("rotation-weight", text("Weight of rotation"), 0.2, 0.001, 100.0),
      "λ_rot", "m/rad",
      text("How many metres of distance count as much as one radian of joint rotation."),
      "d² = Σ ‖x − x′‖² + λ_rot² Σ θ²");
  weight.step = 0.05;
  weight.advanced = true;
}

void addSmoothingParameter(SpecList& list, double frames) {
  auto& spec = list.add(
      text("Sampling"), ParameterSpec::real("smoothing", text("Smoothing"), frames, 0.0, 100.0),
      "σ", "frames",
      text("Standard deviation of the Gaussian that smooths a finished clip along time. At 30 "
           "frames/s a "
           "value of 3 halves movements of 1.9 times a second."),
      "gain(f) = exp(−2 π² σ² f² / fps²)");
  spec.step = 0.5;
  spec.decimals = 1;
  spec.sliderMaximum = 10.0;
  spec.sampling = true;
}

std::unique_ptr<Representation> makeRepresentation(const ParameterSet& parameters) {
  return makeMotionRepresentation(
      parameters.choice("representation"),
      {static_cast<std::size_t>(parameters.integer("frames")), parameters.real("rotation-weight")});
}

void warnOfUnusedRepresentationParameters(const ParameterSet& parameters,
                                          std::vector<ParameterProblem>& problems) {
  if (parameters.choice("representation") != "raw-channels") return;
  for (const char* name : {"frames", "rotation-weight"}) {
    if (parameters.isDefault(name)) continue;
    problems.push_back({ParameterProblem::Severity::Warning, name,
                        fmt::format(fmt::runtime(text("{} has no effect with raw channels.")),
                                    parameters.spec(name).label)});
  }
}

}  // namespace emoforge
