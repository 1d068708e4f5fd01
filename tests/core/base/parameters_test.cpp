// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parameters.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace emoforge {
namespace {

ParameterSet exampleSet() {
  return ParameterSet(
      {ParameterSpec::integer("neurons", "Neurons", 50, 1, 1000),
       ParameterSpec::real("noise", "Noise", 0.05, 0.0, 1.0),
       ParameterSpec::boolean("mirror", "Mirror", false),
       ParameterSpec::choice("order", "Order", "shuffled",
                             {{"fixed", "fixed", ""}, {"shuffled", "shuffled", ""}})});
}

std::string messageOf(ParameterSet set, const std::string& name, const std::string& value) {
  try {
    set.setFromText(name, value);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Usage);
    return error.what();
  }
  return {};
}

}  // namespace

TEST(Parameters, AreReadFromTextAndJsonAlike) {
  ParameterSet fromText = exampleSet();
  fromText.setFromText("neurons", "24");
  fromText.setFromText("noise", "0.1");
  fromText.setFromText("mirror", "true");
  fromText.setFromText("order", "fixed");
  ParameterSet fromJson = exampleSet();
  fromJson.apply(Json::parse(R"({"neurons": 24, "noise": 0.1, "mirror": true, "order": "fixed"})"));
  EXPECT_EQ(fromText, fromJson);
  EXPECT_EQ(fromText.changed().size(), 4u);
  EXPECT_EQ(fromText.toJson().dump(),
            R"({"neurons":24,"noise":0.1,"mirror":true,"order":"fixed"})");
}

TEST(Parameters, RefuseBadValuesInWholeSentences) {
  EXPECT_EQ(messageOf(exampleSet(), "neurons", "0"),
            "neurons: Neurons must be between 1 and 1000, not 0.");
  EXPECT_EQ(messageOf(exampleSet(), "neurons", "4.5"),
            "neurons: Neurons must be a whole number, not \"4.5\".");
  EXPECT_EQ(messageOf(exampleSet(), "noise", "nan"), "noise: Noise must be a finite number.");
  EXPECT_EQ(messageOf(exampleSet(), "order", "random"),
            "order: Order must be one of fixed, shuffled, not \"random\".");
  EXPECT_EQ(messageOf(exampleSet(), "neuron", "5"),
            "There is no parameter \"neuron\". Known here: neurons, noise, mirror, order.");
}

TEST(Parameters, KeepTheOldValueWhenANewOneIsRefused) {
  ParameterSet set = exampleSet();
  EXPECT_THROW(set.setFromText("noise", "2"), Error);
  EXPECT_TRUE(set.isDefault("noise"));
}

}  // namespace emoforge
