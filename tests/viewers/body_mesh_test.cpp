// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/body_mesh.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>

#include "tests/viewers/standing_clip.h"
#include "viewers/clip_track.h"

using namespace emoforge;

namespace {

TEST(BodyPlan, FindsStatureAndPartsFromNamesAndLengths) {
  const auto clip = standingClip();
  const BodyPlan plan = planBody(*clip);
  EXPECT_NEAR(plan.statureMetres, 1.7F, 0.3F);
  EXPECT_EQ(clip->names[static_cast<std::size_t>(plan.head.joint)], "Head");
  EXPECT_EQ(clip->names[static_cast<std::size_t>(plan.leftHip)], "LeftUpLeg");
  EXPECT_EQ(clip->names[static_cast<std::size_t>(plan.rightShoulder)], "RightArm");
  EXPECT_EQ(plan.trailJoints.size(), 3U);
}

TEST(BodyPlan, DrawsNoLimbFromARootOnTheGroundToTheHips) {
  auto clip = standingClip(1);
  PosedClip carried = *clip;
  carried.names.insert(carried.names.begin(), "joint_Root");
  carried.endSites.insert(carried.endSites.begin(), false);
  carried.sides.insert(carried.sides.begin(), BodySide::Centre);
  for (int& parent : carried.parents) ++parent;
  carried.parents.insert(carried.parents.begin(), -1);
  carried.positions = Array({1, clip->joints() + 1, 3});
  std::copy(clip->positions.values().begin(), clip->positions.values().end(),
            carried.positions.values().begin() + 3);
  const BodyPlan plan = planBody(carried);
  EXPECT_EQ(plan.bones.size(), planBody(*clip).bones.size());
  for (const BodyBone& bone : plan.bones) EXPECT_NE(bone.from, 0);
}

TEST(BodyMesh, SurroundsItsBonesWithUnitNormalsThatPointOutwards) {
  BodyPlan plan;
  plan.bones.push_back({0, 1, 0.0F, 0.10F, 0.06F, 1.0F, BodySide::Centre});
  const std::vector<int> parents{-1, 0};
  const BodyMesh mesh(plan, parents);
  const JointPositions joints{{0.3F, 0.2F, -0.1F}, {0.3F, 0.9F, 0.4F}};
  std::vector<SurfaceVertex> vertices(mesh.vertexCount());
  mesh.pose(joints, vertices);
  const Eigen::Vector3f bone = joints[1] - joints[0];
  for (const SurfaceVertex& vertex : vertices) {
    const float along =
        std::clamp((vertex.position - joints[0]).dot(bone) / bone.squaredNorm(), 0.0F, 1.0F);
    const Eigen::Vector3f out = vertex.position - (joints[0] + bone * along);
    EXPECT_NEAR(vertex.normal.norm(), 1.0F, 1e-4F);
    EXPECT_LE(out.norm(), 0.1001F);
    EXPECT_GT(out.dot(vertex.normal), 0.0F);
  }
  for (std::size_t i = 0; i < mesh.indices().size(); i += 3) {
    const auto& a = vertices[mesh.indices()[i]];
    const auto& b = vertices[mesh.indices()[i + 1]];
    const auto& c = vertices[mesh.indices()[i + 2]];
    const Eigen::Vector3f face = (b.position - a.position).cross(c.position - a.position);
    if (face.norm() < 1e-9F) continue;
    EXPECT_GT(face.dot(a.normal + b.normal + c.normal), 0.0F);
  }
}

TEST(BodyPlan, LeavesOutBonesToEndSitesWhenAsked) {
  PosedClip clip = *standingClip(1);
  clip.endSites[13] = true;  // the left foot
  const BodyPlan whole = planBody(clip);
  const BodyPlan without = planBody(clip, false);
  EXPECT_EQ(without.bones.size() + 1, whole.bones.size());
  for (const BodyBone& bone : without.bones) EXPECT_NE(bone.to, 13);
}

/// Ghosts show nothing but their outline: it must stay where that of the figure is.
TEST(BodyMesh, ASilhouetteHasFewVerticesAndTheSameOutline) {
  const auto clip = standingClip(1);
  const BodyMesh shaded(planBody(*clip), clip->parents);
  const BodyMesh ghost(planBody(*clip), clip->parents, BodyMesh::Detail::Silhouette);
  EXPECT_LT(2 * ghost.indices().size(), shaded.indices().size());
  JointPositions joints;
  PlacedClip placed;
  placed.clip = clip;
  ClipTrack(placed).pose(0.0, {}, joints);
  const auto reach = [&](const BodyMesh& mesh) {
    std::vector<SurfaceVertex> vertices(mesh.vertexCount());
    mesh.pose(joints, vertices);
    Eigen::Vector3f low = vertices.front().position;
    Eigen::Vector3f high = low;
    for (const SurfaceVertex& vertex : vertices) {
      low = low.cwiseMin(vertex.position);
      high = high.cwiseMax(vertex.position);
    }
    return std::pair(low, high);
  };
  EXPECT_LT((reach(shaded).first - reach(ghost).first).norm(), 0.006F);
  EXPECT_LT((reach(shaded).second - reach(ghost).second).norm(), 0.006F);
}

TEST(ClipTrack, LeavesTrailsOfTheJointsThatAreNamed) {
  PlacedClip placed;
  placed.clip = standingClip(60, 1.0);
  const ClipTrack track(placed);
  const auto count = [&](const std::vector<std::string>& joints) {
    ViewStyle style;
    style.trailJoints = joints;
    LineMesh lines;
    track.addTrails(40.0, style, {0.0F, 2.0F}, {}, lines);
    return lines.indices.size();
  };
  const std::size_t one = count({"Head"});
  EXPECT_GT(one, 0U);
  EXPECT_EQ(count({}), 3 * one);  // both hands and the right foot
  EXPECT_EQ(count({"Head", "Hips"}), 2 * one);
  EXPECT_EQ(count({"Tail", "Head"}), one);  // a name of another skeleton
}

TEST(BodyMesh, PaintsTheLeftSideDarker) {
  const auto clip = standingClip(1);
  const BodyMesh mesh(planBody(*clip), clip->parents);
  const Colour bone{0.8F, 0.7F, 0.5F, 1.0F};
  const std::vector<Colour> colours = mesh.colours(bone, 0.86F);
  int plain = 0;
  int left = 0;
  for (const Colour& colour : colours) {
    if (std::abs(colour.red - bone.red) < 1e-6F) ++plain;
    if (std::abs(colour.red - 0.86F * bone.red) < 1e-6F) ++left;
  }
  EXPECT_GT(plain, 500);
  EXPECT_GT(left, 300);
}

TEST(ClipTrack, StandsHalfWayBetweenTwoFrames) {
  PlacedClip placed;
  placed.clip = standingClip(60, 3.0);
  placed.startSeconds = 0.5;
  const ClipTrack track(placed);
  EXPECT_DOUBLE_EQ(track.frameAt(0.5 + 10.5 / 30.0), 10.5);
  EXPECT_DOUBLE_EQ(track.frameAt(0.0), 0.0);
  EXPECT_DOUBLE_EQ(track.frameAt(100.0), 59.0);
  JointPositions joints;
  track.pose(10.5, {}, joints);
  EXPECT_NEAR(joints[0].z(), 3.0F * 10.5F / 30.0F, 1e-5F);
  ViewStyle nearest;
  nearest.interpolation = FrameInterpolation::Nearest;
  track.pose(10.4, nearest, joints);
  EXPECT_NEAR(joints[0].z(), 1.0F, 1e-5F);
}

TEST(ClipTrack, TakesTheWayOverTheGroundOutInPlace) {
  PlacedClip placed;
  placed.clip = standingClip(60, 2.0);
  const ClipTrack track(placed);
  ViewStyle style;
  style.inPlace = true;
  JointPositions joints;
  track.pose(45.0, style, joints);
  EXPECT_NEAR(joints[0].z(), 0.0F, 1e-4F);
  EXPECT_NEAR(joints[0].y(), 0.95F, 1e-5F);
}

TEST(ClipTrack, FacesWhereTheFigureLooks) {
  PlacedClip placed;
  placed.clip = standingClip();
  EXPECT_NEAR(ClipTrack(placed).heading(), 0.0F, 1e-4F);
  placed.turnRadians = 1.0F;
  EXPECT_NEAR(ClipTrack(placed).heading(), 1.0F, 1e-4F);
}

TEST(ClipTrack, KnowsTheSpeedOfItsTrails) {
  PlacedClip placed;
  placed.clip = standingClip(60, 1.5);
  const std::array<float, 2> range = ClipTrack(placed).speedRange({});
  EXPECT_NEAR(range[0], 1.5F, 1e-3F);
  EXPECT_NEAR(range[1], 1.5F, 2e-3F);
}

}  // namespace
