// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <vector>

#include "viewers/body_plan.h"
#include "viewers/view_types.h"

namespace emoforge {

/// Position and normal as the graphics card takes them.
struct SurfaceVertex {
  Eigen::Vector3f position;
  Eigen::Vector3f normal;
};
static_assert(sizeof(SurfaceVertex) == 6 * sizeof(float));

using JointPositions = std::vector<Eigen::Vector3f>;

/// The figure of one clip as a triangle mesh. Topology and colours are fixed; pose() moves the
/// vertices. Not thread-safe against itself.
class BodyMesh {
 public:
  /// How many facets: enough for light on them, or for an outline alone.
  enum class Detail { Shaded, Silhouette };

  explicit BodyMesh(const BodyPlan& plan, std::span<const int> parents,
                    Detail detail = Detail::Shaded);

  std::size_t vertexCount() const { return templates_.size(); }
  const std::vector<std::uint32_t>& indices() const { return indices_; }
  const BodyPlan& plan() const { return plan_; }

  /// One colour per vertex: joints one step lighter, left side × `leftFactor`.
  std::vector<Colour> colours(const Colour& bone, float leftFactor) const;

  /// Writes vertexCount() vertices for one posture, metres.
  void pose(std::span<const Eigen::Vector3f> joints, std::span<SurfaceVertex> vertices) const;

 private:
  /// A vertex in the frame of its bone: `along` in bone lengths, the rest in metres.
  struct TemplateVertex {
    float across = 0.0F;
    float along = 0.0F;
    float rise = 0.0F;
    float depth = 0.0F;
    Eigen::Vector3f normal{0, 1, 0};
  };
  /// A ring of a surface of revolution.
  struct Ring {
    float along = 0.0F;
    float rise = 0.0F;
    float radius = 0.0F;
    float slope = 0.0F;  ///< part of the normal along the axis, −1 … 1
  };
  enum class Axis { Bone, Stub, Ball, Head };
  struct Part {
    Axis axis = Axis::Bone;
    int from = 0;
    int to = -1;
    float stubMetres = 0.0F;
    bool upper = false;  ///< turned with the shoulders, not with the hips
    bool joint = false;
    BodySide side = BodySide::Centre;
    std::size_t first = 0;
    std::size_t count = 0;
  };
  struct Frame {
    Eigen::Vector3f origin;
    Eigen::Vector3f across;
    Eigen::Vector3f along;
    Eigen::Vector3f depth;
    float length = 0.0F;
  };

  void addBone(const BodyBone& bone);
  void addBall(const BodyBall& ball);
  void addHead(const BodyHead& head);
  int sidesOf(int shaded) const;
  void addSurface(Part part, std::span<const Ring> rings, float width, int sides);
  Frame frameOf(const Part& part, std::span<const Eigen::Vector3f> joints,
                const Eigen::Vector3f& lateral) const;
  Eigen::Vector3f ownDirection(int joint, std::span<const Eigen::Vector3f> joints) const;

  BodyPlan plan_;
  Detail detail_;
  std::vector<int> parents_;
  std::vector<Part> parts_;
  std::vector<TemplateVertex> templates_;
  std::vector<std::uint32_t> indices_;
};

/// Across the body from left to right, unit length; hips and shoulders as the plan knows them.
Eigen::Vector3f lateralDirection(std::span<const Eigen::Vector3f> joints, int left, int right);

}  // namespace emoforge
