// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/runtime.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "core/base/parallel.h"

namespace emoforge {
namespace {

std::string mappedFiles() {
  std::ifstream maps("/proc/self/maps");
  std::stringstream all;
  all << maps.rdbuf();
  return all.str();
}

TEST(Runtime, SetsTheThreadsOfOurLoopsAndOfLibTorch) {
  setComputeThreads(2);
  EXPECT_EQ(threadCount(), 2);
  EXPECT_EQ(runtimeInfo().threads, 2);
  setComputeThreads(1);
  EXPECT_EQ(threadCount(), 1);
  EXPECT_EQ(runtimeInfo().threads, 1);
}

TEST(Runtime, NamesTheBlasThatIsMapped) {
  const RuntimeInfo info = runtimeInfo();
  EXPECT_FALSE(info.torch.empty());
  const bool openBlas = mappedFiles().find("libopenblas") != std::string::npos;
  EXPECT_EQ(info.blas.rfind("OpenBLAS ", 0) == 0, openBlas) << info.blas;
}

TEST(Runtime, WarnsOfTheReferenceBlasOnly) {
  const bool reference = runtimeInfo().blas == "reference BLAS";
  EXPECT_EQ(!blasWarning().empty(), reference);
  EXPECT_EQ(blasWarning().find("libopenblas0-openmp") != std::string::npos, reference);
}

TEST(Runtime, BringsNoQtWithLibTorch) {
  const std::string maps = mappedFiles();
  EXPECT_NE(maps.find("libtorch_cpu"), std::string::npos);
  EXPECT_EQ(maps.find("libQt"), std::string::npos);
}

}  // namespace
}  // namespace emoforge
