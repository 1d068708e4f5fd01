// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/pose_model.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/generators/neural_gas/gas_report.h"
#include "core/generators/trained_generator.h"

namespace emoforge {
namespace {

/// Below this share of shared postures a walk seldom leaves the clip that it began with.
constexpr double kFewShared = 0.15;

/// Postures and paths as they are, and the numbers that make a clip of them.
class PoseDraft : public SampleDraft {
 public:
  PoseDraft(PoseSampler sampler, const Random& random)
      : sampler_(std::move(sampler)), random_(random) {}
  SyntheticSample draw(const ParameterSet& parameters) const override {
    return sampler_.draw(1, NeuralGasSettings(parameters).sampling, random_);
  }

 private:
  PoseSampler sampler_;
  Random random_;
};

/// Rows of several clips one after another.
DoubleArray joined(const std::vector<DoubleArray>& parts, std::size_t width) {
  std::vector<double> values;
  for (const DoubleArray& part : parts) {
    values.insert(values.end(), part.values().begin(), part.values().end());
  }
  const std::size_t count = values.size() / width;
  return {{count, width}, std::move(values)};
}

}  // namespace

PoseModel::PoseModel(std::string label, const NeuralGasSettings& settings, const Random& random)
    : label_(std::move(label)), settings_(settings), random_(random) {
  trained_.label = label_;
}

void PoseModel::train(const TrainingClass& data, const TrainingContext& context) {
  if (finished_) return;
  if (!network_) {
    runAside(context.progress, [&] { readPostures(data, context.progress); });
    auto neurons = std::make_unique<PostureNeurons>(
        trained_.space, postures_,
        drawStartingRows(settings_.gas.neurons, postures_->count(), random_.stream("start")),
        settings_.rotationWeight);
    network_ = std::make_unique<GasNetwork>(settings_.gas, postures_->count(), std::move(neurons),
                                            random_);
    if (pending_) network_->load(*pending_, pendingPrefix_ + "network/");
    pending_.reset();
  }
  network_->train(reportTo(context, *this, label_, settings_, data));
  makeGraph(context);
  finished_ = true;
  network_.reset();
  postures_.reset();
  tellShared(context.progress);
}

void PoseModel::readPostures(const TrainingClass& data, Progress& progress) {
  const auto space =
      std::make_shared<PostureSpace>(data.samples, data.ids, settings_.frameRate, progress);
  std::vector<DoubleArray> parts(data.samples.size());
  const auto together = static_cast<std::size_t>(4 * threadCount());
  for (std::size_t first = 0; first < parts.size(); first += together) {
    progress.throwIfCancelled();
    parallelFor(std::min(together, parts.size() - first), [&](std::size_t i) {
      parts[first + i] = space->read(asMotion(*data.samples[first + i]));
    });
  }
  firstFrames_ = {0};
  for (const DoubleArray& part : parts) {
    firstFrames_.push_back(firstFrames_.back() + part.extent(0));
  }
  auto postures = std::make_shared<PostureSet>();
  postures->rows = joined(parts, space->dimension());
  postures->positions = DoubleArray({postures->count(), space->positionNumbers()});
  for (std::size_t t = 0; t < postures->count(); ++t) {
    if (t % 1000 == 0) progress.throwIfCancelled();
    space->jointPositions(postures->rows.row(t), postures->positions.row(t));
  }
  progress.throwIfCancelled();
  trained_.tangents = std::make_shared<PostureTangents>(postures->rows, firstFrames_, *space);
  trained_.space = space;
  trained_.ids = data.ids;
  postures_ = std::move(postures);
}

void PoseModel::makeGraph(const TrainingContext& context) {
  const std::size_t count = network_->neurons();
  trained_.neurons = DoubleArray({count, trained_.space->dimension()});
  network_->store().writeAll(trained_.neurons);
  std::vector<std::vector<std::size_t>> winners;
  std::vector<double> squared(count);
  for (std::size_t c = 0; c + 1 < firstFrames_.size(); ++c) {
    winners.emplace_back();
    for (std::size_t t = firstFrames_[c]; t < firstFrames_[c + 1]; ++t) {
      if (t % 100 == 0) context.progress.safePoint(context.whole);
      network_->store().distances(t, squared);
      const auto nearest = std::ranges::min_element(squared);  // the first of equals
      winners.back().push_back(static_cast<std::size_t>(nearest - squared.begin()));
    }
  }
  trained_.graph = PostureGraph(winners, count);
}

void PoseModel::tellShared(Progress& progress) const {
  const std::size_t used = trained_.graph.usedNeurons();
  const std::size_t shared = trained_.graph.sharedNeurons();
  Notice notice;
  notice.severity = Notice::Severity::Info;
  notice.place.item = label_;
  notice.message = fmt::format(
      fmt::runtime(text("{} of {} postures in use are shared by several clips.")), shared, used);
  if (static_cast<double>(shared) < kFewShared * static_cast<double>(used)) {
    notice.severity = Notice::Severity::Warning;
    notice.advice = text(
        "A walk will mostly follow one training clip: use fewer posture neurons or more "
        "clips.");
  }
  progress.notice(notice);
}

SyntheticSample PoseModel::sample(std::size_t number, const ParameterSet& parameters,
                                  const Random& random) const {
  return trained_.draw(number, NeuralGasSettings(parameters).sampling,
                       sampleRandom(random, label_, number));
}

std::shared_ptr<const SampleDraft> PoseModel::draft(const Random& random) const {
  const std::vector<std::size_t> winners = network_->winners();
  if (winners.empty()) return nullptr;
  PoseSampler sampler = trained_;
  sampler.neurons = DoubleArray({network_->neurons(), sampler.space->dimension()});
  network_->store().writeAll(sampler.neurons);
  // The winners that the last pass met: to look them up anew would cost as much as a pass.
  std::vector<std::vector<std::size_t>> byClip;
  for (std::size_t c = 0; c + 1 < firstFrames_.size(); ++c) {
    byClip.emplace_back(winners.begin() + static_cast<std::ptrdiff_t>(firstFrames_[c]),
                        winners.begin() + static_cast<std::ptrdiff_t>(firstFrames_[c + 1]));
  }
  sampler.graph = PostureGraph(byClip, network_->neurons());
  return std::make_shared<PoseDraft>(std::move(sampler), sampleRandom(random, label_, 1));
}

void PoseModel::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.meta()[prefix + "state"] = finished_              ? "finished"
                                     : network_ || pending_ ? "training"
                                                            : "waiting";
  if (finished_) {
    trained_.space->save(archive, prefix + "space/");
    trained_.graph.save(archive, prefix);
    trained_.tangents->save(archive, prefix + "tangents/");
    archive.put(prefix + "neurons", trained_.neurons);
    archive.meta()[prefix + "ids"] = trained_.ids;
  } else if (pending_) {
    archive.copyFrom(*pending_, prefix + "network/");
  } else if (network_) {
    network_->save(archive, prefix + "network/");
  }
}

void PoseModel::load(const ArchiveReader& archive, const std::string& prefix) {
  const auto state = archive.meta().at(prefix + "state").get<std::string>();
  if (state == "training") {
    pending_ = archive;
    pendingPrefix_ = prefix;
  }
  if (state != "finished") return;
  auto space = std::make_shared<PostureSpace>();
  space->load(archive, prefix + "space/");
  trained_.space = std::move(space);
  trained_.graph.load(archive, prefix);
  auto tangents = std::make_shared<PostureTangents>();
  tangents->load(archive, prefix + "tangents/");
  trained_.tangents = std::move(tangents);
  trained_.neurons = archive.doubles(prefix + "neurons");
  trained_.ids = archive.meta().at(prefix + "ids").get<std::vector<std::string>>();
  finished_ = true;
}

}  // namespace emoforge
