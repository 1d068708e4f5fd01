// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/motion/demo/demo_numbers.h"

namespace emoforge {

/// One row of the table: a movement parameter and its value for each class.
struct MotionParameter {
  std::string name;
  double actorDeviation = 0.0;
  double clipDeviation = 0.0;
  double minimum = 0.0;
  double maximum = 0.0;
  std::vector<double> classValues;  ///< in the order of the table's classes; the first is neutral
};

/// The values of one clip or the deviations of one actor, in the order of the table's parameters.
using MotionValues = std::vector<double>;

/// resources/demo/body-motion.json: every number behind the body-motion demo set.
class BodyMotionTable {
 public:
  /// Throws Error(Failure) where the table is not complete.
  explicit BodyMotionTable(std::string_view json);

  /// The table that the program carries.
  static const BodyMotionTable& builtIn();

  const std::vector<std::string>& classes() const { return classes_; }
  /// What each actor does in each class, in order; a take may come several times.
  const std::vector<std::string>& takes() const { return takes_; }
  const std::vector<MotionParameter>& parameters() const { return parameters_; }
  const DemoNumbers& numbers() const { return numbers_; }
  double number(std::string_view name) const { return numbers_(name); }
  double valence(std::size_t classIndex) const { return valence_[classIndex]; }
  double arousal(std::size_t classIndex) const { return arousal_[classIndex]; }

  /// Value of a named parameter in a vector of values. Throws Error(Failure) for an unknown name.
  double value(const MotionValues& values, std::string_view parameter) const;

 private:
  explicit BodyMotionTable(const Json& table);
  std::vector<std::string> classes_, takes_;
  std::vector<MotionParameter> parameters_;
  DemoNumbers numbers_;
  std::vector<double> valence_, arousal_;
};

/// How a variant of the set changes the table (facts/demo_data.md, section 0).
struct VariantTraits {
  double deviationShare = 1.0;  ///< factor on every SD
  double framesPerSecond = 60.0;
  double sensorNoiseDegrees = 0.0;  ///< white, on every angle
  double sensorNoiseMillimetres = 0.0;
  double styleLogMean = 0.0;  ///< of the actors' expressiveness
  double speedFactor = 1.0;
  double armSwingFactor = 1.0;
  int firstActor = 1;  ///< number of the first actor
};

/// A person of the set: who, and what stays the same over all clips.
struct DemoActor {
  int number = 1;
  std::string subject;
  std::string sex;
  int age = 30;
  bool leftHanded = false;
  double stature = 1.7;     ///< m
  double style = 1.0;       ///< factor on how much of an emotion shows
  double asymmetry = 0.0;   ///< share by which left steps and swings exceed right ones
  double turnout = 7.0;     ///< degrees
  double abduction = 9.0;   ///< degrees, of the hanging arms
  MotionValues deviations;  ///< b_u
};

/// What one clip shows.
struct ClipTraits {
  double intensity = 1.0;
  double valence = 0.0;
  double arousal = 0.0;
  MotionValues values;  ///< θ = θ_neutral + I (θ_class − θ_neutral) style + b_u + e_c, in bounds
};

/// Depends on the seed of `random`, the variant and the number only. Stature and style are spread
/// evenly over every block of actors.
DemoActor drawActor(const BodyMotionTable& table, const VariantTraits& variant, int number,
                    const Random& random);

/// Draws from `random`, a stream of the clip's own; the intensity lies at `intensityShare` 0 … 1 of
/// its distribution.
ClipTraits drawClip(const BodyMotionTable& table, const VariantTraits& variant,
                    const DemoActor& actor, std::size_t classIndex, double intensityShare,
                    Random& random);

}  // namespace emoforge
