// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/demo_numbers.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

[[noreturn]] void refuse(const std::string& name) {
  throw Error(ErrorKind::Failure, text("The demo table lacks a number with its source mark."),
              {.item = name}, text("Restore resources/demo/body-motion.json and build again."));
}

}  // namespace

DemoNumbers::DemoNumbers(const Json& table) {
  for (const auto& [section, entries] : table.items()) {
    if (!entries.is_object()) continue;
    for (const auto& [name, pair] : entries.items()) {
      const std::string path = section + "." + name;
      values_[path] = valueOf(pair, path);
    }
  }
}

double DemoNumbers::operator()(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) refuse(std::string(name));
  return found->second;
}

double DemoNumbers::valueOf(const Json& pair, const std::string& name) {
  const bool complete = pair.is_array() && pair.size() == 2 && pair[0].is_number() &&
                        (pair[1] == "N" || pair[1] == "D" || pair[1] == "C");
  if (!complete) refuse(name);
  return pair[0].get<double>();
}

}  // namespace emoforge
