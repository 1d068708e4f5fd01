// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/sequence_model.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/generators/class_wise/smooth_noise.h"
#include "core/generators/neural_gas/gas_report.h"
#include "core/generators/trained_generator.h"
#include "core/motion/representations/motion_representations.h"

namespace emoforge {

namespace {

/// A neuron, and the numbers that make a clip of it.
class NeuronDraft : public SampleDraft {
 public:
  NeuronDraft(std::string label, std::size_t number, const SequenceModel& model, Random random)
      : label_(std::move(label)), number_(number), representation_(model.sharedRepresentation()) {
    neuron_ = random.below(model.neurons().count());
    row_ = model.neuron(neuron_);
    random_ = random;
  }

  SyntheticSample draw(const ParameterSet& parameters) const override {
    return draw(NeuralGasSettings(parameters).sampling);
  }

  SyntheticSample draw(const GasSampling& sampling) const {
    Random random = random_;
    std::vector<double> row = row_;
    addGasNoise(*representation_, sampling, random, row);
    return {label_, number_, representation_->decode(row, sampling.smoothing),
            fmt::format("neuron {}", neuron_ + 1)};
  }

 private:
  std::string label_;
  std::size_t number_;
  std::shared_ptr<const Representation> representation_;
  std::size_t neuron_ = 0;
  std::vector<double> row_;
  Random random_;
};

}  // namespace

SequenceModel::SequenceModel(std::string label, const NeuralGasSettings& settings,
                             const Random& random)
    : label_(std::move(label)), settings_(settings), random_(random) {}

void SequenceModel::train(const TrainingClass& data, const TrainingContext& context) {
  if (finished_) return;
  if (!network_) {
    runAside(context.progress, [&] { encode(data, context.progress); });
    network_ = std::make_unique<GasNetwork>(settings_.gas, rows_, makeStart(), random_);
    if (pending_) network_->load(*pending_, pendingPrefix_ + "network/");
    pending_.reset();
  }
  network_->train(reportTo(context, *this, label_, settings_, data));
  finished_ = true;
  if (!settings_.startFromData) tellStartShare(context.progress);
}

void SequenceModel::encode(const TrainingClass& data, Progress& progress) {
  representation_ = makeMotionRepresentation(settings_.representation,
                                             {settings_.frames, settings_.rotationWeight});
  representation_->fit(data.samples, data.ids, progress);
  rows_ = std::make_shared<EncodedRows>(encodeRows(*representation_, data, progress));
}

void SequenceModel::tellStartShare(Progress& progress) const {
  const double share = network_->startShare();
  if (share == 0.0) return;
  Notice notice;
  notice.message = fmt::format(
      fmt::runtime(
          text("{:.0f} % of the neurons keep more than half of their random start: clips drawn "
               "from them are smoothed noise.")),
      100.0 * share);
  notice.place.item = label_;
  notice.advice = text("Start from training clips, use fewer neurons or more iterations.");
  progress.notice(notice);
}

GasStart SequenceModel::makeStart() const {
  GasStart start;
  if (settings_.startFromData) {
    start.picks = drawStartingRows(settings_.gas.neurons, rows_->count(), random_.stream("start"));
  } else {
    start.draw = [source = representation_.get(), random = random_](std::size_t neuron,
                                                                    std::span<double> row) {
      Random own = random.stream("start", neuron);
      source->drawRandom(own, row);
    };
  }
  return start;
}

std::vector<double> SequenceModel::neuron(std::size_t index) const {
  std::vector<double> row(representation_->dimension());
  neurons().write(index, row);
  return row;
}

SyntheticSample SequenceModel::sample(std::size_t number, const ParameterSet& parameters,
                                      const Random& random) const {
  return sample(number, NeuralGasSettings(parameters).sampling, random);
}

SyntheticSample SequenceModel::sample(std::size_t number, const GasSampling& sampling,
                                      const Random& random) const {
  return NeuronDraft(label_, number, *this, sampleRandom(random, label_, number)).draw(sampling);
}

std::shared_ptr<const SampleDraft> SequenceModel::draft(const Random& random) const {
  return std::make_shared<NeuronDraft>(label_, 1, *this, sampleRandom(random, label_, 1));
}

void SequenceModel::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.meta()[prefix + "state"] = finished_              ? "finished"
                                     : network_ || pending_ ? "training"
                                                            : "waiting";
  if (finished_) {
    saveFinished(archive, prefix);
  } else if (pending_) {
    archive.copyFrom(*pending_, prefix + "network/");
  } else if (network_) {
    network_->save(archive, prefix + "network/");
  }
}

void SequenceModel::load(const ArchiveReader& archive, const std::string& prefix) {
  const auto state = archive.meta().at(prefix + "state").get<std::string>();
  if (state == "finished") {
    loadFinished(archive, prefix);
  } else if (state == "training") {
    pending_ = archive;
    pendingPrefix_ = prefix;
  }
}

void SequenceModel::saveFinished(ArchiveWriter& archive, const std::string& prefix) const {
  archive.meta()[prefix + "representation"] = settings_.representation;
  representation_->save(archive, prefix + "representation/");
  const bool vectors =
      network_ ? usesVectors(settings_.gas, *rows_) || rows_->count() > neurons().count()
               : rows_ == nullptr;
  archive.meta()[prefix + "vectors"] = vectors;
  if (!vectors) {
    archive.put(prefix + "rows", rows_->values);
    neurons().save(archive, prefix + "neurons/");
    return;
  }
  // Fewer neurons than clips: the neurons themselves are the smaller thing to keep.
  DoubleArray values({neurons().count(), representation_->dimension()});
  DoubleArray startShare({neurons().count()});
  neurons().writeAll(values);
  for (std::size_t k = 0; k < neurons().count(); ++k) {
    startShare.values()[k] = neurons().startKept(k);
  }
  archive.put(prefix + "neurons/start-share", startShare);
  archive.put(prefix + "neurons/vectors", values);
}

void SequenceModel::loadFinished(const ArchiveReader& archive, const std::string& prefix) {
  representation_ =
      makeMotionRepresentation(archive.meta().at(prefix + "representation").get<std::string>(),
                               {settings_.frames, settings_.rotationWeight});
  representation_->load(archive, prefix + "representation/");
  const bool vectors = archive.meta().at(prefix + "vectors").get<bool>();
  GasStart start;
  if (!vectors) {
    auto rows = std::make_shared<EncodedRows>();
    rows->values = archive.doubles(prefix + "rows");
    rows->weighted = representation_->weightedDimension();
    rows_ = std::move(rows);
    start = makeStart();
  }
  loaded_ = makeNeurons(settings_.gas.neurons, rows_, std::move(start), vectors);
  loaded_->load(archive, prefix + "neurons/");
  finished_ = true;
}

void addGasNoise(const Representation& representation, const GasSampling& sampling, Random& random,
                 std::span<double> row) {
  if (sampling.noise == 0.0) return;
  addNoise(row, representation.frames(), representation.noiseScale(), sampling.noise,
           sampling.noiseSmoothness, random);
}

}  // namespace emoforge
