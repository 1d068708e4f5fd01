// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/synthetic_items.h"

#include <fmt/format.h>

#include <charconv>

#include "core/base/files.h"

namespace emoforge {
namespace {

/// A number from 1 in digits only.
std::optional<std::size_t> numberIn(std::string_view digits) {
  std::size_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, problem] = std::from_chars(digits.data(), end, number);
  if (problem != std::errc() || stop != end || number == 0) return std::nullopt;
  return number;
}

/// The number of an id that begins with `prefix`.
std::optional<std::size_t> numberAfter(std::string_view id, std::string_view prefix) {
  if (!id.starts_with(prefix)) return std::nullopt;
  return numberIn(id.substr(prefix.size()));
}

}  // namespace

std::string syntheticId(const SampleChoice& sample) {
  const std::string folder = safeFileName(sample.label);
  return fmt::format("{}/{}_{:04d}", folder, folder, sample.number);
}

std::optional<SampleChoice> syntheticSample(const std::string& id,
                                            std::span<const std::string> classes) {
  for (const std::string& label : classes) {
    const std::string folder = safeFileName(label);
    auto number = numberAfter(id, folder + "/" + folder + "_");
    if (!number) number = numberAfter(id, label + "/");
    if (number) return SampleChoice{label, *number};
  }
  return std::nullopt;
}

std::string currentSyntheticId(const std::string& id) {
  const std::size_t slash = id.rfind('/');
  if (slash == std::string::npos) return id;
  const auto number = numberIn(std::string_view(id).substr(slash + 1));
  return number ? syntheticId({id.substr(0, slash), *number}) : id;
}

}  // namespace emoforge
