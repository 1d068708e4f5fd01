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
  std::int64_t latent = 1;
  std::int64_t hidden = 1;
  std::int64_t layers = 1;
};

Shape shapeOf(std::size_t width, std::size_t classes, const ParameterSet& parameters) {
  return {static_cast<std::int64_t>(width), static_cast<std::int64_t>(classes),
          parameters.integer("latent-size"), parameters.integer("hidden-size"),
          parameters.integer("layers")};
}

class Autoencoder : public torch::nn::Module {
 public:
  Autoencoder(const Shape& shape, Random& random) {
    encoder_ = register_module("encoder", std::make_shared<Perceptron>(
                                              PerceptronShape{.inputs = shape.width + shape.classes,
                                                              .hidden = shape.hidden,
                                                              .layers = shape.layers,
                                                              .outputs = 2 * shape.latent},
                                              random));
    decoder_ = register_module(
        "decoder",
        std::make_shared<Perceptron>(PerceptronShape{.inputs = shape.latent + shape.classes,
                                                     .hidden = shape.hidden,
                                                     .layers = shape.layers,
                                                     .outputs = shape.width},
                                     random));
  }

  struct Latent {
    torch::Tensor mean;
    torch::Tensor logVariance;
  };
  Latent encode(const torch::Tensor& items, const torch::Tensor& classes) {
    const auto parts = encoder_->forward(torch::cat({items, classes}, 1)).chunk(2, 1);
    return {parts[0], parts[1]};
  }
  torch::Tensor decode(const torch::Tensor& latent, const torch::Tensor& classes) {
    return decoder_->forward(torch::cat({latent, classes}, 1));
  }

 private:
  std::shared_ptr<Perceptron> encoder_;
  std::shared_ptr<Perceptron> decoder_;
};

/// Where the training clips lie in the latent space, for drawing about them.
struct Places {
  torch::Tensor means;  ///< n × latent
  std::vector<std::int64_t> classes;
  std::vector<std::string> ids;
};

class CvaeSampler : public NetworkSampler {
 public:
  CvaeSampler(const Shape& shape, BlockModule<Autoencoder> nets, Places places)
      : shape_(shape), nets_(std::move(nets)), places_(std::move(places)) {
    nets_.module->eval();
  }

  Drawn draw(std::size_t label, const ParameterSet& parameters, Random& random) const override {
    const torch::NoGradGuard noGradients;
    const torch::Tensor classes = oneHotRow(label, shape_.classes);
    if (parameters.choice("latent-source") == "noise") {
      const std::size_t item = pick(label, random);
      const torch::Tensor mean = places_.means.narrow(0, static_cast<std::int64_t>(item), 1);
      return {toNumbers(nets_.module->decode(mean, classes)), places_.ids[item] + " with noise",
              true};
    }
    const torch::Tensor latent =
        normalTensor({1, shape_.latent}, random) * parameters.real("temperature");
    return {toNumbers(nets_.module->decode(latent, classes)), "drawn from the latent space"};
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    archive.meta()[prefix + "places"] = {{"width", shape_.width},
                                         {"class_count", shape_.classes},
                                         {"classes", places_.classes},
                                         {"ids", places_.ids}};
    nets_.block.save(archive, prefix);
    putTensor(archive, prefix + "means", places_.means);
  }

  static std::shared_ptr<const NetworkSampler> load(const ArchiveReader& archive,
                                                    const std::string& prefix,
                                                    const ParameterSet& parameters) {
    const Json& json = archive.meta().at(prefix + "places");
    const Shape shape = shapeOf(json.at("width").get<std::size_t>(),
                                json.at("class_count").get<std::size_t>(), parameters);
    Places places;
    places.classes = json.at("classes").get<std::vector<std::int64_t>>();
    places.ids = json.at("ids").get<std::vector<std::string>>();
    places.means = torch::empty({static_cast<std::int64_t>(places.ids.size()), shape.latent});
    readTensor(archive, prefix + "means", places.means);
    BlockModule<Autoencoder> nets(shape, Random());
    nets.block.load(archive, prefix);
    return std::make_shared<CvaeSampler>(shape, std::move(nets), std::move(places));
  }

 private:
  /// A training clip of the class.
  std::size_t pick(std::size_t label, Random& random) const {
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < places_.classes.size(); ++i) {
      if (places_.classes[i] == static_cast<std::int64_t>(label)) items.push_back(i);
    }
    return items[random.below(items.size())];
  }

  Shape shape_;
  BlockModule<Autoencoder> nets_;
  Places places_;
};

class CvaeNetwork : public DeepNetwork {
 public:
  CvaeNetwork(const NetworkData& data, const ParameterSet& parameters, const Random& random)
      : data_(data),
        tensors_(data),
        shape_(shapeOf(data.width, data.classCount, parameters)),
        beta_(parameters.real("beta")),
        decay_(parameters.real("ema-decay")),
        nets_(shape_, random),
        adam_(nets_.live.block, {.learningRate = parameters.real("learning-rate")}) {}

  Losses step(std::span<const std::size_t> rows, Random& random) override {
    const NetworkTensors::Batch batch = tensors_.batch(rows);
    const auto count = static_cast<double>(rows.size());
    Autoencoder& nets = *nets_.live.module;
    const Autoencoder::Latent latent = nets.encode(batch.items, batch.classes);
    const torch::Tensor noise =
        normalTensor({static_cast<std::int64_t>(rows.size()), shape_.latent}, random);
    const torch::Tensor drawn = latent.mean + (0.5 * latent.logVariance).exp() * noise;
    const torch::Tensor error = torch::mse_loss(nets.decode(drawn, batch.classes), batch.items);
    const torch::Tensor divergence =
        -0.5 / count *
        (1.0 + latent.logVariance - latent.mean.square() - latent.logVariance.exp()).sum();
    constexpr double kLeastError = 1e-6;
    const torch::Tensor loss =
        0.5 * static_cast<double>(shape_.width) * (error + kLeastError).log() + beta_ * divergence;
    nets_.live.block.clearGradients();
    loss.backward();
    adam_.step();
    nets_.average.block.follow(nets_.live.block, warmDecay(decay_, steps_++));
    return {{"reconstruction-error", error.item<double>()},
            {"kl-divergence", divergence.item<double>()}};
  }

  std::shared_ptr<const NetworkSampler> sampler() const override {
    const torch::NoGradGuard noGradients;
    const auto latent = nets_.average.module->encode(tensors_.items, tensors_.classes);
    return std::make_shared<CvaeSampler>(
        shape_, BlockModule<Autoencoder>(shape_, nets_.average),
        Places{latent.mean.contiguous(), data_.classes, data_.ids});
  }

  void save(ArchiveWriter& archive, const std::string& prefix) const override {
    archive.put(prefix + "steps", std::vector<std::uint64_t>{steps_});
    nets_.save(archive, prefix);
    adam_.save(archive, prefix + "adam/");
  }

  void load(const ArchiveReader& archive, const std::string& prefix) override {
    steps_ = archive.integers(prefix + "steps").at(0);
    nets_.load(archive, prefix);
    adam_.load(archive, prefix + "adam/");
  }

 private:
  const NetworkData& data_;
  NetworkTensors tensors_;
  Shape shape_;
  double beta_;
  double decay_;
  std::uint64_t steps_ = 0;
  AveragedModule<Autoencoder> nets_;
  Adam adam_;
};

}  // namespace

NetworkKind cvaeNetwork() {
  return {[](const NetworkData& data, const ParameterSet& parameters, Random random) {
            return std::unique_ptr<DeepNetwork>(
                std::make_unique<CvaeNetwork>(data, parameters, random));
          },
          CvaeSampler::load};
}

}  // namespace emoforge
