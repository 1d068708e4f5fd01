// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/class_wise/smooth_noise.h"

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

void addNoise(std::span<double> row, std::size_t frames, std::span<const double> scale,
              double strength, double smoothnessFrames, Random& random) {
  const std::size_t perFrame = frames == 0 ? 0 : row.size() / frames;
  const DoubleArray along = smoothNoise(frames, perFrame, smoothnessFrames, random);
  for (std::size_t i = 0; i < along.size(); ++i) {
    row[i] += strength * scale[i] * along.values()[i];
  }
  for (std::size_t i = along.size(); i < row.size(); ++i) {
    row[i] += strength * scale[i] * random.normal();
  }
}

}  // namespace emoforge
