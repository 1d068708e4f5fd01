// SPDX-License-Identifier: GPL-3.0-or-later
//
// A training step of cvae and cgan against the same network in Python (peers/networks_torch.py),
// both in processes of their own, turn by turn, with the same LibTorch, BLAS and number of threads:
// optimiser, gradient penalty, noise and averaged weights included. Prints milliseconds a step and
// their ratio.
//
//   emoforge_bench_networks [--threads N] [--repeats N] [--python FILE]
//
// Without PyTorch for Python the peer's part is left out, saying so.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "core/generators/deep/networks.h"
#include "core/generators/deep/register_deep.h"
#include "core/nn/runtime.h"

namespace emoforge {
namespace {

constexpr std::size_t kItems = 256;
constexpr std::size_t kWidth = 64;
constexpr std::size_t kClasses = 5;
constexpr std::size_t kWarmUp = 100;
constexpr std::size_t kSteps = 500;

struct Network {
  const char* name;
  NetworkKind kind;
  void (*registerIt)(GeneratorCatalogue&);
};

const Network kNetworks[] = {{"cvae", cvaeNetwork(), registerCvae},
                             {"cgan", cganNetwork(), registerCgan}};

NetworkData randomData() {
  NetworkData data;
  Random random(1);
  data.items = Array({kItems, kWidth});
  for (float& value : data.items.values()) value = static_cast<float>(random.normal());
  data.width = kWidth;
  data.classCount = kClasses;
  for (std::size_t i = 0; i < kItems; ++i) {
    data.classes.push_back(static_cast<std::int64_t>(i % kClasses));
    data.ids.push_back(std::to_string(i));
  }
  return data;
}

/// Milliseconds a step with the defaults of the generator.
double ownMilliseconds(const Network& network) {
  GeneratorCatalogue catalogue;
  network.registerIt(catalogue);
  const ParameterSet parameters(catalogue.find(network.name).parameters);
  const NetworkData data = randomData();
  const auto trained = network.kind.make(data, parameters, Random(1));
  std::vector<std::size_t> batch(static_cast<std::size_t>(parameters.integer("batch-size")));
  std::chrono::steady_clock::time_point start;
  for (std::size_t step = 0; step < kWarmUp + kSteps; ++step) {
    if (step == kWarmUp) start = std::chrono::steady_clock::now();
    Random random = Random(1).stream("step", step);
    for (auto& row : batch) row = random.below(kItems);
    trained->step(batch, random);
  }
  const auto end = std::chrono::steady_clock::now();
  return std::chrono::duration<double, std::milli>(end - start).count() / kSteps;
}

/// The number that a command prints; negative where it fails.
double printedNumber(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  double value = -1.0;
  if (pipe == nullptr || std::fscanf(pipe, "%lf", &value) != 1) value = -1.0;
  return pipe != nullptr && pclose(pipe) == 0 ? value : -1.0;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

struct Options {
  int threads = 1;  ///< what networks of this size train on
  int repeats = 5;
  std::string python = "/usr/bin/python3";
};

int compare(const Options& options, const std::string& self) {
  const std::string script =
      std::string(EMOFORGE_SOURCE_DIR) + "/tests/bench/peers/networks_torch.py";
  const std::string threads = std::to_string(options.threads);
  int result = 0;
  for (const Network& network : kNetworks) {
    std::vector<double> own;
    std::vector<double> peer;
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
      peer.push_back(printedNumber(options.python + " " + script + " " + network.name + " " +
                                   threads + " 2>/dev/null"));
      own.push_back(printedNumber(self + " --work " + network.name + " " + threads));
    }
    const double ours = median(own);
    fmt::print("{} {} threads: {:.3f} ms a step ({:.3f} … {:.3f}, n = {})\n", network.name, threads,
               ours, *std::ranges::min_element(own), *std::ranges::max_element(own), own.size());
    if (*std::ranges::min_element(peer) < 0.0) {
      fmt::print("Without PyTorch for Python there is nothing to compare with.\n");
      continue;
    }
    const double theirs = median(peer);
    fmt::print("{} in PyTorch: {:.3f} ms a step ({:.3f} … {:.3f}); {:.2f} × faster\n", network.name,
               theirs, *std::ranges::min_element(peer), *std::ranges::max_element(peer),
               theirs / ours);
    if (ours > theirs) result = 1;
  }
  return result;
}

int run(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 3 && arguments[0] == "--work") {
    setComputeThreads(std::stoi(arguments[2]));
    for (const Network& network : kNetworks) {
      if (arguments[1] == network.name) fmt::print("{}\n", ownMilliseconds(network));
    }
    return 0;
  }
  Options options;
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    if (arguments[i] == "--threads") options.threads = std::stoi(arguments[i + 1]);
    if (arguments[i] == "--repeats") options.repeats = std::stoi(arguments[i + 1]);
    if (arguments[i] == "--python") options.python = arguments[i + 1];
  }
  return compare(options, std::filesystem::read_symlink("/proc/self/exe").string());
}

}  // namespace
}  // namespace emoforge

int main(int argc, char** argv) {
  return emoforge::run(argc, argv);
}
