// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/generators/neural_gas/neural_gas.h"
#include "core/generators/neural_gas/neural_gas_settings.h"

/// What the tests of the neural gas share: clips to learn, settings, a listener.
namespace emoforge::testing {

/// Two classes of three short walks each, of different lengths.
const TrainingData& walks();

/// Settings for a training of a moment, with these values.
ParameterSet parametersWith(const Json& values);

/// The values of the first clips of both classes.
std::vector<double> clipsOf(const NeuralGas& gas, const ParameterSet& parameters,
                            std::uint64_t seed = 4);

/// Collects what training and sampling tell.
class Listener : public Progress {
 public:
  void scalar(std::string_view series, std::size_t step, double value) override {
    scalars[std::string(series)].emplace_back(step, value);
  }
  void preview(const Preview& shown) override { previews.push_back(shown); }
  bool wantsPreviews() const override { return true; }
  void notice(const Notice& told) override { notices.push_back(told); }

  std::map<std::string, std::vector<std::pair<std::size_t, double>>> scalars;
  std::vector<Preview> previews;
  std::vector<Notice> notices;
};

}  // namespace emoforge::testing
