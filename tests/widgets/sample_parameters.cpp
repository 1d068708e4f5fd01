// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gallery.h"

namespace emoforge::testing {
namespace {

ParameterSpec with(ParameterSpec spec, const char* group, const char* symbol = "",
                   const char* unit = "") {
  spec.group = group;
  spec.symbol = symbol;
  spec.unit = unit;
  return spec;
}

ParameterSpec sampling(ParameterSpec spec, double step) {
  spec.sampling = true;
  spec.step = step;
  return spec;
}

ParameterSpec advanced(ParameterSpec spec) {
  spec.advanced = true;
  return spec;
}

}  // namespace

ParameterSet sampleParameters() {
  using Spec = ParameterSpec;
  std::vector<Spec> specs;
  specs.push_back(with(Spec::choice("level", "Level", "sequence",
                                    {{"sequence", "sequence", "One neuron is a whole clip."},
                                     {"pose", "pose", "One neuron is a posture."}}),
                       "Network"));
  specs.push_back(with(Spec::integer("neurons", "Neurons", 50, 1, 10000), "Network", "N"));
  specs.push_back(
      with(Spec::integer("iterations", "Iterations", 50, 1, 100000), "Network", "t_max"));
  specs.push_back(with(Spec::choice("order", "Order", "given",
                                    {{"given", "as given", ""}, {"shuffled", "shuffled", ""}}),
                       "Network"));
  specs.push_back(
      with(Spec::real("rate-start", "Learning rate, start", 0.3, 0, 1), "Schedule", "ε_i"));
  specs.push_back(
      with(Spec::real("rate-end", "Learning rate, end", 0.05, 0, 1), "Schedule", "ε_f"));
  specs.push_back(
      with(Spec::real("range-start", "Range, start", 10, 0.01, 1000), "Schedule", "λ_i", "ranks"));
  specs.back().decimals = 1;
  specs.back().help =
      "How many ranks around the winner learn at first. Large values order the gas "
      "as a whole.";
  specs.back().equation = "λ(t) = λ_i (λ_f / λ_i)^(t / t_max)";
  specs.push_back(
      with(Spec::real("range-end", "Range, end", 0.1, 0.01, 1000), "Schedule", "λ_f", "ranks"));
  specs.back().decimals = 1;
  specs.push_back(
      sampling(with(Spec::real("noise", "Noise", 0.05, 0, 0.2), "Sampling", "s", "range"), 0.005));
  specs.push_back(sampling(
      with(Spec::real("smoothing", "Smoothing", 3, 0, 6), "Sampling", "σ", "frames"), 0.5));
  specs.back().decimals = 1;
  specs.push_back(sampling(
      with(Spec::integer("samples", "Samples per class", 10, 1, 1000), "Sampling", "n"), 1));
  specs.push_back(
      with(Spec::choice("representation", "Representation", "rotation",
                        {{"rotation", "quaternion", ""}, {"raw-channels", "raw channels", ""}}),
           "Representation"));
  specs.push_back(
      with(Spec::integer("frames", "Frames", 150, 2, 5000), "Representation", "T", "frames"));
  specs.push_back(advanced(Spec::boolean("start-from-data", "Start from data", true)));
  specs.push_back(advanced(Spec::real("tiny", "Smallest step", 8e-5, 0, 1)));
  return ParameterSet(specs);
}

}  // namespace emoforge::testing
