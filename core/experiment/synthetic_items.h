// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>

namespace emoforge {

/// One synthetic sample of a run: sample `number` of a class depends on seed, class and number
/// only.
struct SampleChoice {
  std::string label;
  std::size_t number = 1;  ///< from 1
};

/// The id of a synthetic sample, the same in the folder that `generate` writes, in the window and
/// in the project's selections: class folder / class folder _ number, "happy/happy_0007".
std::string syntheticId(const SampleChoice& sample);

/// The sample of one of these classes that has this id; nothing where it is no such id. Reads also
/// what earlier versions wrote, "happy/0007".
std::optional<SampleChoice> syntheticSample(const std::string& id,
                                            std::span<const std::string> classes);

/// An id of a synthetic sample as this version writes it, for one that an earlier version may have
/// written; others come back as they are.
std::string currentSyntheticId(const std::string& id);

}  // namespace emoforge
