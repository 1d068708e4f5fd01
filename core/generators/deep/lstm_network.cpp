// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/generators/deep/network_tensors.h"
#include "core/generators/deep/networks.h"
#include "core/nn/averaged_module.h"
#include "core/nn/building_blocks.h"

namespace emoforge {
namespace {

struct Shape {
  std::int64_t frames = 1;
  std::int64_t width = 1;
  std::int64_t classes = 1;
  std::int64_t mixtures = 1;
  std::int64_t hidden = 1;
  std::int64_t layers = 1;
};

Shape shapeOf(std::size_t frames, std::size_t width, std::size_t classes,
              const ParameterSet& parameters) {
  return {static_cast<std::int64_t>(frames),  static_cast<std::int64_t>(width),
          static_cast<std::int64_t>(classes), parameters.integer("mixtures"),
          parameters.integer("hidden-size"),  parameters.integer("layers")};
}

/// From the frame before, a mark of the start and the class to the next frame's mixture.
class FrameModel : public torch::nn::Module {
 public:
  FrameModel(const Shape& shape, Random& random) : shape_(shape) {
    recurrent_ = register_module(
        "recurrent", std::make_shared<Recurrent>(shape.width + 1 + shape.classes, shape.hidden,
                                                 shape.layers, random));
    head_ = register_module(
        "head",
        std::make_shared<DenseLayer>(shape.hidden, shape.mixtures * (2 * shape.width + 1), random));
  }

  /// n × frames × mixtures, the last two with × width at the end. Means are absolute.
  struct Mixture {
    torch::Tensor logWeights;
    torch::Tensor means;
    torch::Tensor logDeviations;
  };

  /// `before`: n × frames × width, the frame before each; `starts`: n × frames × 1, one where there
  /// is none; `classes`: n × K.
  std::pair<Mixture, Recurrent::State> forward(const torch::Tensor& before,
                                               const torch::Tensor& starts,
                                               const torch::Tensor& classes,
                                               const Recurrent::State& state) const {
    const torch::Tensor condition = classes.unsqueeze(1).expand({-1, before.size(1), -1});
    auto [hidden, after] = recurrent_->forward(torch::cat({before, starts, condition}, 2), state);
    const std::int64_t parts = shape_.mixtures * shape_.width;
    const auto out = head_->forward(hidden).split_with_sizes({shape_.mixtures, parts, parts}, 2);
    const auto perMixture = [&](const torch::Tensor& flat) {
      return flat.view({flat.size(0), flat.size(1), shape_.mixtures, shape_.width});
    };
    constexpr double kLeast = -5.0;
    constexpr double kMost = 2.0;
    return {{out[0].log_softmax(2), before.unsqueeze(2) + perMixture(out[1]),
             perMixture(out[2]).clamp(kLeast, kMost)},
            after};
  }

  Recurrent::State zeroState(std::int64_t rows) const { return recurrent_->zeroState(rows); }

 private:
  Shape shape_;
  std::shared_ptr<Recurrent> recurrent_;
  std::shared_ptr<DenseLayer> head_;
};

class LstmSampler : public NetworkSampler {
 public:
  LstmSampler(const Shape& shape, BlockModule<FrameModel> model)
      : shape_(shape), model_(std::move(model)) {}

  Drawn draw(std::size_t label, const ParameterSet& parameters, Random& random) const override {
    const torch::NoGradGuard noGradients;
    const double temperature = parameters.real("temperature");
    const torch::Tensor classes = oneHotRow(label, shape_.classes);
    torch::Tensor frame = torch::zeros({1, 1, shape_.width});
    torch::Tensor start = torch::ones({1, 1, 1});
    Recurrent::State state = model_.module->zeroState(1);
    Drawn drawn;
    for (std::int64_t t = 0; t < shape_.frames; ++t) {
      auto [mixture, after] = model_.module->forward(frame, start, classes, state);
      const std::int64_t component = pick(mixture.logWeights, random);
      const torch::Tensor mean = mixture.means.select(2, component);
      const torch::Tensor deviation = mixture.logDeviations.select(2, component).exp();
      frame = mean + temperature * deviation * normalTensor({1, 1, shape_.width}, random);
      const std::vector<float> numbers = toNumbers(frame);
      drawn.item.insert(drawn.item.end(), numbers.begin(), numbers.end());
      start.zero_();
      state = std::move(after);
    }
    drawn.source = "drawn frame by frame";
    return drawn;
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    archive.meta()[prefix + "shape"] = {
        {"frames", shape_.frames}, {"width", shape_.width}, {"class_count", shape_.classes}};
    model_.block.save(archive, prefix);
  }

  static std::shared_ptr<const NetworkSampler> load(const ArchiveReader& archive,
                                                    const std::string& prefix,
                                                    const ParameterSet& parameters) {
    const Json& json = archive.meta().at(prefix + "shape");
    const Shape shape =
        shapeOf(json.at("frames").get<std::size_t>(), json.at("width").get<std::size_t>(),
                json.at("class_count").get<std::size_t>(), parameters);
    BlockModule<FrameModel> model(shape, Random());
    model.block.load(archive, prefix);
    return std::make_shared<LstmSampler>(shape, std::move(model));
  }

 private:
  /// A component by its weight.
  static std::int64_t pick(const torch::Tensor& logWeights, Random& random) {
    const std::vector<float> logs = toNumbers(logWeights);
    double left = random.uniform();
    std::size_t component = 0;
    while (component + 1 < logs.size() && (left -= std::exp(logs[component])) >= 0.0) ++component;
    return static_cast<std::int64_t>(component);
  }

  Shape shape_;
  BlockModule<FrameModel> model_;
};

class LstmNetwork : public DeepNetwork {
 public:
  LstmNetwork(const NetworkData& data, const ParameterSet& parameters, const Random& random)
      : tensors_(data),
        shape_(shapeOf(data.frames, data.width, data.classCount, parameters)),
        inputNoise_(parameters.real("input-noise")),
        decay_(parameters.real("ema-decay")),
        model_(shape_, random),
        adam_(model_.live.block, {.learningRate = parameters.real("learning-rate")}) {}

  Losses step(std::span<const std::size_t> rows, Random& random) override {
    const NetworkTensors::Batch batch = tensors_.batch(rows);
    const auto n = static_cast<std::int64_t>(rows.size());
    const torch::Tensor frames = batch.items.view({n, shape_.frames, shape_.width});
    torch::Tensor before = torch::zeros_like(frames);
    before.narrow(1, 1, shape_.frames - 1).copy_(frames.narrow(1, 0, shape_.frames - 1));
    if (inputNoise_ > 0.0) {
      // The model meets its own errors when it draws; noise makes it used to them.
      before.narrow(1, 1, shape_.frames - 1)
          .add_(inputNoise_ * normalTensor({n, shape_.frames - 1, shape_.width}, random));
    }
    torch::Tensor starts = torch::zeros({n, shape_.frames, 1});
    starts.select(1, 0).fill_(1.0);
    const FrameModel& model = *model_.live.module;
    const auto mixture = model.forward(before, starts, batch.classes, model.zeroState(n)).first;
    const torch::Tensor loss = -meanLogDensity(mixture, frames);
    model_.live.block.clearGradients();
    loss.backward();
    limitGradients();
    adam_.step();
    model_.average.block.follow(model_.live.block, warmDecay(decay_, steps_++));
    return {{"negative-log-likelihood", loss.item<double>()}};
  }

  std::shared_ptr<const NetworkSampler> sampler() const override {
    return std::make_shared<LstmSampler>(shape_, BlockModule<FrameModel>(shape_, model_.average));
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    archive.put(prefix + "steps", std::vector<std::uint64_t>{steps_});
    model_.save(archive, prefix);
    adam_.save(archive, prefix + "adam/");
  }

  void load(const ArchiveReader& archive, const std::string& prefix) override {
    steps_ = archive.integers(prefix + "steps").at(0);
    model_.load(archive, prefix);
    adam_.load(archive, prefix + "adam/");
  }

 private:
  /// Of a frame, for each of its numbers.
  torch::Tensor meanLogDensity(const FrameModel::Mixture& mixture,
                               const torch::Tensor& frames) const {
    const torch::Tensor away =
        (frames.unsqueeze(2) - mixture.means) * (-mixture.logDeviations).exp();
    const torch::Tensor logs =
        mixture.logWeights - (0.5 * away.square() + mixture.logDeviations).sum(3) -
        0.5 * std::log(2.0 * std::numbers::pi) * static_cast<double>(shape_.width);
    return torch::logsumexp(logs, 2).mean() / static_cast<double>(shape_.width);
  }

  /// To a length of 1 at most (Pascanu 2013), since long sequences can throw a recurrent net far.
  void limitGradients() {
    const torch::NoGradGuard noGradients;
    torch::Tensor& gradients = model_.live.block.gradients();
    const double length = gradients.norm().item<double>();
    if (length > 1.0) gradients.mul_(1.0 / length);
  }

  NetworkTensors tensors_;
  Shape shape_;
  double inputNoise_;
  double decay_;
  std::uint64_t steps_ = 0;
  AveragedModule<FrameModel> model_;
  Adam adam_;
};

}  // namespace

NetworkKind lstmNetwork() {
  return {[](const NetworkData& data, const ParameterSet& parameters, Random random) {
            return std::unique_ptr<DeepNetwork>(
                std::make_unique<LstmNetwork>(data, parameters, random));
          },
          LstmSampler::load};
}

}  // namespace emoforge
