// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/squared_distances.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "core/base/parallel.h"

namespace emoforge {
namespace {

/// Four sums side by side: the compiler keeps this order with SSE2 and with AVX2, so both give the
/// same bits.
using Lanes = double __attribute__((vector_size(32)));
constexpr std::size_t kLanes = 4;
constexpr std::size_t kChunk =
    512;  ///< numbers of a row worked on at once; blocks of rows stay in cache
constexpr std::size_t kTile = 16;    ///< rows a side of a block
constexpr std::size_t kColumns = 4;  ///< rows of b against one row of a in registers

__attribute__((always_inline)) inline void load(Lanes& lanes, const double* values) {
  std::memcpy(&lanes, values, sizeof lanes);
}

/// Adds the squared distances of one row of a to `Columns` rows of b over `length` numbers.
template <std::size_t Columns>
__attribute__((always_inline)) inline void addChunk(const double* a, const double* const* b,
                                                    std::size_t length, double* sums) {
  Lanes lanes[Columns] = {};
  std::size_t i = 0;
  for (; i + kLanes <= length; i += kLanes) {
    Lanes left;
    load(left, a + i);
    for (std::size_t c = 0; c < Columns; ++c) {
      Lanes right;
      load(right, b[c] + i);
      const Lanes difference = left - right;
      lanes[c] += difference * difference;
    }
  }
  for (std::size_t c = 0; c < Columns; ++c) {
    double sum = (lanes[c][0] + lanes[c][2]) + (lanes[c][1] + lanes[c][3]);
    for (std::size_t rest = i; rest < length; ++rest) {
      const double difference = a[rest] - b[c][rest];
      sum += difference * difference;
    }
    sums[c] += sum;
  }
}

__attribute__((always_inline)) inline void addBlock(const RowBlock& a, const RowBlock& b,
                                                    std::size_t from, std::size_t length,
                                                    double* result, std::size_t stride) {
  for (std::size_t i = 0; i < a.count; ++i) {
    const double* left = a.row(i) + from;
    std::size_t j = 0;
    for (; j + kColumns <= b.count; j += kColumns) {
      const double* right[kColumns];
      for (std::size_t c = 0; c < kColumns; ++c) right[c] = b.row(j + c) + from;
      addChunk<kColumns>(left, right, length, result + i * stride + j);
    }
    for (; j < b.count; ++j) {
      const double* right = b.row(j) + from;
      addChunk<1>(left, &right, length, result + i * stride + j);
    }
  }
}

using BlockFunction = void (*)(const RowBlock&, const RowBlock&, std::size_t, std::size_t, double*,
                               std::size_t);

void addBlockPlain(const RowBlock& a, const RowBlock& b, std::size_t from, std::size_t length,
                   double* result, std::size_t stride) {
  addBlock(a, b, from, length, result, stride);
}

#if defined(__x86_64__)
// AVX2 without FMA: a fused multiply-add would round differently from the plain form.
__attribute__((target("avx2"))) void addBlockAvx2(const RowBlock& a, const RowBlock& b,
                                                  std::size_t from, std::size_t length,
                                                  double* result, std::size_t stride) {
  addBlock(a, b, from, length, result, stride);
}

const BlockFunction addBlockBest = __builtin_cpu_supports("avx2") ? addBlockAvx2 : addBlockPlain;
#else
const BlockFunction addBlockBest = addBlockPlain;
#endif

struct Tile {
  std::size_t row = 0;
  std::size_t column = 0;
};

std::vector<Tile> upperTiles(std::size_t count) {
  std::vector<Tile> tiles;
  for (std::size_t row = 0; row < count; row += kTile) {
    for (std::size_t column = row; column < count; column += kTile) tiles.push_back({row, column});
  }
  return tiles;
}

RowBlock part(const RowBlock& rows, std::size_t first) {
  return {rows.row(first), std::min(kTile, rows.count - first), rows.stride};
}

}  // namespace

double squaredDistance(const double* a, const double* b, std::size_t dimension) {
  double result = 0.0;
  squaredDistances({a, 1, dimension}, {b, 1, dimension}, dimension, &result, 1);
  return result;
}

void squaredDistances(const RowBlock& a, const RowBlock& b, std::size_t dimension, double* result,
                      std::size_t resultStride) {
  for (std::size_t i = 0; i < a.count; ++i) {
    std::fill_n(result + i * resultStride, b.count, 0.0);
  }
  for (std::size_t from = 0; from < dimension; from += kChunk) {
    addBlockBest(a, b, from, std::min(kChunk, dimension - from), result, resultStride);
  }
}

void allSquaredDistances(const RowBlock& rows, std::size_t dimension, std::span<double> result,
                         const std::function<void(double)>& between) {
  const std::size_t count = rows.count;
  const std::vector<Tile> tiles = upperTiles(count);
  // Tiles between two looks at `between`: about 10 million differences a thread.
  const std::size_t perTile = kTile * kTile * std::max<std::size_t>(dimension, 1);
  const std::size_t group =
      std::max<std::size_t>(1, 10'000'000 / perTile) * static_cast<std::size_t>(threadCount());
  for (std::size_t first = 0; first < tiles.size(); first += group) {
    between(static_cast<double>(first) / static_cast<double>(tiles.size()));
    parallelFor(std::min(group, tiles.size() - first), [&](std::size_t t) {
      const Tile& tile = tiles[first + t];
      squaredDistances(part(rows, tile.row), part(rows, tile.column), dimension,
                       result.data() + tile.row * count + tile.column, count);
    });
  }
  for (std::size_t i = 0; i < count; ++i) {
    result[i * count + i] = 0.0;
    for (std::size_t j = 0; j < i; ++j) result[i * count + j] = result[j * count + i];
  }
}

}  // namespace emoforge
