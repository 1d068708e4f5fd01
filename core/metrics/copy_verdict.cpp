// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/copy_verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "core/numerics/percentile.h"

namespace emoforge {

CopyVerdict judgeCopy(double nearestMetres, double secondMetres,
                      std::span<const double> realToReal) {
  CopyVerdict verdict;
  if (nearestMetres < secondMetres) verdict.secondRatio = nearestMetres / secondMetres;
  verdict.realMedianMetres = percentile({realToReal.begin(), realToReal.end()}, 50.0);
  verdict.realRatio = nearestMetres / verdict.realMedianMetres;
  if (!realToReal.empty()) {
    const auto farther =
        std::ranges::count_if(realToReal, [&](double metres) { return metres > nearestMetres; });
    verdict.closerThanShare = static_cast<double>(farther) / static_cast<double>(realToReal.size());
  }
  if (verdict.secondRatio < kCopyRatio || verdict.closerThanShare >= kCopyShare) {
    verdict.kind = CopyVerdict::Kind::Copy;
  } else if (realToReal.empty()) {
    verdict.kind = CopyVerdict::Kind::Unknown;
  } else {
    const bool far = nearestMetres > std::ranges::max(realToReal);
    verdict.kind = far ? CopyVerdict::Kind::Far : CopyVerdict::Kind::Usual;
  }
  return verdict;
}

std::string sentence(const CopyVerdict& verdict) {
  // Rounded towards "less close", so that the sentence never says too much.
  const int percent = static_cast<int>(std::floor(100.0 * verdict.closerThanShare + 1e-9));
  switch (verdict.kind) {
    case CopyVerdict::Kind::Copy:
      if (verdict.closerThanShare < kCopyShare) {
        return text(
            "Three times closer to this clip than to any other. Likely a copy of this "
            "clip.");
      }
      if (percent == 100) {
        return text(
            "Closer than any two real clips are to each other. Likely a copy of this "
            "clip.");
      }
      return fmt::format(fmt::runtime(text("Closer than {} % of real clips are to each other. "
                                           "Likely a copy of this clip.")),
                         percent);
    case CopyVerdict::Kind::Usual:
      return fmt::format(fmt::runtime(text("Closer than {} % of real clips are to each other. No "
                                           "sign of a copy.")),
                         percent);
    case CopyVerdict::Kind::Far:
      return text("Farther away than any real clip is from its nearest other one.");
    case CopyVerdict::Kind::Unknown:
      break;
  }
  return text("There are too few real clips to tell whether this is a copy.");
}

}  // namespace emoforge
