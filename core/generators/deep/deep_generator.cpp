// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/deep/deep_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include "core/base/not_a_number.h"
#include "core/base/text.h"
#include "core/generators/class_wise/smooth_noise.h"
#include "core/generators/representation_parameters.h"
#include "core/nn/runtime.h"

namespace emoforge {
namespace {

/// Part of the names of curves and the name of the stage: the network has all classes in one.
constexpr const char* kAllClasses = "all";
constexpr std::size_t kMostPoints = 500;  ///< of a curve

/// All training clips as one class.
TrainingClass pooled(const TrainingData& data) {
  TrainingClass all{kAllClasses, {}, {}};
  for (const TrainingClass& one : data.classes) {
    all.ids.insert(all.ids.end(), one.ids.begin(), one.ids.end());
    all.samples.insert(all.samples.end(), one.samples.begin(), one.samples.end());
  }
  return all;
}

/// Whether a hidden layer's product is large enough to share between threads.
bool paysThreads(const ParameterSet& parameters) {
  constexpr double kWorthThreads = 3e7;
  const auto hidden = static_cast<double>(parameters.integer("hidden-size"));
  return static_cast<double>(parameters.integer("batch-size")) * hidden * hidden > kWorthThreads;
}

std::size_t pointEvery(std::size_t steps) {
  return std::max<std::size_t>(1, steps / kMostPoints);
}

}  // namespace

/// The network as it stood at one moment, and what makes a clip of what it draws.
class DeepGenerator::Draft : public SampleDraft {
 public:
  Draft(std::string label, std::size_t index, std::size_t number, const Random& random,
        std::shared_ptr<const NetworkSampler> sampler, std::shared_ptr<const NetworkRows> rows,
        std::shared_ptr<const Representation> representation)
      : label_(std::move(label)),
        index_(index),
        number_(number),
        random_(random),
        sampler_(std::move(sampler)),
        rows_(std::move(rows)),
        representation_(std::move(representation)) {}

  SyntheticSample draw(const ParameterSet& parameters) const override {
    Random own = sampleRandom(random_, label_, number_);
    NetworkSampler::Drawn drawn = sampler_->draw(index_, parameters, own);
    std::vector<double> row = rows_->toRow(drawn.item);
    if (drawn.gasNoise) {
      addNoise(row, representation_->frames(), representation_->noiseScale(),
               parameters.real("noise"), parameters.real("noise-smoothness"), own);
    }
    return {label_, number_, representation_->decode(row, parameters.real("smoothing")),
            std::move(drawn.source)};
  }

 private:
  std::string label_;
  std::size_t index_;
  std::size_t number_;
  Random random_;
  std::shared_ptr<const NetworkSampler> sampler_;
  std::shared_ptr<const NetworkRows> rows_;
  std::shared_ptr<const Representation> representation_;
};

void addNetworkParameters(SpecList& list, int hidden, int layers, int steps) {
  const std::string network = text("Network");
  auto& size =
      list.add(network, ParameterSpec::integer("hidden-size", text("Hidden size"), hidden, 1, 8192),
               "", "", text("Units of each hidden layer."));
  size.sliderMaximum = 1024;
  list.add(network, ParameterSpec::integer("layers", text("Hidden layers"), layers, 1, 16), "", "",
           text("Hidden layers of each network."));
  const std::string training = text("Training");
  auto& count =
      list.add(training, ParameterSpec::integer("steps", text("Steps"), steps, 1, 10000000), "", "",
               text("Optimiser steps. The curves should be level at the end."));
  count.sliderMaximum = 20000;
  list.add(training, ParameterSpec::integer("batch-size", text("Batch size"), 32, 1, 65536), "",
           "clips", text("Training clips of one step, all classes mixed."));
  auto& rate = list.add(
      training, ParameterSpec::real("learning-rate", text("Learning rate"), 1e-3, 1e-8, 1.0), "α",
      "", text("Length of a step (Adam). Lower it where a curve swings or is no number any more."));
  rate.step = 2.0;
  rate.logarithmic = true;
  rate.decimals = 6;
  auto& decay = list.add(
      training,
      ParameterSpec::real("ema-decay", text("Decay of the averaged weights"), 0.995, 0.0, 0.99999),
      "", "",
      text("Clips are drawn from a moving average of weights and buffers that keeps this share of "
           "itself at each step. 0 takes the last weights."),
      "w̄ ← d w̄ + (1 − d) w");
  decay.step = 0.001;
  decay.decimals = 5;
  decay.advanced = true;
}

DeepGenerator::DeepGenerator(const DeepMethod& method)
    : TrainedGenerator(method.card.name, method.parameters), method_(method) {}

std::vector<ParameterProblem> DeepGenerator::validate(const ParameterSet& parameters,
                                                      const TrainingData& data) const {
  std::vector<ParameterProblem> problems = TrainedGenerator::validate(parameters, data);
  std::size_t count = 0;
  for (const TrainingClass& one : data.classes) count += one.samples.size();
  constexpr std::size_t kFewClips = 50;
  if (count == 1) {
    problems.push_back({ParameterProblem::Severity::Error, "steps",
                        text("A network cannot be trained on a single clip.")});
  } else if (count < kFewClips) {
    problems.push_back(
        {ParameterProblem::Severity::Warning, "steps",
         fmt::format(fmt::runtime(text("There are {} training clips only: expect a network that "
                                       "knows them by heart. Look at the nearest training clips of "
                                       "what it gives.")),
                     count)});
  }
  warnOfUnusedRepresentationParameters(parameters, problems);
  return problems;
}

void DeepGenerator::reset(const ParameterSet& parameters, const Random&) {
  trained_ = parameters;
  finished_ = false;
  step_ = 0;
  sums_.clear();
  summed_ = 0;
  data_ = {};
  network_.reset();
  shuffledRound_.reset();
  pending_.reset();
  representation_.reset();
  rows_.reset();
  sampler_.reset();
}

void DeepGenerator::train(const TrainingData& data, const ParameterSet& parameters,
                          const Random& random, Progress& progress) {
  const auto steps = static_cast<std::size_t>(parameters.integer("steps"));
  progress.begin({{text("All classes"), 1.0, steps}});
  if (finished_) return;
  std::optional<OneComputeThread> oneThread;
  if (!paysThreads(parameters)) oneThread.emplace();
  if (!network_) {
    prepare(data, parameters, random, progress);
    progress.safePoint(*this);
  }
  runSteps(parameters, random, progress);
  sampler_ = network_->sampler();
  for (std::size_t i = 0; i < data.classes.size(); ++i) {
    if (references(i).empty()) references(i) = ReferenceClips(data.classes[i]);
  }
  finished_ = true;
  network_.reset();
  data_ = {};
  progress.setStageFraction(1.0);
}

void DeepGenerator::prepare(const TrainingData& data, const ParameterSet& parameters,
                            const Random& random, Progress& progress) {
  // Nothing is kept of this at a stop: until the network is there, a state says "waiting".
  const auto saveAndThrow = [&] { progress.safePoint(*this); };
  const TrainingClass all = pooled(data);
  try {
    representation_ = makeRepresentation(parameters);
    representation_->fit(all.samples, all.ids, progress);
    const EncodedRows rows = encodeRows(*representation_, all, progress);
    rows_ = std::make_shared<NetworkRows>(
        rows, method_.perFrame ? representation_->frames() : std::size_t{0}, parameters);
    data_ = {rows_->toItems(rows), rows_->frames(), rows_->width(), {}, all.ids,
             data.classes.size()};
  } catch (const Cancelled&) {
    saveAndThrow();
    throw;
  }
  for (std::size_t label = 0; label < data.classes.size(); ++label) {
    data_.classes.insert(data_.classes.end(), data.classes[label].samples.size(),
                         static_cast<std::int64_t>(label));
  }
  network_ = method_.network.make(data_, parameters, random.stream(name() + "/start"));
  if (!pending_) return;
  network_->load(*pending_, "network/");
  pending_.reset();
}

std::vector<std::size_t> DeepGenerator::batchAt(std::size_t step, const Random& random) {
  const auto size = static_cast<std::size_t>(trained_.integer("batch-size"));
  std::vector<std::size_t> batch(std::min(size, data_.count()));
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const std::size_t place = step * batch.size() + i;
    const std::size_t round = place / data_.count();
    if (shuffledRound_ != round) {
      order_.resize(data_.count());
      std::iota(order_.begin(), order_.end(), std::size_t{0});
      random.stream(name() + "/order", round).shuffle(std::span(order_));
      shuffledRound_ = round;
    }
    batch[i] = order_[place % data_.count()];
  }
  return batch;
}

void DeepGenerator::runSteps(const ParameterSet& parameters, const Random& random,
                             Progress& progress) {
  using Clock = std::chrono::steady_clock;
  constexpr auto kBetweenPreviews = std::chrono::seconds(2);
  const auto steps = static_cast<std::size_t>(parameters.integer("steps"));
  const std::size_t every = pointEvery(steps);
  Clock::time_point shown;
  while (step_ < steps) {
    const std::vector<std::size_t> batch = batchAt(step_, random);
    Random own = random.stream(name() + "/step", step_);
    for (const auto& [loss, value] : network_->step(batch, own)) {
      // Before a checkpoint can take the broken state in.
      if (!std::isfinite(value))
        throw NotANumber(fmt::format("{}/{}", loss, kAllClasses), step_ + 1);
      sums_[loss] += value;
    }
    ++step_;
    ++summed_;
    if (step_ % every == 0 || step_ == steps) {
      for (auto& [loss, sum] : sums_) {
        progress.scalar(fmt::format("{}/{}", loss, kAllClasses), step_,
                        sum / static_cast<double>(summed_));
      }
      sums_.clear();
      summed_ = 0;
    }
    if (progress.wantsPreviews() && (step_ == steps || Clock::now() - shown > kBetweenPreviews)) {
      showDrafts(progress);
      shown = Clock::now();
    }
    progress.setStageFraction(static_cast<double>(step_) / static_cast<double>(steps));
    progress.safePoint(*this);
  }
}

void DeepGenerator::showDrafts(Progress& progress) const {
  const auto sampler = network_->sampler();
  for (std::size_t i = 0; i < labels().size(); ++i) {
    Preview preview;
    preview.kind = "clip";
    preview.label = labels()[i];
    preview.step = step_;
    preview.content = std::make_shared<Draft>(labels()[i], i, 1, Random(kPreviewSeed), sampler,
                                              rows_, representation_);
    progress.preview(preview);
  }
}

SyntheticSample DeepGenerator::draw(std::size_t label, std::size_t number,
                                    const ParameterSet& parameters, const Random& random) const {
  return Draft(labels()[label], label, number, random, sampler_, rows_, representation_)
      .draw(parameters);
}

std::vector<SyntheticSample> DeepGenerator::sample(const std::string& label, std::size_t first,
                                                   std::size_t count,
                                                   const ParameterSet& parameters,
                                                   const Random& random, Progress& progress) const {
  const OneComputeThread oneThread;  // samples are drawn side by side
  return TrainedGenerator::sample(label, first, count, parameters, random, progress);
}

void DeepGenerator::saveModels(ArchiveWriter& archive) const {
  const bool training = network_ || pending_;
  archive.meta()["state"] = finished_ ? "finished" : training ? "training" : "waiting";
  archive.meta()["step"] = step_;
  archive.meta()["losses"] = {{"sums", sums_}, {"steps", summed_}};
  if (finished_) {
    representation_->save(archive, "representation/");
    rows_->save(archive, "rows/");
    sampler_->save(archive, "network/");
  } else if (pending_) {
    archive.copyFrom(*pending_, "network/");
  } else if (network_) {
    network_->save(archive, "network/");
  }
}

void DeepGenerator::loadModels(const ArchiveReader& archive) {
  const auto state = archive.meta().at("state").get<std::string>();
  step_ = archive.meta().at("step").get<std::size_t>();
  const Json& losses = archive.meta().at("losses");
  sums_ = losses.at("sums").get<std::map<std::string, double>>();
  summed_ = losses.at("steps").get<std::size_t>();
  if (state == "training") pending_ = archive;
  if (state != "finished") return;
  representation_ = makeRepresentation(trained_);
  representation_->load(archive, "representation/");
  rows_ = std::make_shared<NetworkRows>();
  rows_->load(archive, "rows/");
  sampler_ = method_.network.load(archive, "network/", trained_);
  finished_ = true;
}

void addDeepGenerator(GeneratorCatalogue& generators, const DeepMethod& method) {
  generators.add({method.card, method.parameters,
                  [method] { return std::make_unique<DeepGenerator>(method); }});
}

}  // namespace emoforge
