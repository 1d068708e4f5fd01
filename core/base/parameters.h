// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/archive.h"

namespace emoforge {

enum class ParameterType { Boolean, Integer, Real, Choice, Text };

using ParameterValue = std::variant<bool, std::int64_t, double, std::string>;

struct ParameterChoice {
  std::string value;  ///< kebab-case, stable
  std::string label;
  std::string help;
};

/// One parameter, declared once: the panel, the command-line option, the config key, the
/// validation, the record and the help page are all made from it.
struct ParameterSpec {
  std::string name;    ///< kebab-case key, stable
  std::string label;   ///< "Learning rate, start"
  std::string symbol;  ///< of the paper, with subscript after an underscore: "ε_i"
  std::string unit;    ///< "frames", "ranks", "" where there is none
  ParameterType type = ParameterType::Real;
  ParameterValue defaultValue = 0.0;
  std::optional<double> minimum;        ///< inclusive
  std::optional<double> maximum;        ///< inclusive
  std::optional<double> sliderMaximum;  ///< end of a slider where larger values are for typing only
  double step = 1.0;
  int decimals = 3;          ///< shown, never used for rounding
  bool logarithmic = false;  ///< steps multiply instead of adding
  std::vector<ParameterChoice> choices;
  std::string help;      ///< two sentences at most
  std::string equation;  ///< "λ(t) = λ_i (λ_f / λ_i)^(t / t_max)"
  std::string group;     ///< "Network", "Schedule", …; groups appear in the order of first use
  bool advanced = false;
  bool sampling = false;  ///< used when samples are drawn: a change needs no new training

  static ParameterSpec integer(std::string name, std::string label, std::int64_t value,
                               double minimum, double maximum);
  static ParameterSpec real(std::string name, std::string label, double value, double minimum,
                            double maximum);
  static ParameterSpec boolean(std::string name, std::string label, bool value);
  static ParameterSpec choice(std::string name, std::string label, std::string value,
                              std::vector<ParameterChoice> choices);
};

/// A finding of validation. Error: refused, Start names the field. Warning: allowed but unwise.
struct ParameterProblem {
  enum class Severity { Warning, Error };
  Severity severity = Severity::Error;
  std::string parameter;
  std::string message;  ///< a whole sentence
};

/// Values for a list of specs. Setting an unknown name, a text that is not of the type or a value
/// out of range throws Error(Usage) with a sentence that says what is allowed. Value type: copy
/// freely.
class ParameterSet {
 public:
  ParameterSet() = default;
  explicit ParameterSet(std::vector<ParameterSpec> specs);

  const std::vector<ParameterSpec>& specs() const { return specs_; }
  const ParameterSpec& spec(std::string_view name) const;
  const ParameterValue& value(std::string_view name) const;

  bool boolean(std::string_view name) const;
  std::int64_t integer(std::string_view name) const;
  double real(std::string_view name) const;
  const std::string& choice(std::string_view name) const;

  void set(std::string_view name, ParameterValue value);
  void setFromText(std::string_view name,
                   std::string_view text);  ///< "50", "0.3", "true", "shuffled"
  void reset(std::string_view name);
  bool isDefault(std::string_view name) const;
  std::vector<std::string> changed() const;

  Json toJson() const;  ///< every parameter, in the order of declaration
  /// Sets the keys that are present; throws Error(Usage) on an unknown key.
  void apply(const Json& values);

  /// Checks one value without setting it; empty when allowed.
  static std::string problemWith(const ParameterSpec& spec, const ParameterValue& value);

  bool operator==(const ParameterSet& other) const { return values_ == other.values_; }

 private:
  std::size_t indexOf(std::string_view name) const;
  std::vector<ParameterSpec> specs_;
  std::vector<ParameterValue> values_;
};

/// As it is typed: "50", "0.05", "true".
std::string toText(const ParameterValue& value);
Json toJson(const ParameterSpec& spec);

}  // namespace emoforge
