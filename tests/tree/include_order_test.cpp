// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tree/include_order.h"

#include <gtest/gtest.h>

#include <ostream>

namespace emoforge::testing {
namespace {

/// A small tree without a violation, to plant one in.
IncludeMap cleanTree() {
  return {{"core/base/error.h", {"<string>", "<queue>"}},
          {"core/data/item.h", {"\"core/base/error.h\""}},
          {"core/motion/clip.h", {"\"core/data/item.h\""}},
          {"core/imaging/depth.h", {"\"core/data/item.h\""}},
          {"core/nn/tensor.h", {"<torch/types.h>", "\"core/base/error.h\""}},
          {"core/nn/runtime.h", {"<string>"}},
          {"core/generators/gan.h", {"\"core/data/item.h\""}},
          {"core/generators/gan.cpp", {"\"core/generators/gan.h\"", "\"core/nn/tensor.h\""}},
          {"core/metrics/kid.h", {"\"core/generators/gan.h\""}},
          {"core/analysis/tsne.h", {"\"core/numerics/pca.h\""}},
          {"core/numerics/pca.h", {"<Eigen/Core>"}},
          {"widgets/plot.h", {"<qcustomplot.h>", "\"core/motion/clip.h\""}},
          {"viewers/player.h", {"<Qt3DCore/QEntity>", "<vtkActor.h>", "<QWidget>"}},
          {"app/gui/window.cpp", {"\"widgets/plot.h\"", "\"viewers/player.h\"", "<QWidget>"}},
          {"app/cli/main.cpp", {"\"core/nn/runtime.h\"", "<CLI/CLI.hpp>"}}};
}

struct Planted {
  const char* file;
  const char* include;
};

/// The name of the case in CTest.
void PrintTo(const Planted& planted, std::ostream* stream) {
  *stream << planted.file << " with " << planted.include;
}

class PlantedViolation : public ::testing::TestWithParam<Planted> {};

TEST_P(PlantedViolation, IsFound) {
  IncludeMap tree = cleanTree();
  ASSERT_TRUE(tree.contains(GetParam().file));
  tree[GetParam().file].push_back(GetParam().include);
  EXPECT_FALSE(includeViolations(tree).empty());
}

INSTANTIATE_TEST_SUITE_P(
    IncludeOrder, PlantedViolation,
    ::testing::Values(Planted{"core/base/error.h", "\"core/data/item.h\""},
                      Planted{"core/motion/clip.h", "\"core/imaging/depth.h\""},
                      Planted{"core/metrics/kid.h", "\"core/analysis/tsne.h\""},
                      Planted{"core/data/item.h", "<QString>"},
                      Planted{"core/data/item.h", "<qcustomplot.h>"},
                      Planted{"core/data/item.h", "\"widgets/plot.h\""},
                      Planted{"core/generators/gan.h", "<torch/torch.h>"},
                      Planted{"core/motion/clip.h", "<ATen/Tensor.h>"},
                      Planted{"widgets/plot.h", "\"viewers/player.h\""},
                      Planted{"widgets/plot.h", "<vtkActor.h>"},
                      Planted{"widgets/plot.h", "\"core/nn/tensor.h\""},
                      Planted{"app/gui/window.cpp", "\"core/nn/tensor.h\""},
                      Planted{"app/gui/window.cpp", "\"app/cli/main.cpp\""},
                      Planted{"app/cli/main.cpp", "\"widgets/plot.h\""},
                      Planted{"app/cli/main.cpp", "<QCoreApplication>"},
                      Planted{"core/data/item.h", "\"item.h\""}));

TEST(IncludeOrder, FindsNothingInACleanTree) {
  EXPECT_EQ(includeViolations(cleanTree()), std::vector<std::string>{});
}

TEST(IncludeOrder, HoldsInTheWholeProject) {
  const IncludeMap includes =
      readIncludes(EMOFORGE_SOURCE_DIR, {"core", "widgets", "viewers", "app"});
  EXPECT_GT(includes.size(), 30U);
  ASSERT_TRUE(includes.contains("core/nn/runtime.cpp"));
  EXPECT_EQ(includes.at("core/nn/runtime.cpp").front(), "\"core/nn/runtime.h\"");
  for (const std::string& violation : includeViolations(includes)) ADD_FAILURE() << violation;
}

}  // namespace
}  // namespace emoforge::testing
