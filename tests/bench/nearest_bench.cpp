// SPDX-License-Identifier: GPL-3.0-or-later
//
// Memory and time of the search for the nearest training clips: reads demo clips as a run of them
// was trained, measures them against each other, and looks up the nearest of some. Prints the
// distances with all digits, so that a change of the search can be seen in them.
//
//   emoforge_bench_nearest [CLIPS]     1000 by default
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <string>

#include "core/base/parallel.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/training_neighbours.h"
#include "core/motion/posed_clip.h"
#include "tests/support/temporary_folder.h"

using namespace emoforge;

namespace {

constexpr std::size_t lookedUp = 20;

/// A figure of /proc/self/status in MB.
double memoryMegabytes(const std::string& field) {
  std::ifstream status("/proc/self/status");
  std::string name;
  while (status >> name) {
    double kilobytes = 0.0;
    if (name == field + ":" && status >> kilobytes) return kilobytes / 1024.0;
    status.ignore(1 << 16, '\n');
  }
  return 0.0;
}

RunRecord recordOfDemo(const std::filesystem::path& folder, std::size_t clips) {
  NoProgress progress;
  DemoRequest request;
  request.folder = folder;
  request.perClass = static_cast<int>(clips / 5);
  registry().demos.create("body-motion")->write(request, progress);
  RunRecord record;
  record.dataPath = folder;
  const Dataset data = Dataset::open(folder, registry().formats);
  for (const Item& item : data.items()) record.items.push_back(item.id);
  record.items.resize(std::min(clips, record.items.size()));
  return record;
}

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  const emoforge::testing::TemporaryFolder folder;
  const RunRecord record =
      recordOfDemo(folder / "demo", argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000);
  NoProgress progress;
  const double before = memoryMegabytes("VmRSS");
  auto start = std::chrono::steady_clock::now();
  const TrainingNeighbours training = trainingNeighbours(record, progress);
  fmt::print("{} clips, {} threads: {:.1f} s, {:.0f} MB kept, {:.0f} MB at most\n",
             training.items.size(), threadCount(), secondsSince(start),
             memoryMegabytes("VmRSS") - before, memoryMegabytes("VmHWM") - before);
  const double sum = std::accumulate(training.realToReal.begin(), training.realToReal.end(), 0.0);
  fmt::print("real to real: n {}, mean {:.17g} m\n", training.realToReal.size(),
             sum / static_cast<double>(training.realToReal.size()));

  const Dataset data = Dataset::open(record.dataPath, registry().formats);
  start = std::chrono::steady_clock::now();
  double first = 0.0;
  double second = 0.0;
  for (std::size_t i = 0; i < std::min(lookedUp, data.items().size()); ++i) {
    const PosedClip clip = toPosedClip(asMotion(*data.load(data.items()[i])));
    const TwoNearest two = training.neighbours->nearest(clip);
    first += two.first.match.metres;
    second += two.secondMetres;
  }
  fmt::print("{} look-ups: {:.2f} s, sums of the distances {:.17g} m, {:.17g} m\n", lookedUp,
             secondsSince(start), first, second);
  return 0;
}
