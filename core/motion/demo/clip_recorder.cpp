// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/clip_recorder.h"

#include <cmath>
#include <vector>

namespace emoforge {
namespace {

void addSensorNoise(const Skeleton& skeleton, const VariantTraits& variant, Random random,
                    std::span<double> row) {
  std::size_t column = 0;
  for (const auto& joint : skeleton.joints) {
    for (const Channel channel : joint.channels) {
      const double deviation =
          isRotation(channel) ? variant.sensorNoiseDegrees : 0.1 * variant.sensorNoiseMillimetres;
      row[column++] += random.normal(0.0, deviation);
    }
  }
}

}  // namespace

MotionClip recordClip(const DemoBody& body, const DemoNumbers& numbers,
                      const VariantTraits& variant, double seconds, const Random& random,
                      const std::function<BodyPose(double seconds)>& poseAt) {
  const auto frames =
      static_cast<std::size_t>(std::floor(seconds * variant.framesPerSecond + 1e-9)) + 1;
  const std::size_t channels = body.skeleton.channelCount();
  MotionClip clip;
  clip.skeleton = body.skeleton;
  clip.frameTimeSeconds = 1.0 / variant.framesPerSecond;
  clip.space = {UpAxis::Y, LengthUnit::Centimetre, false, false};
  clip.values = DoubleArray({frames, channels});
  std::vector<double> pose(channels, 0.0);
  const double step = std::pow(10.0, numbers("capture.angle_decimals"));
  const bool sensor = variant.sensorNoiseDegrees > 0.0 || variant.sensorNoiseMillimetres > 0.0;
  for (std::size_t frame = 0; frame < frames; ++frame) {
    writePose(body, poseAt(static_cast<double>(frame) / variant.framesPerSecond), pose);
    const auto row = clip.values.row(frame);
    std::ranges::copy(pose, row.begin());
    if (sensor) addSensorNoise(body.skeleton, variant, random.stream("sensor", frame), row);
    for (double& number : row) number = std::round(number * step) / step + 0.0;
  }
  return clip;
}

}  // namespace emoforge
