// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace emoforge {

/// Zero-lag Butterworth low-pass of fourth order as in movement analysis (Winter 2009): a second
/// order filter run forwards and backwards, its own cut-off raised so that both together have −3 dB
/// at `cutoffHz`. Ends are extended by nine samples turned about the first and the last one
/// (SciPy's filtfilt; fewer samples where the signal is shorter). Left as it is where the cut-off
/// reaches half of `samplesPerSecond` or the signal has fewer than two samples.
void zeroLagLowPass(std::span<double> signal, double cutoffHz, double samplesPerSecond);

}  // namespace emoforge
