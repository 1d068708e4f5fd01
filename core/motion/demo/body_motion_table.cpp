// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/body_motion_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/demo/stratified_draw.h"

namespace emoforge {

/// Text of resources/demo/body-motion.json, put into the library by the build.
extern const std::string_view bodyMotionDemoJson;

namespace {

MotionParameter readParameter(const Json& row, const std::vector<std::string>& classes) {
  MotionParameter parameter;
  parameter.name = row.at("name").get<std::string>();
  const auto number = [&](const std::string& key) {
    return DemoNumbers::valueOf(row.value(key, Json()), parameter.name + "." + key);
  };
  parameter.actorDeviation = number("actor_sd");
  parameter.clipDeviation = number("clip_sd");
  parameter.minimum = number("minimum");
  parameter.maximum = number("maximum");
  for (const auto& label : classes) parameter.classValues.push_back(number(label));
  return parameter;
}

}  // namespace

BodyMotionTable::BodyMotionTable(std::string_view json) : BodyMotionTable(Json::parse(json)) {}

BodyMotionTable::BodyMotionTable(const Json& table)
    : classes_(table.at("classes").get<std::vector<std::string>>()),
      takes_(table.at("takes").get<std::vector<std::string>>()),
      numbers_(table) {
  for (const auto& row : table.at("parameters")) {
    parameters_.push_back(readParameter(row, classes_));
  }
  for (const auto& row : table.at("affect")) {
    const auto label = row.at("label").get<std::string>();
    valence_.push_back(DemoNumbers::valueOf(row.value("valence", Json()), label + ".valence"));
    arousal_.push_back(DemoNumbers::valueOf(row.value("arousal", Json()), label + ".arousal"));
  }
}

const BodyMotionTable& BodyMotionTable::builtIn() {
  static const BodyMotionTable table(bodyMotionDemoJson);
  return table;
}

double BodyMotionTable::value(const MotionValues& values, std::string_view parameter) const {
  const auto found = std::ranges::find(parameters_, parameter, &MotionParameter::name);
  if (found == parameters_.end()) {
    throw Error(ErrorKind::Failure, text("The demo table has no such parameter."),
                {.item = std::string(parameter)});
  }
  return values[static_cast<std::size_t>(found - parameters_.begin())];
}

DemoActor drawActor(const BodyMotionTable& table, const VariantTraits& variant, int number,
                    const Random& random) {
  Random own = random.stream("body-motion actor", static_cast<std::uint64_t>(number));
  const double share = variant.deviationShare;
  const auto spread = [&](const char* mean, const char* deviation) {
    return own.normal(table.number(mean), share * table.number(deviation));
  };
  DemoActor actor;
  actor.number = number;
  actor.subject = fmt::format("actor-{:02}", number);
  actor.sex = number % 2 == 1 ? "female" : "male";
  actor.age = static_cast<int>(std::floor(
      own.uniform(table.number("actors.age_minimum"), table.number("actors.age_maximum") + 1.0)));
  actor.leftHanded = own.uniform() < table.number("actors.left_handed_share");
  const int block = static_cast<int>(table.number("actors.block"));
  const auto even = [&](const char* purpose) {
    return stratifiedShare(random, purpose, number - 1, block);
  };
  actor.stature =
      normalAtShare(even("body-motion stature"), table.number("actors.stature_mean"),
                    share * table.number("actors.stature_sd"),
                    table.number("actors.stature_minimum"), table.number("actors.stature_maximum"));
  constexpr double kFar = 8.0;
  actor.style = std::exp(normalAtShare(even("body-motion style"), variant.styleLogMean,
                                       share * table.number("sampling.style_log_sd"), -kFar, kFar));
  actor.asymmetry = own.normal(0.0, share * table.number("actors.asymmetry_sd"));
  actor.turnout = spread("actors.turnout_mean", "actors.turnout_sd");
  actor.abduction = spread("actors.abduction_mean", "actors.abduction_sd");
  for (const auto& parameter : table.parameters()) {
    actor.deviations.push_back(own.normal(0.0, share * parameter.actorDeviation));
  }
  return actor;
}

ClipTraits drawClip(const BodyMotionTable& table, const VariantTraits& variant,
                    const DemoActor& actor, std::size_t classIndex, double intensityShare,
                    Random& random) {
  const double share = variant.deviationShare;
  ClipTraits clip;
  clip.intensity = normalAtShare(intensityShare, table.number("sampling.intensity_mean"),
                                 share * table.number("sampling.intensity_sd"),
                                 table.number("sampling.intensity_minimum"),
                                 table.number("sampling.intensity_maximum"));
  const double affect = share * table.number("sampling.affect_sd");
  const auto rating = [&](double classValue) {
    return std::clamp(classValue * clip.intensity + random.normal(0.0, affect), -1.0, 1.0);
  };
  clip.valence = rating(table.valence(classIndex));
  clip.arousal = rating(table.arousal(classIndex));
  for (std::size_t p = 0; p < table.parameters().size(); ++p) {
    const auto& parameter = table.parameters()[p];
    const double neutral = parameter.classValues[0];
    const double shown = clip.intensity * actor.style;
    double value = neutral + shown * (parameter.classValues[classIndex] - neutral);
    value += actor.deviations[p] + random.normal(0.0, share * parameter.clipDeviation);
    if (parameter.name == "speed") value *= variant.speedFactor;
    if (parameter.name == "arm_swing") value *= variant.armSwingFactor;
    clip.values.push_back(std::clamp(value, parameter.minimum, parameter.maximum));
  }
  return clip;
}

}  // namespace emoforge
