// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/base/array.h"
#include "core/generators/class_wise/encoded_rows.h"

namespace emoforge {

/// Where neurons begin: on training rows (`picks`, one a neuron) or, where that is empty, at
/// vectors that `draw` writes. `draw` must give the same vector whenever it is asked for the same
/// neuron; thread-safe.
struct GasStart {
  std::vector<std::size_t> picks;
  std::function<void(std::size_t neuron, std::span<double> row)> draw;

  /// The starting vector of one neuron.
  void write(std::size_t neuron, const EncodedRows& rows, std::span<double> row) const;
};

/// The neurons of one network and what can be done to them. Every neuron is a weighted mean of its
/// start and the training rows; the two implementations differ in what they keep.
class Neurons {
 public:
  virtual ~Neurons() = default;

  virtual std::size_t count() const = 0;
  /// Simple operations of one distances() and move(), roughly a nanosecond each at worst.
  virtual double workPerStep() const = 0;

  /// Computes what the first step needs. `between` is called every few hundred milliseconds with
  /// the share done and may throw to stop.
  virtual void prepare(const std::function<void(double)>& between) = 0;
  /// |w_k − x_sample|² for every neuron.
  virtual void distances(std::size_t sample, std::span<double> squared) const = 0;
  /// w_k += strength_k (x_sample − w_k) for every neuron.
  virtual void move(std::size_t sample, std::span<const double> strength) = 0;
  /// Writes neuron k, d numbers. Thread-safe beside itself.
  virtual void write(std::size_t neuron, std::span<double> row) const = 0;
  /// Writes all of them, K × d, the same numbers as write(); on all threads.
  virtual void writeAll(DoubleArray& values) const;
  /// Share α_k of its start that neuron k still keeps.
  virtual double startKept(std::size_t neuron) const = 0;

  /// Training state without the training rows; load() is called before prepare().
  virtual void save(ArchiveWriter& archive, const std::string& prefix) const = 0;
  virtual void load(const ArchiveReader& archive, const std::string& prefix) = 0;
};

/// Rows and start are shared, not copied. `direct` chooses vectors that are moved.
std::unique_ptr<Neurons> makeNeurons(std::size_t count, std::shared_ptr<const EncodedRows> rows,
                                     GasStart start, bool direct);

/// The rule of when moving vectors is the faster form: n (4 K + d / (2 t_max)) > 3 K d, or where
/// the n × n distances of the fast form would not fit into 2 GiB.
bool directFormPays(std::size_t rows, std::size_t dimension, std::size_t neurons,
                    std::size_t iterations);

}  // namespace emoforge
