// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/orbit_camera.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <cmath>
#include <numbers>

using namespace emoforge;

namespace {

/// Pinhole projection written out: −1 … 1, y up.
Eigen::Vector2f project(const OrbitCamera& camera, const Eigen::Vector3f& point, float aspect) {
  const Eigen::Vector3f away = point - camera.eye();
  const float depth = away.dot(camera.forward());
  const float half = depth * std::tan(camera.fieldOfView / 2.0F);
  return {away.dot(camera.right()) / (half * aspect), away.dot(camera.up()) / half};
}

TEST(OrbitCamera, KeepsThePointUnderThePointerWhileZooming) {
  OrbitCamera camera;
  camera.turn(0.4F, 0.3F);
  const float aspect = 1.6F;
  const Eigen::Vector3f point = camera.target + 0.3F * camera.right() - 0.2F * camera.up();
  const Eigen::Vector2f pointer = project(camera, point, aspect);
  camera.zoomAbout(pointer.x(), pointer.y(), aspect, 0.7F);
  EXPECT_LT((project(camera, point, aspect) - pointer).norm(), 1e-4F);
}

TEST(OrbitCamera, PansAsFarAsThePointerMoves) {
  OrbitCamera camera;
  const float height = 720.0F;
  const float aspect = 1280.0F / 720.0F;
  const Eigen::Vector3f point = camera.target;
  camera.pan(64.0F, -36.0F, height);
  const Eigen::Vector2f now = project(camera, point, aspect);
  EXPECT_NEAR(now.x() * 1280.0F / 2.0F, 64.0F, 0.5F);
  EXPECT_NEAR(now.y() * 720.0F / 2.0F, 36.0F, 0.5F);
}

TEST(OrbitCamera, LooksAtTheFaceFromTheFrontAndAtTheRightOrLeftFromTheSide) {
  OrbitCamera camera;
  camera.look(CameraPreset::Front, 0.0F);
  EXPECT_GT(camera.eye().z(), camera.target.z() + 0.9F * camera.distance);
  camera.look(CameraPreset::Front, std::numbers::pi_v<float> / 2.0F);
  EXPECT_GT(camera.eye().x(), camera.target.x() + 0.9F * camera.distance);
  camera.look(CameraPreset::Side, 0.0F);
  EXPECT_GT(std::abs(camera.eye().x() - camera.target.x()), 0.9F * camera.distance);
  camera.look(CameraPreset::Top, 0.0F);
  EXPECT_GT(camera.eye().y(), camera.target.y() + 0.99F * camera.distance);
}

TEST(OrbitCamera, StaysUprightAboveTheGround) {
  OrbitCamera camera;
  for (int i = 0; i < 100; ++i) camera.turn(0.3F, 0.2F);
  EXPECT_GT(camera.up().y(), 0.0F);
  for (int i = 0; i < 100; ++i) camera.turn(0.3F, -0.2F);
  EXPECT_GT(camera.up().y(), 0.9F);
}

}  // namespace
