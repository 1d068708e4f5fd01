// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/published_protocol.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "core/base/text.h"
#include "core/experiment/feature_tables.h"
#include "core/numerics/gaussian_filter.h"
#include "core/numerics/standardiser.h"

namespace emoforge {
namespace {

constexpr double kSigmaItems = 3.0;
constexpr double kTestShare = 0.3;

/// Scaled by their own mean and SD, constant columns 0, then smoothed from item to item.
DoubleArray treatedClass(const FeatureTable& items) {
  const Standardiser scaling(items.rows);
  const DoubleArray scaled = scaling.apply(items.rows);
  DoubleArray rows({items.ids.size(), items.names.size()});
  for (std::size_t i = 0; i < items.ids.size(); ++i) {
    for (std::size_t k = 0; k < scaling.kept().size(); ++k) {
      rows(i, scaling.kept()[k]) = scaled(i, k);
    }
  }
  gaussianFilterAlongTime(rows, kSigmaItems);
  return rows;
}

LabelledRows picked(const DoubleArray& rows, const std::vector<std::size_t>& labels,
                    std::span<const std::size_t> chosen) {
  LabelledRows result{DoubleArray({chosen.size(), rows.extent(1)}), {}};
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    std::ranges::copy(rows.row(chosen[i]), result.rows.row(i).begin());
    result.labels.push_back(labels[chosen[i]]);
  }
  return result;
}

}  // namespace

PublishedSplit publishedSplit(const FeatureTable& synthetic,
                              const std::vector<std::string>& classes, const Random& random) {
  std::vector<double> values;
  std::vector<std::size_t> labels;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    std::vector<std::size_t> own;
    for (std::size_t i = 0; i < synthetic.labels.size(); ++i) {
      if (synthetic.labels[i] == classes[c]) own.push_back(i);
    }
    if (own.empty()) continue;
    const DoubleArray treated = treatedClass(rowsWhere(synthetic, own));
    values.insert(values.end(), treated.values().begin(), treated.values().end());
    labels.insert(labels.end(), own.size(), c);
  }
  const DoubleArray rows({labels.size(), synthetic.names.size()}, std::move(values));
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random draw = random;
  draw.shuffle(std::span<std::size_t>(order));
  const auto tested =
      static_cast<std::size_t>(std::ceil(kTestShare * static_cast<double>(order.size())));
  const std::span all(order);
  return {picked(rows, labels, all.subspan(tested)), picked(rows, labels, all.first(tested))};
}

std::string publishedCaveat() {
  return text(
      "As published: trained and tested on synthetic items alone, which were scaled class by class "
      "and smoothed from item to item before a random 70/30 split. It says nothing of real data.");
}

}  // namespace emoforge
