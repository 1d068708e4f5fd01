// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <fmt/format.h>

namespace emoforge {
namespace {

std::string sentence(const Place& place, const std::string& problem, const std::string& remedy) {
  std::string result = place.empty() ? problem : fmt::format("{}: {}", place.toString(), problem);
  if (!remedy.empty()) result += " " + remedy;
  return result;
}

}  // namespace

std::string Place::toString() const {
  std::string result = file.empty() ? item : file.string();
  if (line > 0) result += fmt::format(", line {}", line);
  if (column > 0) result += fmt::format(", column {}", column);
  return result;
}

Error::Error(ErrorKind kind, std::string problem, Place place, std::string remedy)
    : std::runtime_error(sentence(place, problem, remedy)),
      kind_(kind),
      problem_(std::move(problem)),
      place_(std::move(place)),
      remedy_(std::move(remedy)) {}

std::string Notice::toString() const {
  return sentence(place, message, advice);
}

Notice toNotice(const Error& error) {
  return {Notice::Severity::Error, error.problem(), error.place(), error.remedy()};
}

}  // namespace emoforge
