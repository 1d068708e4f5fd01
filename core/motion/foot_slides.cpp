// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/foot_slides.h"

#include <Eigen/Core>
#include <algorithm>

#include "core/motion/body_measures.h"

namespace emoforge {
namespace {

using Place = Eigen::Vector2d;

double turnOf(const Place& a, const Place& b, const Place& c) {
  const Place u = b - a;
  const Place v = c - a;
  return u.x() * v.y() - u.y() * v.x();
}

/// Corners of the convex hull (Andrew 1979): the two places farthest apart are among them, and a
/// foot that stands for minutes still has few.
std::vector<Place> hullOf(std::vector<Place> places) {
  std::ranges::sort(places, [](const Place& a, const Place& b) {
    return a.x() != b.x() ? a.x() < b.x() : a.y() < b.y();
  });
  std::vector<Place> hull;
  const auto add = [&hull](const Place& place, std::size_t least) {
    while (hull.size() >= least + 2 && turnOf(hull[hull.size() - 2], hull.back(), place) <= 0.0) {
      hull.pop_back();
    }
    hull.push_back(place);
  };
  for (const Place& place : places) add(place, 0);
  const std::size_t lower = hull.size() - 1;
  for (auto place = places.rbegin(); place != places.rend(); ++place) add(*place, lower);
  return hull;
}

double widthOf(const std::vector<Place>& places) {
  const std::vector<Place> hull = hullOf(places);
  double largest = 0.0;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    for (std::size_t k = i + 1; k < hull.size(); ++k) {
      largest = std::max(largest, (hull[i] - hull[k]).norm());
    }
  }
  return largest;
}

void addSlides(const PosedClip& clip, BodySide side, const std::vector<bool>& contact,
               std::vector<FootSlide>& slides) {
  const int joint = footJoint(clip, side);
  if (joint < 0) return;
  for (std::size_t first = 0; first < contact.size(); ++first) {
    if (!contact[first]) continue;
    FootSlide slide{side, first, first, 0.0};
    std::vector<Place> places;
    for (std::size_t t = first; t < contact.size() && contact[t]; ++t) {
      const Eigen::Vector3d place = positionOf(clip, t, static_cast<std::size_t>(joint));
      places.emplace_back(place.x(), place.z());
      slide.lastFrame = t;
    }
    slide.metres = widthOf(places);
    slides.push_back(slide);
    first = slide.lastFrame;
  }
}

}  // namespace

std::vector<FootSlide> footSlides(const PosedClip& clip, const FootContacts& contacts) {
  std::vector<FootSlide> slides;
  addSlides(clip, BodySide::Left, contacts.left, slides);
  addSlides(clip, BodySide::Right, contacts.right, slides);
  return slides;
}

}  // namespace emoforge
