// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "core/generators/deep/network_tensors.h"
#include "core/generators/deep/networks.h"
#include "core/nn/averaged_module.h"
#include "core/nn/building_blocks.h"

namespace emoforge {
namespace {

struct Shape {
  std::int64_t width = 1;
  std::int64_t classes = 1;
  std::int64_t noise = 1;
  std::int64_t hidden = 1;
  std::int64_t layers = 1;
};

Shape shapeOf(std::size_t width, std::size_t classes, const ParameterSet& parameters) {
  return {static_cast<std::int64_t>(width), static_cast<std::int64_t>(classes),
          parameters.integer("noise-size"), parameters.integer("hidden-size"),
          parameters.integer("layers")};
}

/// A perceptron beside whose inputs the class stands.
class Conditional : public torch::nn::Module {
 public:
  torch::Tensor forward(const torch::Tensor& inputs, const torch::Tensor& classes) {
    return net_->forward(torch::cat({inputs, classes}, 1));
  }

 protected:
  Conditional(const PerceptronShape& shape, Random& random)
      : net_(register_module("net", std::make_shared<Perceptron>(shape, random))) {}

 private:
  std::shared_ptr<Perceptron> net_;
};

class Maker : public Conditional {
 public:
  Maker(const Shape& shape, Random& random)
      : Conditional({.inputs = shape.noise + shape.classes,
                     .hidden = shape.hidden,
                     .layers = shape.layers,
                     .outputs = shape.width,
                     .batchNorm = true},
                    random) {}
};

class Critic : public Conditional {
 public:
  Critic(const Shape& shape, Random& random)
      : Conditional({.inputs = shape.width + shape.classes,
                     .hidden = shape.hidden,
                     .layers = shape.layers,
                     .outputs = 1,
                     .leak = 0.2},
                    random) {}
};

class CganSampler : public NetworkSampler {
 public:
  CganSampler(const Shape& shape, BlockModule<Maker> maker)
      : shape_(shape), maker_(std::move(maker)) {
    maker_.module->eval();
  }

  Drawn draw(std::size_t label, const ParameterSet& parameters, Random& random) const override {
    const torch::NoGradGuard noGradients;
    const torch::Tensor noise =
        normalTensor({1, shape_.noise}, random) * parameters.real("temperature");
    return {toNumbers(maker_.module->forward(noise, oneHotRow(label, shape_.classes))),
            "drawn from noise"};
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    archive.meta()[prefix + "shape"] = {{"width", shape_.width}, {"class_count", shape_.classes}};
    maker_.block.save(archive, prefix);
  }

  static std::shared_ptr<const NetworkSampler> load(const ArchiveReader& archive,
                                                    const std::string& prefix,
                                                    const ParameterSet& parameters) {
    const Json& json = archive.meta().at(prefix + "shape");
    const Shape shape = shapeOf(json.at("width").get<std::size_t>(),
                                json.at("class_count").get<std::size_t>(), parameters);
    BlockModule<Maker> maker(shape, Random());
    maker.block.load(archive, prefix);
    return std::make_shared<CganSampler>(shape, std::move(maker));
  }

 private:
  Shape shape_;
  BlockModule<Maker> maker_;
};

class CganNetwork : public DeepNetwork {
 public:
  CganNetwork(const NetworkData& data, const ParameterSet& parameters, const Random& random)
      : tensors_(data),
        shape_(shapeOf(data.width, data.classCount, parameters)),
        penalty_(parameters.real("gradient-penalty")),
        decay_(parameters.real("ema-decay")),
        maker_(shape_, random.stream("maker")),
        critic_(shape_, random.stream("critic")),
        makerAdam_(maker_.live.block, optimiser(parameters)),
        criticAdam_(critic_.block, optimiser(parameters)) {}

  Losses step(std::span<const std::size_t> rows, Random& random) override {
    const NetworkTensors::Batch batch = tensors_.batch(rows);
    const double criticLoss = stepCritic(batch, random);
    const double makerLoss = stepMaker(batch, random);
    maker_.average.block.follow(maker_.live.block, warmDecay(decay_, steps_++));
    return {{"critic-loss", criticLoss}, {"generator-loss", makerLoss}};
  }

  std::shared_ptr<const NetworkSampler> sampler() const override {
    return std::make_shared<CganSampler>(shape_, BlockModule<Maker>(shape_, maker_.average));
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    archive.put(prefix + "steps", std::vector<std::uint64_t>{steps_});
    maker_.save(archive, prefix + "maker/");
    critic_.block.save(archive, prefix + "critic/");
    makerAdam_.save(archive, prefix + "maker-adam/");
    criticAdam_.save(archive, prefix + "critic-adam/");
  }

  void load(const ArchiveReader& archive, const std::string& prefix) override {
    steps_ = archive.integers(prefix + "steps").at(0);
    maker_.load(archive, prefix + "maker/");
    critic_.block.load(archive, prefix + "critic/");
    makerAdam_.load(archive, prefix + "maker-adam/");
    criticAdam_.load(archive, prefix + "critic-adam/");
  }

 private:
  static Adam::Settings optimiser(const ParameterSet& parameters) {
    return {.learningRate = parameters.real("learning-rate"), .beta1 = parameters.real("beta1")};
  }

  torch::Tensor made(const NetworkTensors::Batch& batch, Random& random) {
    const torch::Tensor noise = normalTensor({batch.items.size(0), shape_.noise}, random);
    return maker_.live.module->forward(noise, batch.classes);
  }

  double stepCritic(const NetworkTensors::Batch& batch, Random& random) {
    torch::Tensor fake;
    {
      const torch::NoGradGuard noGradients;
      fake = made(batch, random);
    }
    Critic& critic = *critic_.module;
    const bool penalised = penalty_ > 0.0;
    const torch::Tensor real = batch.items.detach().requires_grad_(penalised);
    const torch::Tensor realScore = critic.forward(real, batch.classes);
    const torch::Tensor fakeScore = critic.forward(fake, batch.classes);
    torch::Tensor loss = torch::softplus(-realScore).mean() + torch::softplus(fakeScore).mean();
    const double told = loss.item<double>();
    if (penalised) {
      const torch::Tensor slope =
          torch::autograd::grad({realScore.sum()}, {real}, {}, /*retain_graph=*/true,
                                /*create_graph=*/true)[0];
      loss = loss + 0.5 * penalty_ * slope.square().sum(1).mean();
    }
    critic_.block.clearGradients();
    loss.backward({}, {}, false, critic.parameters());
    criticAdam_.step();
    return told;
  }

  double stepMaker(const NetworkTensors::Batch& batch, Random& random) {
    const torch::Tensor score = critic_.module->forward(made(batch, random), batch.classes);
    const torch::Tensor loss = torch::softplus(-score).mean();
    maker_.live.block.clearGradients();
    // The critic's own gradients are not wanted here.
    loss.backward({}, {}, false, maker_.live.module->parameters());
    makerAdam_.step();
    return loss.item<double>();
  }

  NetworkTensors tensors_;
  Shape shape_;
  double penalty_;
  double decay_;
  std::uint64_t steps_ = 0;
  AveragedModule<Maker> maker_;
  BlockModule<Critic> critic_;
  Adam makerAdam_;
  Adam criticAdam_;
};

}  // namespace

NetworkKind cganNetwork() {
  return {[](const NetworkData& data, const ParameterSet& parameters, Random random) {
            return std::unique_ptr<DeepNetwork>(
                std::make_unique<CganNetwork>(data, parameters, random));
          },
          CganSampler::load};
}

}  // namespace emoforge
