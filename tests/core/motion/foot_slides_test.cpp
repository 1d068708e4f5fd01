// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/foot_slides.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace emoforge {
namespace {

/// Two feet whose places are given over the frames, metres; 30 frames a second.
PosedClip clipOf(std::size_t frames, const std::function<std::array<double, 3>(std::size_t)>& left,
                 const std::function<std::array<double, 3>(std::size_t)>& right) {
  PosedClip clip;
  clip.names = {"Hips", "LeftToes", "RightToes"};
  clip.parents = {-1, 0, 0};
  clip.endSites = {false, false, false};
  clip.sides = {BodySide::Centre, BodySide::Left, BodySide::Right};
  clip.positions = Array({frames, 3, 3});
  for (std::size_t t = 0; t < frames; ++t) {
    const std::array<double, 3> places[] = {{0, 1, 0}, left(t), right(t)};
    for (std::size_t j = 0; j < 3; ++j) {
      for (std::size_t axis = 0; axis < 3; ++axis) {
        clip.positions(t, j, axis) = static_cast<float>(places[j][axis]);
      }
    }
  }
  return clip;
}

/// Marked frames, as footContacts() would find them.
FootContacts contactsOf(std::vector<bool> left, std::vector<bool> right) {
  FootContacts contacts;
  contacts.left = std::move(left);
  contacts.right = std::move(right);
  return contacts;
}

TEST(FootSlides, IsTheLargestHorizontalWayWithinOneContact) {
  // The left foot goes out 3 cm along x and 4 cm along z and comes back while it stands; its
  // height must not count. The right one keeps its place.
  const auto out = [](std::size_t t) {
    const double share = t < 4 ? 0.0 : t <= 6 ? (static_cast<double>(t) - 4) / 2 : (8.0 - t) / 2;
    return std::array<double, 3>{0.03 * share, 0.02 * static_cast<double>(t % 2), 0.04 * share};
  };
  const auto still = [](std::size_t) { return std::array<double, 3>{0.2, 0.0, 0.5}; };
  const auto slides = footSlides(clipOf(10, out, still), contactsOf({0, 0, 0, 0, 1, 1, 1, 1, 1, 0},
                                                                    std::vector<bool>(10, true)));
  ASSERT_EQ(slides.size(), 2U);
  EXPECT_EQ(slides[0].side, BodySide::Left);
  EXPECT_EQ(slides[0].firstFrame, 4U);
  EXPECT_EQ(slides[0].lastFrame, 8U);
  EXPECT_NEAR(slides[0].metres, 0.05, 1e-6);
  EXPECT_EQ(slides[1].side, BodySide::Right);
  EXPECT_EQ(slides[1].metres, 0.0);
}

TEST(FootSlides, StepsBetweenContactsDoNotCount) {
  const auto step = [](std::size_t t) {
    return std::array<double, 3>{t < 5 ? 0.0 : 0.7, 0.0, 0.0};
  };
  const auto slides =
      footSlides(clipOf(10, step, step), contactsOf({1, 1, 1, 1, 0, 0, 1, 1, 1, 1}, {}));
  ASSERT_EQ(slides.size(), 2U);
  for (const FootSlide& slide : slides) EXPECT_EQ(slide.metres, 0.0);
  EXPECT_EQ(slides[1].firstFrame, 6U);
  EXPECT_EQ(slides[1].lastFrame, 9U);
}

/// A foot that draws a circle of 10 cm while it stands has slid by the diameter.
TEST(FootSlides, FindsTheFarthestPlacesOfACurvedWay) {
  const auto circle = [](std::size_t t) {
    const double angle = 0.1 * static_cast<double>(t);
    return std::array<double, 3>{0.05 * std::cos(angle), 0.0, 0.05 * std::sin(angle)};
  };
  const auto slides =
      footSlides(clipOf(63, circle, circle), contactsOf(std::vector<bool>(63, true), {}));
  ASSERT_EQ(slides.size(), 1U);
  // The chord nearest to the diameter spans 31 steps of 0.1 rad: 2 r sin(3.1 / 2).
  EXPECT_NEAR(slides[0].metres, 0.1 * std::sin(1.55), 1e-6);
}

TEST(FootSlides, WithoutFeetThereAreNone) {
  PosedClip clip;
  clip.names = {"Hips"};
  clip.parents = {-1};
  clip.endSites = {false};
  clip.sides = {BodySide::Centre};
  clip.positions = Array({3, 1, 3});
  EXPECT_TRUE(footSlides(clip, footContacts(clip)).empty());
}

}  // namespace
}  // namespace emoforge
