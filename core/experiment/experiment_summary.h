// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/report_rows.h"

namespace emoforge {

/// The utility summary of facts/metrics.md 3 for every generator and control, classifier and
/// feature space: gap = score(trtr) − score(tstr), gain = score(aug) − score(best control), and the
/// number of extra real groups that give what the synthetic items give, read off the isotonic
/// learning curve of real data where the experiment has scarce shares.
Json summaryOf(const ReportRows& rows);

}  // namespace emoforge
