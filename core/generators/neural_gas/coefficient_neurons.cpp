// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/coefficient_neurons.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {
namespace {

constexpr std::size_t kPart = 1024;  ///< numbers of a row worked on at once

}  // namespace

CoefficientNeurons::CoefficientNeurons(std::size_t count, std::shared_ptr<const EncodedRows> rows,
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
  std::vector<DoubleArray> memory(std::min(group, blocks), DoubleArray({kTogether, dimension}));
  for (std::size_t first = 0; first < blocks; first += group) {
    between(static_cast<double>(first) / static_cast<double>(blocks));
    parallelFor(std::min(group, blocks - first), [&](std::size_t b) {
      const std::size_t begin = (first + b) * kTogether;
      const std::size_t size = std::min(kTogether, count() - begin);
      DoubleArray& starts = memory[b];
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

void CoefficientNeurons::mix(std::size_t neuron, std::size_t from, std::span<double> part) const {
  if (start_.picks.empty()) {
    for (double& value : part) value *= startShare_[neuron];
  } else {
    std::ranges::fill(part, 0.0);
  }
  const std::size_t rows = rows_->count();
  const auto values = [&](std::size_t j) { return rows_->values.row(j).data() + from; };
  std::size_t j = 0;
  for (; j + 4 <= rows;
       j += 4) {  // four rows a pass over the part: a quarter of the loads and stores
    const double c[] = {coefficients_(j, neuron), coefficients_(j + 1, neuron),
                        coefficients_(j + 2, neuron), coefficients_(j + 3, neuron)};
    const double* x[] = {values(j), values(j + 1), values(j + 2), values(j + 3)};
    for (std::size_t i = 0; i < part.size(); ++i) {
      part[i] = (((part[i] + c[0] * x[0][i]) + c[1] * x[1][i]) + c[2] * x[2][i]) + c[3] * x[3][i];
    }
  }
  for (; j < rows; ++j) {
    const double coefficient = coefficients_(j, neuron);
    const double* x = values(j);
    for (std::size_t i = 0; i < part.size(); ++i) part[i] += coefficient * x[i];
  }
}

void CoefficientNeurons::write(std::size_t neuron, std::span<double> row) const {
  if (start_.picks.empty()) start_.write(neuron, *rows_, row);
  for (std::size_t from = 0; from < row.size(); from += kPart) {
    mix(neuron, from, row.subspan(from, std::min(kPart, row.size() - from)));
  }
}

void CoefficientNeurons::writeAll(DoubleArray& values) const {
  if (start_.picks.empty()) {
    parallelFor(count(), [&](std::size_t k) { start_.write(k, *rows_, values.row(k)); });
  }
  // Part by part for all neurons: the rows' part stays in cache for all of them.
  const std::size_t dimension = rows_->dimension();
  parallelFor((dimension + kPart - 1) / kPart, [&](std::size_t p) {
    const std::size_t from = p * kPart;
    for (std::size_t k = 0; k < count(); ++k) {
      mix(k, from, values.row(k).subspan(from, std::min(kPart, dimension - from)));
    }
  });
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
