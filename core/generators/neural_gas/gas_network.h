// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/generators/neural_gas/gas_quality.h"
#include "core/generators/neural_gas/gas_settings.h"
#include "core/generators/neural_gas/neurons.h"

namespace emoforge {

/// How a network in training talks to whoever runs it; each may be empty.
struct GasListener {
  std::function<void()> safePoint;  ///< at least every 100 ms, state consistent; may throw to stop
  std::function<void(const GasIteration&)> iterationDone;
  std::function<void(double)> fraction;  ///< 0 … 1
};

/// Neural gas (Martinetz and Schulten 1991) on the samples of one class, as published by Mousavi
/// 2025: for every sample of a pass all neurons are ranked by distance and moved by
/// ε · exp(−rank / λ). Training stopped at a safe point, saved, loaded and continued ends in the
/// same bits. One thread may train it.
class GasNetwork {
 public:
  /// `random` decides the order of the samples only.
  GasNetwork(const GasSettings& settings, std::size_t samples, std::unique_ptr<Neurons> neurons,
             const Random& random);
  /// On rows of numbers, in the form that the settings ask for.
  GasNetwork(const GasSettings& settings, std::shared_ptr<const EncodedRows> rows, GasStart start,
             const Random& random);

  void train(const GasListener& listener);
  /// One pass without a word, for networks small enough to be watched.
  void advance();
  bool finished() const { return iteration_ == settings_.iterations; }

  std::size_t neurons() const { return settings_.neurons; }
  const Neurons& store() const { return *neurons_; }
  /// Writes the d numbers of one neuron. Thread-safe beside itself.
  void write(std::size_t neuron, std::span<double> row) const { neurons_->write(neuron, row); }
  /// Share of the neurons that keep more than half of where they started.
  double startShare() const;

  /// The nearest neuron of every sample in the pass that ended last; empty before the first.
  std::vector<std::size_t> winners() const { return quality_.winners(); }

  /// Everything but the training rows.
  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  void prepare(const GasListener& listener);
  void pass(const GasListener& listener);
  void safePoint(const GasListener& listener);
  void startPass();
  void step(std::size_t sample);

  GasSettings settings_;
  Random random_;
  std::unique_ptr<Neurons> neurons_;
  GasQuality quality_;
  bool prepared_ = false;  ///< neurons_ holds a state worth saving
  std::size_t iteration_ = 0;
  std::size_t position_ = 0;  ///< samples of this pass that were shown already

  // Follow from the above.
  std::vector<std::size_t> samples_;  ///< order of this pass
  std::vector<double> adaptation_;    ///< per rank, of this pass
  std::vector<double> squared_;
  std::vector<double> strength_;
  std::vector<std::uint32_t> order_;
  double workSinceSafePoint_ = 0.0;
};

/// Whether these settings mean vectors that are moved, rather than coefficients.
bool usesVectors(const GasSettings& settings, const EncodedRows& rows);

/// Starting rows drawn from the training rows: without repetition while there are unused ones, then
/// from all again, so that no row is used twice before each is used once. Neurons on the same row
/// part with the first step, since equal distances rank by index.
std::vector<std::size_t> drawStartingRows(std::size_t neurons, std::size_t rows, Random random);

}  // namespace emoforge
