// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

namespace emoforge {

/// What the distance of a synthetic clip to its nearest real ones says (facts/metrics.md 8).
struct CopyVerdict {
  enum class Kind {
    Copy,    ///< suspected: closer than 99 % of the real clips are to each other, or d1/d2 < 1/3
    Usual,   ///< as far as real clips are from each other
    Far,     ///< farther than any real clip is from its nearest other one
    Unknown  ///< no real-to-real distances
  };
  Kind kind = Kind::Unknown;
  /// Share of the real clips whose nearest other real clip is farther away than d1.
  double closerThanShare = 0.0;
  double secondRatio = 1.0;       ///< d1 / d2, 1 where both are 0
  double realMedianMetres = 0.0;  ///< NaN without real-to-real distances
  double realRatio = 0.0;         ///< d1 / realMedianMetres
};

/// Yoon et al. 2023: a sample three times closer to one training item than to the next.
constexpr double kCopyRatio = 1.0 / 3.0;
constexpr double kCopyShare = 0.99;

/// `realToReal` in metres, in any order.
CopyVerdict judgeCopy(double nearestMetres, double secondMetres,
                      std::span<const double> realToReal);

/// The verdict in whole sentences for the user.
std::string sentence(const CopyVerdict& verdict);

}  // namespace emoforge
