// SPDX-License-Identifier: GPL-3.0-or-later
// The joint-velocity correlation test on startle takes (facts/metrics.md 10): what a smoother does
// to their timing is decisive, and is found.
#include <gtest/gtest.h>

#include "core/base/parallel.h"
#include "core/metrics/register_metrics.h"
#include "core/motion/demo/body_motion_demo.h"
#include "core/motion/resampling.h"
#include "core/numerics/gaussian_filter.h"

namespace emoforge {
namespace {

/// Startles of the actors `first` to `first` + 3, at 30 frames/s, smoothed.
SampleSet startlesOf(int first, double sigma) {
  const BodyMotionTable& table = BodyMotionTable::builtIn();
  const BodyMotionSet set = planBodyMotionSet(table, "default", 8, "startle");
  std::vector<LoadedSample> samples;
  for (const PlannedClip& plan : set.clips) {
    if (plan.actor < first || plan.actor > first + 3) continue;
    samples.push_back({std::to_string(samples.size()), table.classes()[plan.classIndex],
                       std::to_string(plan.actor), nullptr});
  }
  std::size_t i = 0;
  for (const PlannedClip& plan : set.clips) {
    if (plan.actor < first || plan.actor > first + 3) continue;
    auto clip = std::make_shared<MotionClip>(
        resampleToFrameTime(makeBodyMotionClip(table, set, plan, 1).take.clip, 1.0 / 30.0));
    gaussianFilterAlongTime(clip->values, sigma);
    samples[i++].sample = clip;
  }
  return SampleSet(std::move(samples));
}

TEST(StartleTiming, IsLostBySmoothing) {
  SampleMetricCatalogue catalogue;
  registerSampleMetrics(catalogue);
  const auto measured = [&](double sigma) {
    const ComparedSamples samples{"body-motion",       "held-out",
                                  "subject",           BodyMotionTable::builtIn().classes(),
                                  startlesOf(1, 0.0),  startlesOf(5, 0.0),
                                  startlesOf(1, sigma)};
    std::map<std::string, MetricEntry> entries;
    for (MetricEntry& entry :
         catalogue.create("velocity-correlation")->measure(samples, Random(1))) {
      entries[entry.name] = std::move(entry);
    }
    return entries;
  };
  const auto same = measured(0.0);
  const auto smoothed = measured(3.0);
  // Unsmoothed clips of other people are at the floor, which is made of the same clips.
  EXPECT_EQ(same.at("velocity-correlation").value, same.at("velocity-correlation").referenceValue);
  EXPECT_NEAR(same.at("velocity-correlation-peak-neck").value.value(), 1.0, 0.2);
  EXPECT_GT(smoothed.at("velocity-correlation").value.value(),
            1.2 * smoothed.at("velocity-correlation").referenceValue.value());
  // The low-pass that comes before derivatives has taken a little of the real peaks already.
  const double kept = smoothed.at("velocity-correlation-peak-neck").value.value() /
                      same.at("velocity-correlation-peak-neck").value.value();
  EXPECT_GT(kept, 0.32);
  EXPECT_LT(kept, 0.60);
  const double rise = same.at("velocity-correlation-onset").value.value();
  EXPECT_GT(rise, 0.04);
  EXPECT_LT(rise, 0.2);
  EXPECT_GT(smoothed.at("velocity-correlation-onset").value.value(), 1.5 * rise);
}

}  // namespace
}  // namespace emoforge
