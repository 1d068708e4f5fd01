// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/body_mesh.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace emoforge {
namespace {

constexpr int limbSides = 14;
constexpr int headSides = 24;
constexpr float jointLightening = 0.25F;

Eigen::Vector3f normalisedOr(const Eigen::Vector3f& vector, const Eigen::Vector3f& fallback) {
  const float length = vector.norm();
  return length > 1e-6F ? Eigen::Vector3f(vector / length) : fallback;
}

}  // namespace

Eigen::Vector3f lateralDirection(std::span<const Eigen::Vector3f> joints, int left, int right) {
  if (left < 0 || right < 0) return Eigen::Vector3f::UnitX();
  return normalisedOr(
      joints[static_cast<std::size_t>(right)] - joints[static_cast<std::size_t>(left)],
      Eigen::Vector3f::UnitX());
}

BodyMesh::BodyMesh(const BodyPlan& plan, std::span<const int> parents, Detail detail)
    : plan_(plan), detail_(detail), parents_(parents.begin(), parents.end()) {
  for (const BodyBone& bone : plan_.bones) addBone(bone);
  for (const BodyBall& ball : plan_.balls) addBall(ball);
  if (plan_.head.joint >= 0) addHead(plan_.head);
}

int BodyMesh::sidesOf(int shaded) const {
  return detail_ == Detail::Shaded ? shaded : shaded * 2 / 3;
}

void BodyMesh::addBone(const BodyBone& bone) {
  // The wall leans by the difference of the radii; caps are quarter circles of a few rings each.
  std::vector<Ring> rings;
  const int capRings = detail_ == Detail::Shaded ? 3 : 1;
  for (int i = 0; i <= capRings; ++i) {
    const float angle =
        static_cast<float>(i) / static_cast<float>(capRings) * std::numbers::pi_v<float> / 2.0F;
    rings.push_back({0.0F, -bone.startRadius * std::cos(angle), bone.startRadius * std::sin(angle),
                     -std::cos(angle)});
  }
  for (int i = capRings; i >= 0; --i) {
    const float angle =
        static_cast<float>(i) / static_cast<float>(capRings) * std::numbers::pi_v<float> / 2.0F;
    rings.push_back({1.0F, bone.endRadius * std::cos(angle), bone.endRadius * std::sin(angle),
                     std::cos(angle)});
  }
  Part part;
  part.axis = bone.to < 0 ? Axis::Stub : Axis::Bone;
  part.from = bone.from;
  part.to = bone.to;
  part.stubMetres = bone.stubMetres;
  part.side = bone.side;
  part.upper = bone.width > 1.42F;
  addSurface(part, rings, bone.width, sidesOf(bone.width > 1.0F ? headSides : limbSides));
}

void BodyMesh::addBall(const BodyBall& ball) {
  std::vector<Ring> rings;
  const int count = detail_ == Detail::Shaded ? 9 : 5;
  for (int i = 0; i < count; ++i) {
    const float angle =
        static_cast<float>(i) / static_cast<float>(count - 1) * std::numbers::pi_v<float>;
    rings.push_back(
        {0.0F, -ball.radius * std::cos(angle), ball.radius * std::sin(angle), -std::cos(angle)});
  }
  Part part;
  part.axis = Axis::Ball;
  part.from = ball.joint;
  part.side = ball.side;
  part.joint = true;
  addSurface(part, rings, 1.0F, sidesOf(limbSides));
}

void BodyMesh::addHead(const BodyHead& head) {
  // An egg that stands on a blunt chin: the ring radius follows a rounded profile between both
  // poles.
  std::vector<Ring> rings;
  const int count = detail_ == Detail::Shaded ? 19 : 11;
  const float height = head.heightMetres;
  const float radius = 0.355F * height;
  const auto profile = [&](float angle) {
    const float level = -std::cos(angle);
    const float jaw = level < 0.2F ? 1.0F + 0.24F * (level - 0.2F) : 1.0F;
    const float blunt = std::pow(std::sin(angle), level < 0.0F ? 0.62F : 0.92F);
    return Eigen::Vector2f(radius * jaw * blunt, 0.5F * height * (1.0F + level));
  };
  for (int i = 0; i < count; ++i) {
    const float angle =
        static_cast<float>(i) / static_cast<float>(count - 1) * std::numbers::pi_v<float>;
    const Eigen::Vector2f at =
        i == 0 || i == count - 1 ? Eigen::Vector2f(0.0F, i == 0 ? 0.0F : height) : profile(angle);
    const Eigen::Vector2f tangent =
        profile(std::min(angle + 0.01F, 3.14F)) - profile(std::max(angle - 0.01F, 0.0015F));
    const float slope = std::clamp(-tangent.x() / tangent.norm(), -1.0F, 1.0F);
    rings.push_back({0.0F, at.y() - 0.03F * height, at.x(), slope});
  }
  Part part;
  part.axis = Axis::Head;
  part.from = head.joint;
  part.to = head.tip;
  addSurface(part, rings, 0.9F, sidesOf(headSides));
}

void BodyMesh::addSurface(Part part, std::span<const Ring> rings, float width, int sides) {
  part.first = templates_.size();
  for (const Ring& ring : rings) {
    const float out = std::sqrt(std::max(0.0F, 1.0F - ring.slope * ring.slope));
    for (int side = 0; side < sides; ++side) {
      const float angle =
          2.0F * std::numbers::pi_v<float> * static_cast<float>(side) / static_cast<float>(sides);
      TemplateVertex vertex;
      vertex.along = ring.along;
      vertex.rise = ring.rise;
      vertex.across = width * ring.radius * std::cos(angle);
      vertex.depth = ring.radius * std::sin(angle);
      vertex.normal =
          Eigen::Vector3f(out * std::cos(angle) / width, ring.slope, out * std::sin(angle))
              .normalized();
      templates_.push_back(vertex);
    }
  }
  for (std::size_t ring = 0; ring + 1 < rings.size(); ++ring) {
    for (int side = 0; side < sides; ++side) {
      const auto count = static_cast<std::uint32_t>(sides);
      const auto here =
          static_cast<std::uint32_t>(part.first + ring * count + static_cast<std::uint32_t>(side));
      const auto next = static_cast<std::uint32_t>(part.first + ring * count +
                                                   static_cast<std::uint32_t>((side + 1) % sides));
      indices_.insert(indices_.end(), {here, here + count, next, next, here + count, next + count});
    }
  }
  part.count = templates_.size() - part.first;
  parts_.push_back(part);
}

std::vector<Colour> BodyMesh::colours(const Colour& bone, float leftFactor) const {
  const Colour white{1.0F, 1.0F, 1.0F, bone.alpha};
  const float luma = 0.3F * bone.red + 0.59F * bone.green + 0.11F * bone.blue;
  const float lightening = jointLightening * std::sqrt(std::max(0.0F, luma));
  std::vector<Colour> result(templates_.size(), bone);
  for (const Part& part : parts_) {
    Colour colour = part.joint ? bone.mixedWith(white, lightening) : bone;
    if (part.side == BodySide::Left) colour = colour.scaled(leftFactor);
    std::fill_n(result.begin() + static_cast<std::ptrdiff_t>(part.first), part.count, colour);
  }
  return result;
}

Eigen::Vector3f BodyMesh::ownDirection(int joint, std::span<const Eigen::Vector3f> joints) const {
  const int parent = parents_[static_cast<std::size_t>(joint)];
  if (parent < 0) return Eigen::Vector3f::UnitY();
  return normalisedOr(
      joints[static_cast<std::size_t>(joint)] - joints[static_cast<std::size_t>(parent)],
      Eigen::Vector3f::UnitY());
}

BodyMesh::Frame BodyMesh::frameOf(const Part& part, std::span<const Eigen::Vector3f> joints,
                                  const Eigen::Vector3f& lateral) const {
  Frame frame;
  frame.origin = joints[static_cast<std::size_t>(part.from)];
  frame.along = Eigen::Vector3f::UnitY();
  if (part.to >= 0) {
    const Eigen::Vector3f bone = joints[static_cast<std::size_t>(part.to)] - frame.origin;
    frame.length = part.axis == Axis::Head ? 0.0F : bone.norm();
    frame.along = normalisedOr(bone, Eigen::Vector3f::UnitY());
  } else if (part.axis != Axis::Ball) {
    frame.length = part.stubMetres;
    frame.along = ownDirection(part.from, joints);
  }
  Eigen::Vector3f across = lateral - frame.along * lateral.dot(frame.along);
  if (across.norm() < 0.05F) across = frame.along.unitOrthogonal();
  frame.across = across.normalized();
  frame.depth = frame.across.cross(frame.along);
  return frame;
}

void BodyMesh::pose(std::span<const Eigen::Vector3f> joints,
                    std::span<SurfaceVertex> vertices) const {
  const Eigen::Vector3f hips = lateralDirection(joints, plan_.leftHip, plan_.rightHip);
  const Eigen::Vector3f shoulders =
      plan_.leftShoulder >= 0 ? lateralDirection(joints, plan_.leftShoulder, plan_.rightShoulder)
                              : hips;
  for (const Part& part : parts_) {
    const bool upper = part.upper || part.axis == Axis::Head;
    const Frame frame = frameOf(part, joints, upper ? shoulders : hips);
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
      const TemplateVertex& local = templates_[i];
      vertices[i].position = frame.origin + frame.across * local.across +
                             frame.along * (local.along * frame.length + local.rise) +
                             frame.depth * local.depth;
      vertices[i].normal = frame.across * local.normal.x() + frame.along * local.normal.y() +
                           frame.depth * local.normal.z();
    }
  }
}

}  // namespace emoforge
