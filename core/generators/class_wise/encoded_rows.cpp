// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/class_wise/encoded_rows.h"

#include <algorithm>

#include "core/base/parallel.h"

namespace emoforge {

EncodedRows encodeRows(const Representation& representation, const TrainingClass& data,
                       Progress& progress) {
  EncodedRows rows;
  rows.values = DoubleArray({data.samples.size(), representation.dimension()});
  rows.weighted = representation.weightedDimension();
  const auto together = static_cast<std::size_t>(4 * threadCount());
  for (std::size_t first = 0; first < data.samples.size(); first += together) {
    progress.throwIfCancelled();
    parallelFor(std::min(together, data.samples.size() - first), [&](std::size_t i) {
      representation.encode(*data.samples[first + i], rows.values.row(first + i));
    });
  }
  return rows;
}

}  // namespace emoforge
