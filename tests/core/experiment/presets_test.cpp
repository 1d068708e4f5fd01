// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/presets.h"

#include <gtest/gtest.h>

#include "core/experiment/catalogues.h"

namespace emoforge {

TEST(Presets, SetOnlyParametersThatTheirGeneratorHas) {
  for (const Preset& preset : generatorPresets()) {
    ParameterSet parameters(registry().generators.find(preset.generator).parameters);
    EXPECT_NO_THROW(parameters.apply(preset.set)) << preset.name;
    EXPECT_FALSE(preset.title.empty() || preset.source.empty() || preset.differs.empty())
        << preset.name;
    EXPECT_EQ(&findPreset(preset.generator, preset.name), &preset);
  }
}

// arXiv:2503.14513 and its published code.
TEST(Presets, PublishedNeuralGasHasThePublishedNumbers) {
  const auto valuesOf = [](const char* name) {
    ParameterSet parameters(registry().generators.find("neural-gas").parameters);
    parameters.apply(findPreset("neural-gas", name).set);
    return parameters;
  };
  const ParameterSet code = valuesOf("paper-code");
  EXPECT_EQ(code.integer("neurons"), 50);
  EXPECT_EQ(code.integer("iterations"), 50);
  EXPECT_EQ(code.choice("start"), "random");
  EXPECT_EQ(code.choice("order"), "fixed");
  EXPECT_EQ(code.choice("representation"), "raw-channels");
  EXPECT_EQ(code.real("learning-rate-start"), 0.3);
  EXPECT_EQ(code.real("learning-rate-end"), 0.05);
  EXPECT_EQ(code.real("range-start"), 10.0);
  EXPECT_EQ(code.real("range-end"), 0.1);
  EXPECT_EQ(code.real("noise"), 0.05);
  EXPECT_EQ(code.real("noise-smoothness"), 0.0);
  EXPECT_EQ(code.real("smoothing"), 3.0);
  EXPECT_EQ(valuesOf("paper-text").real("noise"), 3.0);
  for (const int neurons : {24, 50, 100}) {
    const std::string name = "paper-" + std::to_string(neurons) + "-neurons";
    EXPECT_EQ(valuesOf(name.c_str()).integer("neurons"), neurons);
    EXPECT_EQ(valuesOf(name.c_str()).real("smoothing"), 3.0);
    EXPECT_EQ(valuesOf((name + "-unsmoothed").c_str()).real("smoothing"), 0.0);
  }
}

}  // namespace emoforge
