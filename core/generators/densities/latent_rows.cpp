// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/densities/latent_rows.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr double kConstant = 1e-12;

DoubleArray weightedPart(const EncodedRows& rows) {
  DoubleArray result({rows.count(), rows.weighted});
  for (std::size_t i = 0; i < rows.count(); ++i) {
    std::copy_n(rows.values.row(i).begin(), rows.weighted, result.row(i).begin());
  }
  return result;
}

struct Spread {
  double mean = 0.0;
  double deviation = 0.0;
};

Spread spreadOf(const DoubleArray& values, std::size_t column) {
  const auto n = static_cast<double>(values.extent(0));
  Spread spread;
  for (std::size_t i = 0; i < values.extent(0); ++i) spread.mean += values(i, column) / n;
  for (std::size_t i = 0; i < values.extent(0); ++i) {
    const double away = values(i, column) - spread.mean;
    spread.deviation += away * away / n;
  }
  spread.deviation = std::sqrt(spread.deviation);
  return spread;
}

/// How many of the leading components reach the share.
std::size_t componentsFor(const std::vector<double>& shares, double wanted) {
  double sum = 0.0;
  std::size_t count = 0;
  while (count < shares.size() && sum < wanted - kConstant) sum += shares[count++];
  return count;
}

}  // namespace

void addLatentParameters(SpecList& list, double explainedVariance) {
  const std::string group = text("Principal components");
  list.add(group, ParameterSpec::integer("components", text("Principal components"), 0, 0, 10000),
           "d′", "",
           text("Dimensions in which clips are learned. 0 takes as many as carry "
                "the share of the variance below; there are never more than clips less one."));
  auto& share = list.add(
      group,
      ParameterSpec::real("explained-variance", text("Explained variance"), explainedVariance, 0.01,
                          1.0),
      "", "",
      text("Share of the variance of the training clips that the automatic number of components "
           "carries."));
  share.step = 0.01;
  share.decimals = 2;
}

LatentRows::LatentRows(const EncodedRows& rows, const ParameterSet& parameters) {
  const DoubleArray weighted = weightedPart(rows);
  auto wanted = static_cast<std::size_t>(parameters.integer("components"));
  if (wanted == 0) {
    const PrincipalComponents all(weighted, rows.count() - 1);
    wanted = componentsFor(all.explainedShares(), parameters.real("explained-variance"));
  }
  components_ = PrincipalComponents(weighted, wanted);
  const DoubleArray scores = components_.apply(weighted);
  double squares = 0.0;
  for (std::size_t k = 0; k < components_.count(); ++k) {
    squares += std::pow(spreadOf(scores, k).deviation, 2.0);
  }
  const double unit =
      squares > 0.0 ? std::sqrt(squares / static_cast<double>(components_.count())) : 1.0;
  for (std::size_t c = rows.weighted; c < rows.dimension(); ++c) {
    const Spread spread = spreadOf(rows.values, c);
    means_.push_back(spread.mean);
    scales_.push_back(spread.deviation > kConstant ? spread.deviation / unit : 0.0);
  }
}

std::size_t LatentRows::dimension() const {
  const auto varying = std::ranges::count_if(scales_, [](double scale) { return scale > 0.0; });
  return components_.count() + static_cast<std::size_t>(varying);
}

DoubleArray LatentRows::toLatent(const EncodedRows& rows) const {
  const DoubleArray scores = components_.apply(weightedPart(rows));
  DoubleArray latent({rows.count(), dimension()});
  for (std::size_t i = 0; i < rows.count(); ++i) {
    auto next = std::ranges::copy(scores.row(i), latent.row(i).begin()).out;
    for (std::size_t c = 0; c < scales_.size(); ++c) {
      if (scales_[c] == 0.0) continue;
      *next++ = (rows.values(i, rows.weighted + c) - means_[c]) / scales_[c];
    }
  }
  return latent;
}

std::vector<double> LatentRows::toRow(std::span<const double> latent) const {
  DoubleArray scores({1, components_.count()});
  std::copy_n(latent.begin(), components_.count(), scores.data());
  std::vector<double> row = components_.reconstruct(scores).values();
  auto next = latent.begin() + static_cast<std::ptrdiff_t>(components_.count());
  for (std::size_t c = 0; c < scales_.size(); ++c) {
    row.push_back(scales_[c] == 0.0 ? means_[c] : means_[c] + scales_[c] * *next++);
  }
  return row;
}

void LatentRows::save(ArchiveWriter& archive, const std::string& prefix) const {
  components_.save(archive, prefix + "components/");
  archive.put(prefix + "other-means", DoubleArray({means_.size()}, means_));
  archive.put(prefix + "other-scales", DoubleArray({scales_.size()}, scales_));
}

void LatentRows::load(const ArchiveReader& archive, const std::string& prefix) {
  components_.load(archive, prefix + "components/");
  means_ = archive.doubles(prefix + "other-means").values();
  scales_ = archive.doubles(prefix + "other-scales").values();
}

}  // namespace emoforge
