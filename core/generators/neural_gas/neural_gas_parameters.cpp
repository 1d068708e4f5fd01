// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/generators/neural_gas/neural_gas_settings.h"
#include "core/generators/representation_parameters.h"
#include "core/generators/spec_list.h"

namespace emoforge {
namespace {

void addNetwork(SpecList& list) {
  const std::string group = text("Network");
  list.add(group,
           ParameterSpec::choice(
               "level", text("Level"), "sequence",
               {{"sequence", text("Whole clips"), text("A neuron is a whole clip, as published.")},
                {"pose", text("Postures"),
                 text("A neuron is a posture; a clip is a path from posture to posture.")}}),
           "", "",
           text("What one neuron stands for. Whole clips are what was published; postures give "
                "clips that "
                "no training clip contains."));
  list.add(
      group, ParameterSpec::integer("neurons", text("Neurons"), 24, 1, 5000), "N", "",
      text(
          "Neurons of the network of each class. More neurons than training clips give near-copies "
          "of the clips, few give averages."));
  list.add(
      group, ParameterSpec::integer("pose-neurons", text("Posture neurons"), 100, 2, 5000), "N_p",
      "",
      text("Neurons of each class at the level of postures. 50 leave 5 to 14° of joint error, 200 "
           "leave 3 to 9° but share few postures between clips."));
  list.add(
      group, ParameterSpec::integer("iterations", text("Iterations"), 50, 1, 100000), "t_max", "",
      text(
          "Passes over all training samples of a class. The schedules stretch with their number."));
  list.add(
      group,
      ParameterSpec::choice(
          "start", text("Start"), "data",
          {{"data", text("Training clips"), text("Neurons begin on clips drawn at random.")},
           {"random", text("Random"),
            text(
                "Neurons begin at random numbers over the range of each channel, as published.")}}),
      "w(0)", "",
      text("Where neurons begin. With a random start and few clips up to half of the neurons stay "
           "closer to their random start than to any motion."));
  list.add(
      group,
      ParameterSpec::choice(
          "order", text("Order of samples"), "shuffled",
          {{"shuffled", text("Shuffled"), text("Another random order in each iteration.")},
           {"fixed", text("Fixed"),
            text("The order of the files in each iteration, as published.")}}),
      "", "",
      text(
          "Order in which an iteration visits the samples. A fixed order pulls all neurons towards "
          "the last samples."));
}

void addSchedule(SpecList& list) {
  const std::string group = text("Schedule");
  const char* rate = "ε(t) = ε_i (ε_f / ε_i)^(t / t_max)";
  const char* range = "λ(t) = λ_i (λ_f / λ_i)^(t / t_max)";
  const auto real = [&](const char* name, std::string label, double value, double low, double high,
                        double step, const char* symbol, const char* unit, std::string help,
                        const char* equation) {
    auto& spec = list.add(group, ParameterSpec::real(name, std::move(label), value, low, high),
                          symbol, unit, std::move(help), equation);
    spec.step = step;
    spec.decimals = unit[0] == '\0' ? 3 : 2;  // rates are finer than ranks
  };
  real("learning-rate-start", text("Learning rate, start"), 0.3, 1e-6, 1.0, 0.05, "ε_i", "",
       text("Share of the way to a sample that its nearest neuron moves at first."), rate);
  real("learning-rate-end", text("Learning rate, end"), 0.05, 1e-6, 1.0, 0.01, "ε_f", "",
       text("The same share at the end. It must not be above the start."), rate);
  real("range-start", text("Range, start"), 10.0, 1e-3, 1e4, 1.0, "λ_i", "ranks",
       text("How many of the nearest neurons learn with the nearest at first. The strength falls "
            "by e "
            "every λ ranks."),
       range);
  real("range-end", text("Range, end"), 0.1, 1e-3, 1e4, 0.05, "λ_f", "ranks",
       text("The same number at the end. Below about 0.2 only the nearest neuron still moves."),
       range);
}

void addSampling(SpecList& list) {
  const std::string group = text("Sampling");
  const auto real = [&](const char* name, std::string label, double value, double high,
                        double sliderHigh, double step, int decimals, const char* symbol,
                        const char* unit, std::string help, const char* equation) {
    auto& spec = list.add(group, ParameterSpec::real(name, std::move(label), value, 0.0, high),
                          symbol, unit, std::move(help), equation);
    spec.step = step;
    spec.decimals = decimals;
    spec.sliderMaximum = sliderHigh;
    spec.sampling = true;
  };
  real("noise", text("Noise"), 0.05, 10.0, 0.3, 0.01, 3, "s", "× range",
       text("Standard deviation of the Gaussian noise that makes each clip new, as a share of a "
            "channel's "
            "range in training. Channels that never move get none in the rotation representation."),
       "x = w + s · range · n,  n ~ N(0, 1)");
  real("noise-smoothness", text("Noise smoothness"), 15.0, 200.0, 60.0, 1.0, 1, "τ", "frames",
       text("How slowly the noise changes along time: the standard deviation of the Gaussian that "
            "it is "
            "drawn through. 0 is white noise, as published, which looks like vibration."),
       "n ← G_τ * n / ‖G_τ‖");
  addSmoothingParameter(list, 1.0);
  auto& path = list.add(
      group,
      ParameterSpec::choice(
          "path", text("Path"), "walk",
          {{"walk", text("Walk"),
            text("Goes on from posture to posture as any clip of the class did.")},
           {"replay", text("Replay"), text("Follows the postures of one training clip.")}}),
      "", "", text("How a clip moves through the postures. Used at the level of postures only."));
  path.sampling = true;
  real("duration", text("Duration"), 0.0, 600.0, 20.0, 1.0, 1, "T", "s",
       text("Length of a clip made by a walk; 0 takes the length of a training clip drawn at "
            "random. A walk "
            "that runs into the end of a clip with no way on stops there."),
       "");
}

void addRepresentation(SpecList& list) {
  addRepresentationParameters(list);
  auto& rate = list.add(
      text("Representation"),
      ParameterSpec::real("frame-rate", text("Frame rate"), 30.0, 1.0, 240.0), "", "frames/s",
      text("Rate at which postures are taken from the clips and played back. Used at the "
           "level of postures "
           "only."));
  rate.step = 5.0;
  rate.decimals = 1;
  rate.advanced = true;
}

void addAdvanced(SpecList& list) {
  auto& form = list.add(
      text("Advanced"),
      ParameterSpec::choice(
          "form", text("Form of computation"), "auto",
          {{"auto", text("Automatic"), text("Whichever is faster for the size of the data.")},
           {"fast", text("Coefficients"),
            text("Neurons as mixtures of the clips; steps do not depend on the length of the "
                 "clips.")},
           {"direct", text("Vectors"), text("Neurons as vectors that are moved in each step.")}}),
      "", "",
      text("How whole-clip neurons are kept while they learn. The result is the same to 1e-9; time "
           "and "
           "memory differ."));
  form.advanced = true;
}

}  // namespace

std::vector<ParameterSpec> neuralGasParameters() {
  SpecList list;
  addNetwork(list);
  addSchedule(list);
  addSampling(list);
  addRepresentation(list);
  addAdvanced(list);
  return list.take();
}

}  // namespace emoforge
