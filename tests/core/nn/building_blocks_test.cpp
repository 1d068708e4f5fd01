// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/building_blocks.h"

#include <ATen/CPUGeneratorImpl.h>
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <cmath>

#include "core/base/error.h"
#include "core/nn/averaged_module.h"
#include "core/nn/parameter_block.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

/// Values a · sin(0.7 (i + 1) + k).
void fillBySine(torch::Tensor tensor, double a, double k) {
  const torch::NoGradGuard noGradients;
  for (std::int64_t i = 0; i < tensor.numel(); ++i) {
    tensor.view(-1)[i] = a * std::sin(0.7 * static_cast<double>(i + 1) + k);
  }
}

void expectNear(const torch::Tensor& tensor, const std::vector<double>& expected) {
  const torch::Tensor flat = tensor.reshape(-1);
  ASSERT_EQ(flat.numel(), static_cast<std::int64_t>(expected.size()));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(flat[static_cast<std::int64_t>(i)].item<double>(), expected[i], 2e-6) << i;
  }
}

/// Three numbers that learn.
class Three : public torch::nn::Module {
 public:
  Three() {
    numbers = register_parameter("numbers", torch::tensor({1.0f, -2.0f, 0.5f}));
    seen = register_buffer("seen", torch::tensor({4.0f}));
    count = register_buffer("count", torch::tensor({7}, torch::kInt64));
  }
  torch::Tensor numbers;
  torch::Tensor seen;
  torch::Tensor count;
};

}  // namespace

// p = torch.nn.Parameter([1, -2, .5]); o = torch.optim.Adam([p], lr=.1, betas=(.8, .99))
// three times: o.zero_grad(); (p ** 3).sum().backward(); o.step()
TEST(Adam, StepsAsPyTorchDoes) {
  Three module;
  ParameterBlock block(module);
  Adam adam(block, {.learningRate = 0.1, .beta1 = 0.8, .beta2 = 0.99});
  for (int step = 0; step < 3; ++step) {
    block.clearGradients();
    module.numbers.pow(3).sum().backward();
    adam.step();
  }
  expectNear(module.numbers, {0.7062429189682007, -2.3014352321624756, 0.2174435555934906});
}

TEST(Adam, GoesOnAfterSavingAndLoadingToTheSameBits) {
  const testing::TemporaryFolder folder;
  const auto train = [](Three& module, ParameterBlock& block, Adam& adam, int steps) {
    for (int step = 0; step < steps; ++step) {
      block.clearGradients();
      module.numbers.pow(3).sum().backward();
      adam.step();
    }
  };
  Three whole;
  ParameterBlock wholeBlock(whole);
  Adam wholeAdam(wholeBlock, {});
  train(whole, wholeBlock, wholeAdam, 3);
  ArchiveWriter writer;
  wholeBlock.save(writer, "block/");
  wholeAdam.save(writer, "adam/");
  writer.write(folder / "state");
  train(whole, wholeBlock, wholeAdam, 4);
  Three resumed;
  ParameterBlock block(resumed);
  Adam adam(block, {});
  block.load(ArchiveReader(folder / "state"), "block/");
  adam.load(ArchiveReader(folder / "state"), "adam/");
  train(resumed, block, adam, 4);
  EXPECT_TRUE(torch::equal(resumed.numbers, whole.numbers));
  Three other;
  torch::nn::Linear larger(2, 2);
  ParameterBlock tooLarge(*larger);
  EXPECT_THROW(tooLarge.load(ArchiveReader(folder / "state"), "block/"), Error);
}

TEST(ParameterBlock, AveragesWeightsAndBuffersByTheDecay) {
  Three module;
  Three average;
  ParameterBlock live(module);
  ParameterBlock block(average);
  live.values().fill_(10.0);  // views: the module's own numbers
  EXPECT_EQ(module.numbers[1].item<float>(), 10.0f);
  module.seen.fill_(8.0);
  block.follow(live, 0.75);
  expectNear(average.numbers, {3.25, 1.0, 2.875});  // w̄ + (10 − w̄) / 4
  expectNear(average.seen, {5.0});
  block.follow(live, 0.0);
  EXPECT_TRUE(torch::equal(average.numbers, module.numbers));
  EXPECT_DOUBLE_EQ(warmDecay(0.995, 0), 0.1);
  EXPECT_DOUBLE_EQ(warmDecay(0.995, 10), 0.55);
  EXPECT_DOUBLE_EQ(warmDecay(0.995, 1000000), 0.995);
}

// m = Sequential(Linear(2, 3), BatchNorm1d(3), LeakyReLU(.2), Linear(3, 2)), weights by the sine,
// x = [[1, 2], [.5, -1], [-2, .3]]; m(x), running statistics, m.eval()(x)
TEST(Perceptron, GivesWhatPyTorchGives) {
  Random random(1);
  Perceptron net(
      {.inputs = 2, .hidden = 3, .layers = 1, .outputs = 2, .leak = 0.2, .batchNorm = true},
      random);
  auto parameters = net.named_parameters();
  fillBySine(parameters["layer0.weight"], 1.0, 0.0);
  fillBySine(parameters["layer0.bias"], 1.0, 1.0);
  fillBySine(parameters["layer1.weight"], 1.0, 2.0);
  fillBySine(parameters["layer1.bias"], 1.0, 3.0);
  const torch::Tensor x = torch::tensor({{1.0f, 2.0f}, {0.5f, -1.0f}, {-2.0f, 0.3f}});
  expectNear(net.forward(x), {3.421306610107422e-05, -3.1690454483032227, -1.2601008415222168,
                              -0.9504302144050598, -1.0277255773544312, -0.6633622050285339});
  const auto buffers = net.named_buffers();
  expectNear(buffers["norm0.running_mean"],
             {0.1311323493719101, 0.06767565757036209, -0.02776382863521576});
  expectNear(buffers["norm0.running_var"],
             {1.297898292541504, 1.1501805782318115, 1.1378607749938965});
  net.eval();
  expectNear(net.forward(x), {0.5744917988777161, -5.367634296417236, -1.2109425067901611,
                              -1.647058367729187, -0.8820327520370483, -0.834193766117096});
}

// l = torch.nn.LSTM(2, 3, 2, batch_first=True), its weights in order by 0.3 · the sine with k = 0,
// 1, …; x = .1, .2, … .8 as 1 x 4 x 2; o, (h, c) = l(x); o[0, 3], c[1, 0]
TEST(Recurrent, GivesWhatPyTorchGives) {
  Random random(1);
  Recurrent net(2, 3, 2, random);
  double k = 0.0;
  for (auto& parameter : net.parameters()) fillBySine(parameter, 0.3, k++);
  const torch::Tensor x = torch::arange(1, 9).to(torch::kFloat32).view({1, 4, 2}) * 0.1;
  const auto [output, state] = net.forward(x, net.zeroState(1));
  expectNear(output[0][3], {-0.2933776378631592, -0.16515375673770905, 0.11047621816396713});
  expectNear(state.second[1][0], {-0.5365307331085205, -0.2744722068309784, 0.1825166940689087});
  // In two pieces, as it draws.
  const auto [first, between] = net.forward(x.narrow(1, 0, 2), net.zeroState(1));
  const auto [second, after] = net.forward(x.narrow(1, 2, 2), between);
  EXPECT_TRUE(torch::allclose(second[0][1], output[0][3], 0.0, 1e-7));
}

TEST(BuildingBlocks, DrawTheirStartFromTheSeedAndNotFromTorch) {
  const torch::Tensor before = at::detail::getDefaultCPUGenerator().get_state().clone();
  const auto start = [](std::uint64_t seed) {
    Random random(seed);
    Perceptron net({.inputs = 4, .hidden = 16, .layers = 2, .outputs = 3, .batchNorm = true},
                   random);
    Recurrent recurrent(4, 8, 2, random);
    ParameterBlock a(net);
    ParameterBlock b(recurrent);
    return torch::cat({a.values(), b.values()});
  };
  EXPECT_TRUE(torch::equal(start(1), start(1)));
  EXPECT_FALSE(torch::equal(start(1), start(2)));
  EXPECT_TRUE(torch::equal(at::detail::getDefaultCPUGenerator().get_state(), before));
}

}  // namespace emoforge
