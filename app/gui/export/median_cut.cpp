// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/median_cut.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace emoforge {
namespace {

constexpr int kBits = 5;
constexpr std::size_t kBins = std::size_t{1} << (3 * kBits);
constexpr std::size_t kColors = 256;

/// All pixels whose leading bits agree.
struct Bin {
  std::uint32_t key = 0;
  std::uint64_t count = 0;
  std::array<std::uint64_t, 3> sums{};

  double mean(std::size_t channel) const {
    return static_cast<double>(sums[channel]) / static_cast<double>(count);
  }
};

struct Box {
  std::size_t first = 0;
  std::size_t last = 0;  ///< behind the last bin
  std::size_t channel = 0;
  double spread = 0.0;  ///< of its widest channel, times the root of its pixels
};

std::uint32_t keyOf(QRgb pixel) {
  constexpr int drop = 8 - kBits;
  return (static_cast<std::uint32_t>(qRed(pixel) >> drop) << (2 * kBits)) |
         (static_cast<std::uint32_t>(qGreen(pixel) >> drop) << kBits) |
         static_cast<std::uint32_t>(qBlue(pixel) >> drop);
}

std::vector<Bin> binsOf(const QImage& picture) {
  std::vector<Bin> all(kBins);
  for (int y = 0; y < picture.height(); ++y) {
    const auto* row = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
    for (int x = 0; x < picture.width(); ++x) {
      Bin& bin = all[keyOf(row[x])];
      ++bin.count;
      bin.sums[0] += static_cast<std::uint64_t>(qRed(row[x]));
      bin.sums[1] += static_cast<std::uint64_t>(qGreen(row[x]));
      bin.sums[2] += static_cast<std::uint64_t>(qBlue(row[x]));
    }
  }
  std::vector<Bin> used;
  for (std::size_t key = 0; key < kBins; ++key) {
    if (all[key].count == 0) continue;
    all[key].key = static_cast<std::uint32_t>(key);
    used.push_back(all[key]);
  }
  return used;
}

Box boxOf(const std::vector<Bin>& bins, std::size_t first, std::size_t last) {
  Box box{first, last};
  std::uint64_t count = 0;
  for (std::size_t i = first; i < last; ++i) count += bins[i].count;
  for (std::size_t channel = 0; channel < 3; ++channel) {
    double low = 256.0;
    double high = -1.0;
    for (std::size_t i = first; i < last; ++i) {
      low = std::min(low, bins[i].mean(channel));
      high = std::max(high, bins[i].mean(channel));
    }
    const double spread = (high - low) * std::sqrt(static_cast<double>(count));
    if (last - first > 1 && spread > box.spread) {
      box.spread = spread;
      box.channel = channel;
    }
  }
  return box;
}

/// Sorts the box's bins along its widest channel and gives the place that halves its pixels.
std::size_t medianOf(std::vector<Bin>& bins, const Box& box) {
  const auto at = [&](std::size_t i) { return bins.begin() + static_cast<std::ptrdiff_t>(i); };
  std::sort(at(box.first), at(box.last),
            [&](const Bin& a, const Bin& b) { return a.mean(box.channel) < b.mean(box.channel); });
  std::uint64_t all = 0;
  for (std::size_t i = box.first; i < box.last; ++i) all += bins[i].count;
  std::uint64_t below = 0;
  for (std::size_t i = box.first; i + 1 < box.last; ++i) {
    below += bins[i].count;
    if (2 * below >= all) return i + 1;
  }
  return box.last - 1;
}

std::vector<Box> cut(std::vector<Bin>& bins) {
  std::vector<Box> boxes{boxOf(bins, 0, bins.size())};
  while (boxes.size() < kColors) {
    const auto widest = std::ranges::max_element(boxes, {}, &Box::spread);
    if (widest->spread <= 0.0) break;
    const Box box = *widest;
    const std::size_t middle = medianOf(bins, box);
    *widest = boxOf(bins, box.first, middle);
    boxes.push_back(boxOf(bins, middle, box.last));
  }
  return boxes;
}

QRgb meanOf(const std::vector<Bin>& bins, const Box& box) {
  std::uint64_t count = 0;
  std::array<std::uint64_t, 3> sums{};
  for (std::size_t i = box.first; i < box.last; ++i) {
    count += bins[i].count;
    for (std::size_t channel = 0; channel < 3; ++channel) sums[channel] += bins[i].sums[channel];
  }
  const auto mean = [&](std::size_t channel) {
    return static_cast<int>((sums[channel] + count / 2) / count);
  };
  return qRgb(mean(0), mean(1), mean(2));
}

}  // namespace

IndexedPicture medianCut(const QImage& picture) {
  const QImage rgb = picture.convertToFormat(QImage::Format_RGB32);
  std::vector<Bin> bins = binsOf(rgb);
  const std::vector<Box> boxes = cut(bins);
  IndexedPicture result;
  result.colors.assign(kColors, qRgb(0, 0, 0));
  std::vector<std::uint8_t> indexOfKey(kBins, 0);
  for (std::size_t b = 0; b < boxes.size(); ++b) {
    result.colors[b] = meanOf(bins, boxes[b]);
    for (std::size_t i = boxes[b].first; i < boxes[b].last; ++i)
      indexOfKey[bins[i].key] = static_cast<std::uint8_t>(b);
  }
  result.indices.reserve(static_cast<std::size_t>(rgb.width()) *
                         static_cast<std::size_t>(rgb.height()));
  for (int y = 0; y < rgb.height(); ++y) {
    const auto* row = reinterpret_cast<const QRgb*>(rgb.constScanLine(y));
    for (int x = 0; x < rgb.width(); ++x) result.indices.push_back(indexOfKey[keyOf(row[x])]);
  }
  return result;
}

}  // namespace emoforge
