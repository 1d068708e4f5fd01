// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/base/array.h"
#include "core/base/progress.h"
#include "core/data/representation.h"
#include "core/generators/generator.h"

namespace emoforge {

/// Training items as rows of a representation: n × d, the first `weighted` numbers of a row enter
/// distances.
struct EncodedRows {
  DoubleArray values;
  std::size_t weighted = 0;

  std::size_t count() const { return values.extent(0); }
  std::size_t dimension() const { return values.extent(1); }
};

/// Encodes every item of a class on all threads. Throws Cancelled.
EncodedRows encodeRows(const Representation& representation, const TrainingClass& data,
                       Progress& progress);

}  // namespace emoforge
