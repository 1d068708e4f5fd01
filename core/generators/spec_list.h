// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/parameters.h"

namespace emoforge {

/// Collects the specs of a generator, each with what a panel and a help page show of it.
class SpecList {
 public:
  ParameterSpec& add(const std::string& group, ParameterSpec spec, std::string symbol,
                     std::string unit, std::string help, std::string equation = "") {
    spec.group = group;
    spec.symbol = std::move(symbol);
    spec.unit = std::move(unit);
    spec.help = std::move(help);
    spec.equation = std::move(equation);
    specs_.push_back(std::move(spec));
    return specs_.back();
  }
  std::vector<ParameterSpec> take() { return std::move(specs_); }

 private:
  std::vector<ParameterSpec> specs_;
};

}  // namespace emoforge
