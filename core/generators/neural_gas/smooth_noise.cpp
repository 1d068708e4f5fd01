// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/smooth_noise.h"

#include "core/numerics/gaussian_filter.h"

namespace emoforge {

DoubleArray smoothNoise(std::size_t frames, std::size_t channels, double smoothnessFrames,
                        Random& random) {
  DoubleArray noise({frames, channels});
  for (double& value : noise.values()) value = random.normal();
  if (smoothnessFrames <= 0.0) return noise;
  gaussianFilterAlongTime(noise, smoothnessFrames);
  const double gain = whiteNoiseGain(smoothnessFrames);
  for (double& value : noise.values()) value /= gain;
  return noise;
}

}  // namespace emoforge
