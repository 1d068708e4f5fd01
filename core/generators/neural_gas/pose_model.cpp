// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/pose_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/generators/neural_gas/gas_report.h"

namespace emoforge {
namespace {

/// Below this share of shared postures a walk seldom leaves the clip that it began with.
constexpr double kFewShared = 0.15;

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
    : label_(std::move(label)), settings_(settings), random_(random) {}

void PoseModel::train(const TrainingClass& data, const TrainingContext& context) {
  if (finished_) return;
  if (!network_) {
    runStoppable(context, pending_.has_value(), [&] { readPostures(data, context.progress); });
    auto neurons = std::make_unique<PostureNeurons>(
        space_, postures_,
        drawStartingRows(settings_.gas.neurons, postures_->count(), random_.stream("start")),
        settings_.rotationWeight);
    network_ = std::make_unique<GasNetwork>(settings_.gas, postures_->count(), std::move(neurons),
                                            random_);
    if (pending_) network_->load(*pending_, pendingPrefix_ + "network/");
    pending_.reset();
  }
  network_->train(reportTo(context, label_, settings_, data));
  makeGraph(context);
  tangents_ = PostureTangents(postures_->rows, firstFrames_, *space_);
  ids_ = data.ids;
  finished_ = true;
  network_.reset();
  postures_.reset();
  tellShared(context.progress);
}

void PoseModel::readPostures(const TrainingClass& data, Progress& progress) {
  space_ = std::make_shared<PostureSpace>(data.samples, data.ids, settings_.frameRate, progress);
  std::vector<DoubleArray> parts(data.samples.size());
  const auto together = static_cast<std::size_t>(4 * threadCount());
  for (std::size_t first = 0; first < parts.size(); first += together) {
    progress.throwIfCancelled();
    parallelFor(std::min(together, parts.size() - first), [&](std::size_t i) {
      parts[first + i] = space_->read(asMotion(*data.samples[first + i]));
    });
  }
  firstFrames_ = {0};
  for (const DoubleArray& part : parts) {
    firstFrames_.push_back(firstFrames_.back() + part.extent(0));
  }
  auto postures = std::make_shared<PostureSet>();
  postures->rows = joined(parts, space_->dimension());
  postures->positions = DoubleArray({postures->count(), space_->positionNumbers()});
  for (std::size_t t = 0; t < postures->count(); ++t) {
    if (t % 1000 == 0) progress.throwIfCancelled();
    space_->jointPositions(postures->rows.row(t), postures->positions.row(t));
  }
  postures_ = std::move(postures);
}

void PoseModel::makeGraph(const TrainingContext& context) {
  const std::size_t count = network_->neurons();
  neurons_ = DoubleArray({count, space_->dimension()});
  for (std::size_t k = 0; k < count; ++k) network_->write(k, neurons_.row(k));
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
  graph_ = PostureGraph(winners, count);
}

void PoseModel::tellShared(Progress& progress) const {
  const std::size_t used = graph_.usedNeurons();
  const std::size_t shared = graph_.sharedNeurons();
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

std::vector<PostureVisit> PoseModel::path(const GasSampling& sampling, Random& random,
                                          std::string& source) const {
  const std::size_t clip = random.below(graph_.clips());
  if (!sampling.walk) {
    source = fmt::format("replay of {}", ids_[clip]);
    return graph_.replay(clip);
  }
  std::size_t frames = graph_.framesOf(clip);
  if (sampling.durationSeconds > 0.0) {
    const double wanted = sampling.durationSeconds / space_->frameTimeSeconds();
    frames = std::max<std::size_t>(2, static_cast<std::size_t>(std::lround(wanted)) + 1);
  }
  std::vector<PostureVisit> visits = graph_.walk(frames, random);
  std::set<std::size_t> different;
  for (const PostureVisit& visit : visits) different.insert(visit.neuron);
  source = fmt::format("walk over {} postures", different.size());
  return visits;
}

SyntheticSample PoseModel::sample(std::size_t number, const GasSampling& sampling,
                                  const Random& random) const {
  Random own = random.stream("sample/" + label_, number);
  SyntheticSample result{label_, number, nullptr, {}};
  const std::vector<PostureVisit> visits = path(sampling, own, result.source);
  DoubleArray postures = posturesAlong(visits, neurons_, *space_);
  tangents_.vary(postures, *space_, sampling, own);
  result.sample = space_->makeClip(postures);
  return result;
}

void PoseModel::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.meta()[prefix + "state"] = finished_ ? "finished" : network_ ? "training" : "waiting";
  if (finished_) {
    space_->save(archive, prefix + "space/");
    graph_.save(archive, prefix);
    tangents_.save(archive, prefix + "tangents/");
    archive.put(prefix + "neurons", neurons_);
    archive.meta()[prefix + "ids"] = ids_;
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
  space_ = std::move(space);
  graph_.load(archive, prefix);
  tangents_.load(archive, prefix + "tangents/");
  neurons_ = archive.doubles(prefix + "neurons");
  ids_ = archive.meta().at(prefix + "ids").get<std::vector<std::string>>();
  finished_ = true;
}

}  // namespace emoforge
