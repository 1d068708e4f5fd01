// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/random.h"

namespace emoforge {

/// How the use of synthetic data is measured (facts/metrics.md 3): what a classifier is trained on.
/// T: real training items, S: synthetic ones, H: real held-out ones, on which all but Trts test.
enum class ProtocolKind { Trtr, Tstr, Trts, Aug, Add, Replace, Scarce, Balance };

struct Protocol {
  ProtocolKind kind = ProtocolKind::Trtr;
  /// Aug, Add, Replace: share of |T|; Scarce: per cent of the groups of T; Balance: items a class,
  /// 0 for the size of the largest.
  double amount = 0.0;
  bool cross = false;  ///< H is another data set

  std::string name() const;  ///< "aug(0.5)", "cross(tstr)"; parses back to the same
  bool operator==(const Protocol&) const = default;
};

/// "tstr", "aug(0.5)", "scarce(20)", "balance", "cross(aug(1))"; an amount that is left out takes
/// its default. Throws Error(Usage).
Protocol parseProtocol(const std::string& text);

struct ProtocolCard {
  std::string name;  ///< "aug"
  std::string title;
  std::string summary;
};
/// All of them, as lists show them.
std::vector<ProtocolCard> protocolCards();

/// What a classifier is trained on: rows of T, and how many synthetic items of each class.
struct TrainingMix {
  std::vector<std::size_t> real;       ///< rows of T, increasing
  std::vector<std::size_t> synthetic;  ///< a class
  bool testsSynthetic = false;         ///< Trts: tested on these synthetic items instead of H

  std::size_t syntheticCount() const;
};

/// Rows of T: class and group of each.
struct TrainingRows {
  std::vector<std::size_t> labels;
  std::vector<std::size_t> groups;
  std::size_t classes = 0;

  std::vector<double> classCounts() const;
};

/// The rows that a generator is fitted on, and no others: all of T, or for Scarce its share of the
/// groups. The draw of groups depends on `random` alone, so that less is contained in more.
std::vector<std::size_t> fittedRows(const Protocol& protocol, const TrainingRows& rows,
                                    const Random& random);

/// Counts by the largest-remainder method with the class counts of T. Without a source (`synthetic`
/// false) Scarce is the real share alone; the others then are refused with Error(Usage), but for
/// Trtr.
TrainingMix trainingMix(const Protocol& protocol, const TrainingRows& rows, bool synthetic,
                        const Random& random);

}  // namespace emoforge
