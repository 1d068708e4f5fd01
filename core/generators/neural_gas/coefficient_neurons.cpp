// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/coefficient_neurons.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {

CoefficientNeurons::CoefficientNeurons(std::size_t count, std::shared_ptr<const GasRows> rows,
                                       GasStart start)
    : rows_(std::move(rows)),
      start_(std::move(start)),
      startShare_(count, 1.0),
      coefficients_({rows_->count(), count}),
      distances_({rows_->count(), count}),
      gain_(count) {
  // A start on a training row is a coefficient like any other; the drawn start has no part in it.
  for (std::size_t k = 0; k < start_.picks.size(); ++k) coefficients_(start_.picks[k], k) = 1.0;
}

void CoefficientNeurons::prepare(const std::function<void(double)>& between) {
  const std::size_t rows = rows_->count();
  between_ = DoubleArray({rows, rows});
  const bool drawn = start_.picks.empty() && !begun_;
  const double share = drawn ? 0.3 : 1.0;
  allSquaredDistances({rows_->values.data(), rows, rows_->dimension()}, rows_->weighted,
                      between_.values(), [&](double done) { between(share * done); });
  if (begun_) return;
  if (drawn) {
    measureDrawnStart([&](double done) { between(share + (1.0 - share) * done); });
  } else {
    for (std::size_t j = 0; j < rows; ++j) {
      for (std::size_t k = 0; k < count(); ++k) distances_(j, k) = between_(j, start_.picks[k]);
    }
  }
  begun_ = true;
}

void CoefficientNeurons::measureDrawnStart(const std::function<void(double)>& between) {
  const std::size_t dimension = rows_->dimension();
  const std::size_t rows = rows_->count();
  // A few starts at a time: enough to keep the rows in cache, few enough to leave the memory alone.
  constexpr std::size_t kTogether = 8;
  const std::size_t blocks = (count() + kTogether - 1) / kTogether;
  const auto group = static_cast<std::size_t>(threadCount());
  for (std::size_t first = 0; first < blocks; first += group) {
    between(static_cast<double>(first) / static_cast<double>(blocks));
    parallelFor(std::min(group, blocks - first), [&](std::size_t b) {
      const std::size_t begin = (first + b) * kTogether;
      const std::size_t size = std::min(kTogether, count() - begin);
      DoubleArray starts({size, dimension});
      for (std::size_t k = 0; k < size; ++k) start_.write(begin + k, *rows_, starts.row(k));
      squaredDistances({rows_->values.data(), rows, dimension}, {starts.data(), size, dimension},
                       rows_->weighted, distances_.data() + begin, count());
    });
  }
}

void CoefficientNeurons::distances(std::size_t sample, std::span<double> squared) const {
  std::ranges::copy(distances_.row(sample), squared.begin());
}

void CoefficientNeurons::move(std::size_t sample, std::span<const double> strength) {
  const std::size_t neurons = count();
  const double* own = distances_.row(sample).data();
  for (std::size_t k = 0; k < neurons; ++k) {
    gain_[k] = (1.0 - strength[k]) * own[k];
    startShare_[k] *= 1.0 - strength[k];
  }
  for (std::size_t j = 0; j < rows_->count(); ++j) {
    double* distance = distances_.row(j).data();
    double* coefficient = coefficients_.row(j).data();
    const double apart = between_(sample, j);
    for (std::size_t k = 0; k < neurons; ++k) {
      // As a difference, so that a neuron that is on the row does not stray by rounding.
      const double moved = distance[k] + strength[k] * (apart - distance[k] - gain_[k]);
      distance[k] = moved > 0.0 ? moved : 0.0;  // a squared distance is never negative
      coefficient[k] -= strength[k] * coefficient[k];
    }
  }
  double* coefficient = coefficients_.row(sample).data();
  for (std::size_t k = 0; k < neurons; ++k) coefficient[k] += strength[k];
}

void CoefficientNeurons::write(std::size_t neuron, std::span<double> row) const {
  if (start_.picks.empty()) {
    start_.write(neuron, *rows_, row);
    for (double& value : row) value *= startShare_[neuron];
  } else {
    std::ranges::fill(row, 0.0);
  }
  for (std::size_t j = 0; j < rows_->count(); ++j) {
    const double coefficient = coefficients_(j, neuron);
    const double* values = rows_->values.row(j).data();
    for (std::size_t i = 0; i < row.size(); ++i) row[i] += coefficient * values[i];
  }
}

void CoefficientNeurons::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.put(prefix + "start-share", DoubleArray({startShare_.size()}, startShare_));
  archive.put(prefix + "coefficients", coefficients_);
  archive.put(prefix + "distances", distances_);
}

void CoefficientNeurons::load(const ArchiveReader& archive, const std::string& prefix) {
  startShare_ = archive.doubles(prefix + "start-share").values();
  coefficients_ = archive.doubles(prefix + "coefficients");
  distances_ = archive.doubles(prefix + "distances");
  begun_ = true;
}

}  // namespace emoforge
