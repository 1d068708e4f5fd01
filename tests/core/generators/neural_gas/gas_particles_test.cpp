// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/gas_particles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "tests/support/simple_person.h"

namespace emoforge {
namespace {

GasSettings settingsOf(std::size_t particles) {
  GasSettings settings;
  settings.neurons = particles;
  settings.iterations = 60;
  return settings;
}

/// Largest distance of a joint to its nearest particle, metres.
double worstJoint(const GasParticles& particles, const PosedClip& clip) {
  const Array positions = particles.positions();
  double worst = 0.0;
  for (const std::size_t joint : particles.joints()) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < positions.extent(0); ++k) {
      double squared = 0.0;
      for (std::size_t axis = 0; axis < 3; ++axis) {
        const double d = positions(k, axis) - clip.positions(0, joint, axis);
        squared += d * d;
      }
      nearest = std::min(nearest, std::sqrt(squared));
    }
    worst = std::max(worst, nearest);
  }
  return worst;
}

}  // namespace

TEST(GasParticles, SettleOnTheJointsOfAPosture) {
  const PosedClip clip = toPosedClip(*testing::walkingPerson({}));
  GasParticles particles(clip, 0, settingsOf(40), false, Random(1));
  EXPECT_EQ(particles.joints().size(), 10u);  // end sites are no points
  const double before = worstJoint(particles, clip);
  int passes = 0;
  for (; !particles.finished(); ++passes) particles.advance();
  EXPECT_EQ(passes, 60);
  EXPECT_GT(before, 0.1);
  EXPECT_LT(worstJoint(particles, clip), 0.02);
}

TEST(GasParticles, StartOnJointsOrWithinTheBoxAroundThem) {
  const PosedClip clip = toPosedClip(*testing::walkingPerson({}));
  const GasParticles onJoints(clip, 3, settingsOf(10), true, Random(1));
  const Array positions = onJoints.positions();
  const auto links = onJoints.links();
  for (std::size_t k = 0; k < 10; ++k) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      EXPECT_EQ(positions(k, axis), clip.positions(3, links[k].joint, axis));
    }
    EXPECT_EQ(links[k].metres, 0.0);
  }
  const GasParticles inBox(clip, 3, settingsOf(50), false, Random(1));
  for (std::size_t k = 0; k < 50; ++k) {
    EXPECT_GE(inBox.positions()(k, 1), 0.0f);
    EXPECT_LE(inBox.positions()(k, 1), 1.6f);
  }
}

TEST(GasParticles, AreTheSameForTheSameSeed) {
  const PosedClip clip = toPosedClip(*testing::walkingPerson({}));
  GasParticles a(clip, 0, settingsOf(12), false, Random(6));
  GasParticles b(clip, 0, settingsOf(12), false, Random(6));
  for (int pass = 0; pass < 5; ++pass) {
    a.advance();
    b.advance();
  }
  EXPECT_EQ(a.positions(), b.positions());
}

}  // namespace emoforge
