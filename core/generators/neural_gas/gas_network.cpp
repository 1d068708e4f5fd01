// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/gas_network.h"

#include <cmath>
#include <numeric>

namespace emoforge {
namespace {

constexpr double kPrepareShare = 0.3;           ///< of the time of a training
constexpr double kWorkBetweenSafePoints = 2e7;  ///< some 10 ms

}  // namespace

bool usesVectors(const GasSettings& settings, const EncodedRows& rows) {
  if (settings.form != GasForm::Automatic) return settings.form == GasForm::Direct;
  return directFormPays(rows.count(), rows.weighted, settings.neurons, settings.iterations);
}

GasNetwork::GasNetwork(const GasSettings& settings, std::size_t samples,
                       std::unique_ptr<Neurons> neurons, const Random& random)
    : settings_(settings),
      random_(random),
      neurons_(std::move(neurons)),
      quality_(samples, settings.neurons),
      samples_(samples),
      squared_(settings.neurons),
      strength_(settings.neurons),
      order_(settings.neurons) {}

GasNetwork::GasNetwork(const GasSettings& settings, std::shared_ptr<const EncodedRows> rows,
                       GasStart start, const Random& random)
    : GasNetwork(
          settings, rows->count(),
          makeNeurons(settings.neurons, rows, std::move(start), usesVectors(settings, *rows)),
          random) {}

void GasNetwork::startPass() {
  std::iota(samples_.begin(), samples_.end(), std::size_t{0});
  if (settings_.shuffled) {
    random_.stream("order", iteration_).shuffle(std::span<std::size_t>(samples_));
  }
  adaptation_ = settings_.adaptation(iteration_);
}

void GasNetwork::step(std::size_t sample) {
  neurons_->distances(sample, squared_);
  rankByDistance(squared_, order_);
  quality_.add(sample, order_.front(), order_[order_.size() > 1 ? 1 : 0],
               std::sqrt(squared_[order_.front()]));
  for (std::size_t rank = 0; rank < order_.size(); ++rank)
    strength_[order_[rank]] = adaptation_[rank];
  neurons_->move(sample, strength_);
}

void GasNetwork::train(const GasListener& listener) {
  if (finished()) return;
  prepare(listener);
  while (!finished()) pass(listener);
}

void GasNetwork::advance() {
  if (finished()) return;
  if (!prepared_) prepare({});
  pass({});
}

void GasNetwork::prepare(const GasListener& listener) {
  neurons_->prepare([&](double share) {
    if (listener.fraction) listener.fraction(kPrepareShare * share);
    if (listener.safePoint) listener.safePoint();
  });
  prepared_ = true;
}

void GasNetwork::pass(const GasListener& listener) {
  startPass();
  for (; position_ < samples_.size(); ++position_) {
    if (workSinceSafePoint_ >= kWorkBetweenSafePoints) safePoint(listener);
    step(samples_[position_]);
    workSinceSafePoint_ += neurons_->workPerStep();
  }
  position_ = 0;
  ++iteration_;
  GasIteration done = quality_.finishPass(iteration_);
  done.startShare = startShare();
  if (listener.iterationDone) listener.iterationDone(done);
  safePoint(listener);
}

void GasNetwork::safePoint(const GasListener& listener) {
  workSinceSafePoint_ = 0.0;
  const double inPass = static_cast<double>(position_) / static_cast<double>(samples_.size());
  const double share =
      (static_cast<double>(iteration_) + inPass) / static_cast<double>(settings_.iterations);
  if (listener.fraction) listener.fraction(kPrepareShare + (1.0 - kPrepareShare) * share);
  if (listener.safePoint) listener.safePoint();
}

double GasNetwork::startShare() const {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < neurons(); ++k) kept += neurons_->startKept(k) > 0.5 ? 1 : 0;
  return static_cast<double>(kept) / static_cast<double>(neurons());
}

void GasNetwork::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.put(prefix + "step",
              std::vector<std::uint64_t>{iteration_, position_, prepared_ ? 1u : 0u});
  if (!prepared_) return;  // stopped while the first distances were computed: nothing to keep
  quality_.save(archive, prefix);
  neurons_->save(archive, prefix);
}

void GasNetwork::load(const ArchiveReader& archive, const std::string& prefix) {
  const auto step = archive.integers(prefix + "step");
  iteration_ = step.at(0);
  position_ = step.at(1);
  prepared_ = step.at(2) != 0;
  if (!prepared_) return;
  quality_.load(archive, prefix);
  neurons_->load(archive, prefix);
}

std::vector<std::size_t> drawStartingRows(std::size_t neurons, std::size_t rows, Random random) {
  std::vector<std::size_t> result(neurons);
  std::vector<std::size_t> unused(rows);
  for (std::size_t k = 0; k < neurons; ++k) {
    const std::size_t place = k % rows;
    if (place == 0) {
      std::iota(unused.begin(), unused.end(), std::size_t{0});
      random.shuffle(std::span<std::size_t>(unused));
    }
    result[k] = unused[place];
  }
  return result;
}

}  // namespace emoforge
