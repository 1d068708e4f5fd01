// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing BVH files on one core, bytes per second of CPU time. The files are those of
// body_motion_emotion in the shared test data, or made-up ones of the same kind where it is absent.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/base/random.h"
#include "core/motion/bvh_reader.h"
#include "core/motion/bvh_writer.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

/// 22 joints of six channels, six significant digits as most programs write them.
std::string madeUpClip(Random& random) {
  constexpr int kFrames = 300;
  constexpr int kJoints = 22;
  std::string text = "HIERARCHY\n";
  for (int i = 0; i < kJoints; ++i) {
    text += (i == 0 ? "ROOT j" : "JOINT j") + std::to_string(i) +
            " {\nOFFSET 0 10 0\nCHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation "
            "Yrotation\n";
  }
  text += std::string(kJoints, '}') + "\nMOTION\nFrames: " + std::to_string(kFrames) +
          "\nFrame Time: 0.0333333\n";
  char number[32];
  for (int i = 0; i < kFrames * kJoints * 6; ++i) {
    const double value = random.below(4) == 0 ? random.normal(0.0, 1e-5) : random.normal(0.0, 60.0);
    text.append(number,
                static_cast<std::size_t>(std::snprintf(number, sizeof number, "%g", value)));
    text += i % (kJoints * 6) == kJoints * 6 - 1 ? '\n' : ' ';
  }
  return text;
}

/// The files and their texts; made-up ones live in a temporary folder.
struct Corpus {
  testing::TemporaryFolder folder;
  std::vector<fs::path> files;
  std::vector<std::string> texts;
  std::size_t bytes = 0;

  Corpus() {
    const fs::path shared = testing::sharedData() / "body_motion_emotion";
    if (fs::exists(shared)) {
      for (const auto& entry : fs::recursive_directory_iterator(shared)) {
        if (entry.path().extension() == ".bvh") files.push_back(entry.path());
      }
    } else {
      std::printf("The shared test data is absent: measured on made-up clips.\n");
      Random random(1);
      for (int i = 0; i < 60; ++i) {
        files.push_back(folder / (std::to_string(i) + ".bvh"));
        writeFileSafely(files.back(), madeUpClip(random));
      }
    }
    for (const auto& file : files) {
      texts.push_back(readFile(file));
      bytes += texts.back().size();
    }
  }
};

const Corpus& corpus() {
  static const Corpus made;
  return made;
}

void countBytes(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(corpus().bytes));
}

void readFromMemory(benchmark::State& state) {
  for (auto _ : state) {
    std::vector<Notice> notices;
    for (const auto& text : corpus().texts) {
      benchmark::DoNotOptimize(parseBvh(text, "bench.bvh", notices).values.data());
    }
  }
  countBytes(state);
}

void readFromDisk(benchmark::State& state) {
  corpus();
  for (auto _ : state) {
    std::vector<Notice> notices;
    for (const auto& file : corpus().files) {
      benchmark::DoNotOptimize(readBvh(file, notices).values.data());
    }
  }
  countBytes(state);
}

/// The same numbers by std::from_chars and nothing else, for comparison.
void numbersByStandardLibrary(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& text : corpus().texts) {
      const char* at = text.data() + text.find('\n', text.find("Frame Time:"));
      const char* const end = text.data() + text.size();
      double sum = 0.0;
      while (true) {
        while (at != end && (*at == ' ' || *at == '\n' || *at == '\r')) ++at;
        if (at == end) break;
        double value = 0.0;
        at = std::from_chars(at, end, value).ptr;
        sum += value;
      }
      benchmark::DoNotOptimize(sum);
    }
  }
  countBytes(state);
}

void readHeaders(benchmark::State& state) {
  corpus();
  for (auto _ : state) {
    for (const auto& file : corpus().files) benchmark::DoNotOptimize(readBvhHeader(file).frames);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(corpus().files.size()));
}

void write(benchmark::State& state) {
  std::vector<Notice> notices;
  std::vector<MotionClip> clips;
  for (const auto& text : corpus().texts) clips.push_back(parseBvh(text, "bench.bvh", notices));
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    for (const auto& clip : clips) bytes += toBvhText(clip).size();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

constexpr int kRepetitions = 7;
BENCHMARK(readFromMemory)->Unit(benchmark::kMillisecond)->Repetitions(kRepetitions);
BENCHMARK(readFromDisk)->Unit(benchmark::kMillisecond)->Repetitions(kRepetitions);
BENCHMARK(numbersByStandardLibrary)->Unit(benchmark::kMillisecond)->Repetitions(kRepetitions);
BENCHMARK(readHeaders)->Unit(benchmark::kMillisecond);
BENCHMARK(write)->Unit(benchmark::kMillisecond);

/// Keeps each repetition's rate and prints the ratios after the table.
class RatioReporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      const auto rate = run.counters.find("bytes_per_second");
      if (run.run_type == Run::RT_Iteration && rate != run.counters.end()) {
        rates_[run.run_name.function_name].push_back(rate->second.value / 1e6);
      }
    }
  }

  void Finalize() override {
    constexpr double kAskedMegabytes = 350.0;
    for (const char* reader : {"readFromMemory", "readFromDisk"}) {
      printRatio(reader, "the rate asked, 350 MB/s", {kAskedMegabytes});
      printRatio(reader, "std::from_chars on the same numbers", rates_["numbersByStandardLibrary"]);
    }
  }

 private:
  void printRatio(const std::string& reader, const char* peer, std::vector<double> peers) {
    std::vector<double>& own = rates_[reader];
    if (own.empty() || peers.empty()) return;
    std::ranges::sort(own);
    std::ranges::sort(peers);
    std::printf("%-15s %.2f x (%.2f ... %.2f) %s\n", reader.c_str(),
                own[own.size() / 2] / peers[peers.size() / 2], own.front() / peers.back(),
                own.back() / peers.front(), peer);
  }

  std::map<std::string, std::vector<double>> rates_;
};

}  // namespace
}  // namespace emoforge

int main(int argc, char** argv) {
  // Repetitions of the programs in turn, so that a noisy minute meets all of them.
  std::vector<char*> arguments(argv, argv + argc);
  std::string interleaved = "--benchmark_enable_random_interleaving=true";
  arguments.push_back(interleaved.data());
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  emoforge::RatioReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
}
