// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

ParameterSpec baseSpec(std::string name, std::string label, ParameterType type,
                       ParameterValue value) {
  ParameterSpec spec;
  spec.name = std::move(name);
  spec.label = std::move(label);
  spec.type = type;
  spec.defaultValue = std::move(value);
  return spec;
}

std::string allowedRange(const ParameterSpec& spec) {
  if (spec.minimum && spec.maximum) {
    return fmt::format("{} {} {} {}", text("between"), *spec.minimum, text("and"), *spec.maximum);
  }
  if (spec.minimum) return fmt::format("{} {}", text("at least"), *spec.minimum);
  return fmt::format("{} {}", text("at most"), *spec.maximum);
}

std::string allowedChoices(const ParameterSpec& spec) {
  std::string result;
  for (const auto& choice : spec.choices) result += (result.empty() ? "" : ", ") + choice.value;
  return result;
}

std::string problemWithNumber(const ParameterSpec& spec, double value) {
  if (!std::isfinite(value))
    return fmt::format("{} {}", spec.label, text("must be a finite number."));
  const bool low = spec.minimum && value < *spec.minimum;
  const bool high = spec.maximum && value > *spec.maximum;
  if (!low && !high) return {};
  return fmt::format("{} {} {}, {} {}.", spec.label, text("must be"), allowedRange(spec),
                     text("not"), value);
}

bool holdsType(ParameterType type, const ParameterValue& value) {
  switch (type) {
    case ParameterType::Boolean:
      return std::holds_alternative<bool>(value);
    case ParameterType::Integer:
      return std::holds_alternative<std::int64_t>(value);
    case ParameterType::Real:
      return std::holds_alternative<double>(value);
    case ParameterType::Choice:
    case ParameterType::Text:
      return std::holds_alternative<std::string>(value);
  }
  return false;
}

template <typename Number>
std::optional<Number> parseNumber(std::string_view text) {
  Number value{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

[[noreturn]] void refuse(const ParameterSpec& spec, const std::string& problem) {
  throw Error(ErrorKind::Usage, problem, {.item = spec.name});
}

ParameterValue parseValue(const ParameterSpec& spec, std::string_view input) {
  switch (spec.type) {
    case ParameterType::Boolean:
      if (input == "true" || input == "on" || input == "yes" || input == "1") return true;
      if (input == "false" || input == "off" || input == "no" || input == "0") return false;
      refuse(spec, fmt::format("{} {}", spec.label, text("must be true or false.")));
    case ParameterType::Integer:
      if (const auto value = parseNumber<std::int64_t>(input)) return *value;
      refuse(spec,
             fmt::format("{} {} \"{}\".", spec.label, text("must be a whole number, not"), input));
    case ParameterType::Real:
      if (const auto value = parseNumber<double>(input)) return *value;
      refuse(spec, fmt::format("{} {} \"{}\".", spec.label, text("must be a number, not"), input));
    default:
      return std::string(input);
  }
}

ParameterValue fromJson(const ParameterSpec& spec, const Json& value) {
  if (spec.type == ParameterType::Boolean && value.is_boolean()) return value.get<bool>();
  if (spec.type == ParameterType::Integer && value.is_number_integer()) {
    return value.get<std::int64_t>();
  }
  if (spec.type == ParameterType::Real && value.is_number()) return value.get<double>();
  if (value.is_string()) return parseValue(spec, value.get<std::string>());
  refuse(spec, fmt::format("{} {} {}.", spec.label, text("cannot be"), value.dump()));
}

}  // namespace

ParameterSpec ParameterSpec::integer(std::string name, std::string label, std::int64_t value,
                                     double minimum, double maximum) {
  auto spec = baseSpec(std::move(name), std::move(label), ParameterType::Integer, value);
  spec.minimum = minimum;
  spec.maximum = maximum;
  spec.decimals = 0;
  return spec;
}

ParameterSpec ParameterSpec::real(std::string name, std::string label, double value, double minimum,
                                  double maximum) {
  auto spec = baseSpec(std::move(name), std::move(label), ParameterType::Real, value);
  spec.minimum = minimum;
  spec.maximum = maximum;
  spec.step = 0.1;
  return spec;
}

ParameterSpec ParameterSpec::boolean(std::string name, std::string label, bool value) {
  return baseSpec(std::move(name), std::move(label), ParameterType::Boolean, value);
}

ParameterSpec ParameterSpec::choice(std::string name, std::string label, std::string value,
                                    std::vector<ParameterChoice> choices) {
  auto spec = baseSpec(std::move(name), std::move(label), ParameterType::Choice, std::move(value));
  spec.choices = std::move(choices);
  return spec;
}

ParameterSet::ParameterSet(std::vector<ParameterSpec> specs) : specs_(std::move(specs)) {
  for (const auto& spec : specs_) values_.push_back(spec.defaultValue);
}

std::size_t ParameterSet::indexOf(std::string_view name) const {
  for (std::size_t i = 0; i < specs_.size(); ++i) {
    if (specs_[i].name == name) return i;
  }
  std::string known;
  for (const auto& spec : specs_) known += (known.empty() ? "" : ", ") + spec.name;
  throw Error(ErrorKind::Usage, fmt::format("{} \"{}\".", text("There is no parameter"), name), {},
              fmt::format("{}: {}.", text("Known here"), known));
}

const ParameterSpec& ParameterSet::spec(std::string_view name) const {
  return specs_[indexOf(name)];
}

const ParameterValue& ParameterSet::value(std::string_view name) const {
  return values_[indexOf(name)];
}

bool ParameterSet::boolean(std::string_view name) const {
  return std::get<bool>(value(name));
}
std::int64_t ParameterSet::integer(std::string_view name) const {
  return std::get<std::int64_t>(value(name));
}
double ParameterSet::real(std::string_view name) const {
  return std::get<double>(value(name));
}
const std::string& ParameterSet::choice(std::string_view name) const {
  return std::get<std::string>(value(name));
}

void ParameterSet::set(std::string_view name, ParameterValue value) {
  const std::size_t index = indexOf(name);
  const std::string problem = problemWith(specs_[index], value);
  if (!problem.empty()) refuse(specs_[index], problem);
  values_[index] = std::move(value);
}

void ParameterSet::setFromText(std::string_view name, std::string_view text) {
  set(name, parseValue(spec(name), text));
}

void ParameterSet::reset(std::string_view name) {
  const std::size_t index = indexOf(name);
  values_[index] = specs_[index].defaultValue;
}

bool ParameterSet::isDefault(std::string_view name) const {
  const std::size_t index = indexOf(name);
  return values_[index] == specs_[index].defaultValue;
}

std::vector<std::string> ParameterSet::changed() const {
  std::vector<std::string> names;
  for (const auto& spec : specs_) {
    if (!isDefault(spec.name)) names.push_back(spec.name);
  }
  return names;
}

Json ParameterSet::toJson() const {
  Json result = Json::object();
  for (std::size_t i = 0; i < specs_.size(); ++i) {
    std::visit([&](const auto& value) { result[specs_[i].name] = value; }, values_[i]);
  }
  return result;
}

void ParameterSet::apply(const Json& values) {
  for (const auto& [name, value] : values.items()) set(name, fromJson(spec(name), value));
}

std::string ParameterSet::problemWith(const ParameterSpec& spec, const ParameterValue& value) {
  if (!holdsType(spec.type, value)) {
    return fmt::format("{} {}", spec.label, text("was given a value of another type."));
  }
  if (const auto* number = std::get_if<double>(&value)) return problemWithNumber(spec, *number);
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return problemWithNumber(spec, static_cast<double>(*number));
  }
  if (spec.type == ParameterType::Choice) {
    const auto& chosen = std::get<std::string>(value);
    const bool known = std::ranges::any_of(
        spec.choices, [&](const ParameterChoice& choice) { return choice.value == chosen; });
    if (!known) {
      return fmt::format("{} {} {}, {} \"{}\".", spec.label, text("must be one of"),
                         allowedChoices(spec), text("not"), chosen);
    }
  }
  return {};
}

std::string toText(const ParameterValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  return std::get<std::string>(value);
}

Json toJson(const ParameterSpec& spec) {
  static constexpr const char* kTypes[] = {"boolean", "integer", "real", "choice", "text"};
  Json result = {{"name", spec.name},
                 {"label", spec.label},
                 {"symbol", spec.symbol},
                 {"unit", spec.unit},
                 {"type", kTypes[static_cast<int>(spec.type)]}};
  std::visit([&](const auto& value) { result["default"] = value; }, spec.defaultValue);
  if (spec.minimum) result["minimum"] = *spec.minimum;
  if (spec.maximum) result["maximum"] = *spec.maximum;
  if (!spec.choices.empty()) {
    for (const auto& choice : spec.choices) {
      result["choices"].push_back(
          {{"value", choice.value}, {"label", choice.label}, {"help", choice.help}});
    }
  }
  result["group"] = spec.group;
  result["help"] = spec.help;
  result["equation"] = spec.equation;
  result["advanced"] = spec.advanced;
  result["sampling"] = spec.sampling;
  return result;
}

}  // namespace emoforge
