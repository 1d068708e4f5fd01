// SPDX-License-Identifier: GPL-3.0-or-later
//
// Neural gas against a NumPy loop of the published arithmetic (peers/neural_gas_numpy.py), both in
// processes of their own, turn by turn: five classes of motion, raw channels, 50 neurons, 50
// iterations, the same random start. Prints times, memory, their ratios and the largest difference
// of the neurons.
//
//   emoforge_bench_neural_gas [--data FOLDER] [--repeats N] [--python FILE]
//
// FOLDER holds a folder of BVH files per class; by default the shared test data. Without NumPy the
// peer's part is left out, saying so.

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>

#include "core/base/archive.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/generators/neural_gas/sequence_model.h"
#include "core/motion/bvh_reader.h"
#include "tests/bench/npy_file.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t neuronCount = 50;  ///< of the preset

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<TrainingClass> readClasses(const fs::path& data) {
  std::map<std::string, TrainingClass> byName;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(data)) {
    if (entry.path().extension() == ".bvh") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Notice> notices;
  for (const auto& file : files) {
    TrainingClass& ofName = byName[file.parent_path().filename().string()];
    ofName.label = file.parent_path().filename().string();
    ofName.ids.push_back(file.stem().string());
    ofName.samples.push_back(std::make_shared<MotionClip>(readBvh(file, notices)));
  }
  std::vector<TrainingClass> classes;
  for (auto& [name, trainingClass] : byName) classes.push_back(std::move(trainingClass));
  return classes;
}

/// The preset itself, so that a change of the defaults cannot change what is compared.
NeuralGasSettings publishedSettings() {
  ParameterSet parameters(neuralGasParameters());
  const fs::path presets = fs::path(EMOFORGE_SOURCE_DIR) / "resources/presets/generators";
  parameters.apply(Json::parse(readFile(presets / "neural-gas/paper-code.json")).at("set"));
  return NeuralGasSettings(parameters);
}

Random randomOf(const std::string& label) {
  return Random(1).stream(label);
}

class NoState : public Checkpointable {
 public:
  void saveState(ArchiveWriter&) const override {}
};

std::vector<std::unique_ptr<SequenceModel>> trainAll(const std::vector<TrainingClass>& classes,
                                                     const NeuralGasSettings& settings) {
  std::vector<std::unique_ptr<SequenceModel>> models;
  NoProgress progress;
  const NoState state;
  for (const TrainingClass& trainingClass : classes) {
    const Random random = randomOf(trainingClass.label);
    models.push_back(std::make_unique<SequenceModel>(trainingClass.label, settings, random));
    models.back()->train(trainingClass, {random, progress, state});
  }
  return models;
}

/// One run in this process: "training", "neurons" (made as vectors too) or "save" (written to
/// `folder`).
int work(const std::string& what, const fs::path& data, const fs::path& folder) {
  const std::vector<TrainingClass> classes = readClasses(data);
  const auto start = Clock::now();
  const std::clock_t processorStart = std::clock();
  const auto models = trainAll(classes, publishedSettings());
  for (std::size_t c = 0; c < classes.size() && what != "training"; ++c) {
    DoubleArray neurons({neuronCount, models[c]->representation().dimension()});
    models[c]->neurons().writeAll(neurons);
    if (what == "save") writeNpy(folder / classes[c].label / "ours.npy", neurons);
  }
  fmt::print("{:.6f} {:.6f}\n", secondsSince(start),
             static_cast<double>(std::clock() - processorStart) / CLOCKS_PER_SEC);
  return 0;
}

/// What the peer needs: the clips' values and the same random start.
void writeInputs(const std::vector<TrainingClass>& classes, const fs::path& folder) {
  for (const TrainingClass& trainingClass : classes) {
    const fs::path path = folder / trainingClass.label;
    fs::create_directories(path);
    std::size_t frames = 0;
    for (std::size_t i = 0; i < trainingClass.samples.size(); ++i) {
      const DoubleArray& values = asMotion(*trainingClass.samples[i]).values;
      frames = std::max(frames, values.extent(0));
      writeNpy(path / fmt::format("values-{:04}.npy", i), values);
    }
    DoubleArray start({neuronCount, frames * asMotion(*trainingClass.samples[0]).values.extent(1)});
    for (std::size_t k = 0; k < neuronCount; ++k) {
      Random random = randomOf(trainingClass.label).stream("start", k);
      for (double& value : start.row(k)) value = random.uniform();
    }
    writeNpy(path / "start.npy", start);
  }
}

struct Measured {
  double seconds = 0.0;    ///< as the process reports them: training without reading files
  double megabytes = 0.0;  ///< largest resident set
  double processor =
      0.0;  ///< seconds of all threads, reading included: hardly depends on other load
};

/// Runs a program, reads two numbers from its output. Throws where it fails.
Measured runProcess(std::vector<std::string> arguments) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    std::vector<char*> pointers;
    for (auto& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    execvp(pointers[0], pointers.data());
    _exit(127);
  }
  close(ends[1]);
  std::string output;
  char buffer[256];
  for (ssize_t size; (size = read(ends[0], buffer, sizeof buffer)) > 0;) {
    output.append(buffer, static_cast<std::size_t>(size));
  }
  close(ends[0]);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (status != 0) throw std::runtime_error(arguments[0] + " failed");
  Measured measured;
  std::istringstream(output) >> measured.seconds >> measured.processor;
  measured.megabytes = static_cast<double>(usage.ru_maxrss) / 1024.0;
  return measured;
}

struct Series {
  std::vector<double> seconds;
  double megabytes = 0.0;
  double processor = std::numeric_limits<double>::infinity();

  void add(const Measured& measured) {
    processor = std::min(processor, measured.processor);
    seconds.push_back(measured.seconds);
    megabytes = std::max(megabytes, measured.megabytes);
  }
  double median() const {
    std::vector<double> sorted = seconds;
    std::ranges::sort(sorted);
    return sorted[sorted.size() / 2];
  }
  double fastest() const { return *std::ranges::min_element(seconds); }
  double slowest() const { return *std::ranges::max_element(seconds); }
};

void print(const char* name, const Series& series) {
  fmt::print(
      "{:34} {:9.4f} s ({:.4f} … {:.4f}, n = {}), least processor time {:.2f} s, {:.1f} MB\n", name,
      series.median(), series.fastest(), series.slowest(), series.seconds.size(), series.processor,
      series.megabytes);
}

void printRatio(const char* name, const Series& peer, const Series& own) {
  fmt::print(
      "{:34} {:9.0f} × faster ({:.0f} … {:.0f}), {:.0f} × by processor time, {:.2f} × the memory\n",
      name, peer.median() / own.median(), peer.fastest() / own.slowest(),
      peer.slowest() / own.fastest(), peer.processor / own.processor,
      own.megabytes / peer.megabytes);
}

double largestDifference(const fs::path& folder) {
  double largest = 0.0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const DoubleArray ours = readNpy(entry.path() / "ours.npy");
    const DoubleArray theirs = readNpy(entry.path() / "neurons.npy");
    if (ours.shape() != theirs.shape()) throw std::runtime_error("the shapes differ");
    for (std::size_t i = 0; i < ours.size(); ++i) {
      largest = std::max(largest, std::abs(ours.values()[i] - theirs.values()[i]));
    }
  }
  return largest;
}

/// Times of one clip made anew after the noise or the smoothing was changed.
void printSampling(const std::vector<TrainingClass>& classes, const char* representation) {
  NeuralGasSettings settings = publishedSettings();
  settings.representation = representation;
  const auto trainingStart = Clock::now();
  const auto models = trainAll(classes, settings);
  const double training = secondsSince(trainingStart);
  std::vector<double> milliseconds;
  for (const auto& model : models) {
    for (int repeat = 0; repeat < 10; ++repeat) {
      GasSampling sampling;
      sampling.noise = 0.01 * repeat;
      sampling.smoothing = 0.5 * repeat;
      sampling.noiseSmoothness = 15.0;
      const auto start = Clock::now();
      model->sample(1, sampling, Random(1));
      milliseconds.push_back(1000.0 * secondsSince(start));
    }
  }
  std::ranges::sort(milliseconds);
  fmt::print("{:13} training {:.3f} s; a clip made anew: median {:.1f} ms, longest {:.1f} ms\n",
             representation, training, milliseconds[milliseconds.size() / 2], milliseconds.back());
}

struct Options {
  fs::path data = testing::sharedData() / "body_motion_emotion";
  int repeats = 3;
  std::string python = "/usr/bin/python3";
};

int compare(const Options& options, const std::string& self) {
  const testing::TemporaryFolder folder;
  const std::vector<TrainingClass> classes = readClasses(options.data);
  writeInputs(classes, folder.path());
  const std::string peerScript =
      std::string(EMOFORGE_SOURCE_DIR) + "/tests/bench/peers/neural_gas_numpy.py";
  const std::string data = options.data.string();
  const std::string path = folder.path().string();
  const auto own = [&](const char* what) { return runProcess({self, "--work", what, data, path}); };
  Series peer;
  Series training;
  Series withNeurons;
  for (int repeat = 0; repeat < options.repeats; ++repeat) {
    peer.add(runProcess({options.python, peerScript, path}));
    for (int inner = 0; inner < 3; ++inner) {
      training.add(own("training"));
      withNeurons.add(own("neurons"));
    }
  }
  own("save");
  fmt::print("{} threads\n", threadCount());
  print("NumPy loop", peer);
  print("training", training);
  print("training, neurons as vectors", withNeurons);
  printRatio("training", peer, training);
  printRatio("training, neurons as vectors", peer, withNeurons);
  const double difference = largestDifference(folder.path());
  fmt::print("largest difference of the neurons: {:.1e} (allowed 1e-9)\n", difference);
  printSampling(classes, "raw-channels");
  printSampling(classes, "rotation");
  return difference <= 1e-9 ? 0 : 1;
}

int run(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 4 && arguments[0] == "--work") {
    return work(arguments[1], arguments[2], arguments[3]);
  }
  Options options;
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    if (arguments[i] == "--data") options.data = arguments[i + 1];
    if (arguments[i] == "--repeats") options.repeats = std::stoi(arguments[i + 1]);
    if (arguments[i] == "--python") options.python = arguments[i + 1];
  }
  if (!fs::exists(options.data)) {
    fmt::print("The data set {} is absent.\n", options.data.string());
    return 2;
  }
  try {
    runProcess({options.python, "-c", "import numpy; print(0, 0)"});
  } catch (const std::exception&) {
    fmt::print("Without NumPy there is nothing to compare with.\n");
    printSampling(readClasses(options.data), "raw-channels");
    printSampling(readClasses(options.data), "rotation");
    return 0;
  }
  return compare(options, fs::read_symlink("/proc/self/exe").string());
}

}  // namespace
}  // namespace emoforge

int main(int argc, char** argv) {
  return emoforge::run(argc, argv);
}
