// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/deep/network_rows.h"

#include <algorithm>
#include <cmath>

#include "core/numerics/matrix_view.h"

namespace emoforge {
namespace {

/// Every frame of every row as a row of its own, the numbers after the frames beside each.
EncodedRows framesOf(const EncodedRows& rows, std::size_t frames) {
  const std::size_t width = rows.dimension() / frames;
  const std::size_t others = rows.dimension() - frames * width;
  EncodedRows result{DoubleArray({rows.count() * frames, width + others}), width};
  for (std::size_t i = 0; i < rows.count(); ++i) {
    const auto row = rows.values.row(i);
    for (std::size_t t = 0; t < frames; ++t) {
      auto target = result.values.row(i * frames + t);
      std::copy_n(row.begin() + static_cast<std::ptrdiff_t>(t * width), width, target.begin());
      std::ranges::copy(row.last(others), target.begin() + static_cast<std::ptrdiff_t>(width));
    }
  }
  return result;
}

}  // namespace

NetworkRows::NetworkRows(const EncodedRows& rows, std::size_t frames,
                         const ParameterSet& parameters)
    : frames_(frames) {
  const EncodedRows coded = frames_ == 0 ? rows : framesOf(rows, frames_);
  latent_ = LatentRows(coded, parameters);
  const DoubleArray places = latent_.toLatent(coded);
  const double squares = asMatrix(places).squaredNorm();
  if (squares > 0.0) scale_ = std::sqrt(squares / static_cast<double>(places.size()));
}

Array NetworkRows::toItems(const EncodedRows& rows) const {
  const DoubleArray places = latent_.toLatent(frames_ == 0 ? rows : framesOf(rows, frames_));
  Array items({rows.count(), frames() * width()});
  std::ranges::transform(places.values(), items.values().begin(),
                         [&](double value) { return static_cast<float>(value / scale_); });
  return items;
}

std::vector<double> NetworkRows::toRow(std::span<const float> item) const {
  std::vector<double> place(item.size());
  std::ranges::transform(item, place.begin(), [&](float value) { return scale_ * value; });
  if (frames_ == 0) return latent_.toRow(place);
  std::vector<double> row;
  std::vector<double> others;
  const std::size_t scored = latent_.weighted();
  for (std::size_t t = 0; t < frames_; ++t) {
    const auto frame = latent_.toRow(std::span(place).subspan(t * width(), width()));
    row.insert(row.end(), frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(scored));
    others.resize(frame.size() - scored);
    for (std::size_t k = 0; k < others.size(); ++k) {
      others[k] += frame[scored + k] / static_cast<double>(frames_);
    }
  }
  row.insert(row.end(), others.begin(), others.end());
  return row;
}

void NetworkRows::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.meta()[prefix + "frames"] = frames_;
  archive.put(prefix + "scale", DoubleArray({1}, scale_));
  latent_.save(archive, prefix + "latent/");
}

void NetworkRows::load(const ArchiveReader& archive, const std::string& prefix) {
  frames_ = archive.meta().at(prefix + "frames").get<std::size_t>();
  scale_ = archive.doubles(prefix + "scale").values().at(0);
  latent_.load(archive, prefix + "latent/");
}

}  // namespace emoforge
