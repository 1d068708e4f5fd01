// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/runtime.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <dlfcn.h>
#include <torch/version.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "core/base/parallel.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr const char* kReferenceBlas = "reference BLAS";

/// "OpenBLAS 0.3.21 DYNAMIC_ARCH … " of the library itself, cut after the version.
std::string openBlasName() {
  using Config = char* (*)();
  const auto config = reinterpret_cast<Config>(dlsym(RTLD_DEFAULT, "openblas_get_config"));
  if (config == nullptr) return {};
  const std::string full = config();
  return full.substr(0, full.find(' ', full.find(' ') + 1));
}

/// The file behind libblas.so.3, with Debian's alternatives resolved; empty when none is mapped.
std::string mappedBlasFile() {
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    const auto path = line.find('/');
    if (path != std::string::npos && line.find("/libblas.so", path) != std::string::npos)
      return line.substr(path);
  }
  return {};
}

std::string findBlasName() {
  if (std::string name = openBlasName(); !name.empty()) return name;
  if (at::hasMKL()) return "MKL";
  const std::string file = mappedBlasFile();
  if (file.find("blis") != std::string::npos) return "BLIS";
  if (file.find("atlas") != std::string::npos) return "ATLAS";
  return file.empty() ? "unknown BLAS" : kReferenceBlas;
}

const std::string& blasName() {
  static const std::string name = findBlasName();
  return name;
}

}  // namespace

void setComputeThreads(int count) {
  if (count < 1) count = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  setThreadCount(count);
  at::set_num_threads(count);
}

OneComputeThread::OneComputeThread() {
  at::set_num_threads(1);
}

OneComputeThread::~OneComputeThread() {
  at::set_num_threads(threadCount());
}

RuntimeInfo runtimeInfo() {
  return {TORCH_VERSION, blasName(), at::get_num_threads()};
}

std::string blasWarning() {
  if (blasName() != kReferenceBlas) return {};
  return text(
      "Neural networks will train some ten times slower than they could, because the reference "
      "BLAS is "
      "installed. Install the package libopenblas0-openmp and start the program again.");
}

}  // namespace emoforge
