// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/orbit_camera.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace emoforge {
namespace {
constexpr float nearestMetres = 0.2F;
constexpr float farthestMetres = 80.0F;
constexpr float lowestPitch = -0.3F;
constexpr float highestPitch = 1.5698F;
}  // namespace

Eigen::Vector3f OrbitCamera::forward() const {
  return {-std::sin(yaw) * std::cos(pitch), -std::sin(pitch), -std::cos(yaw) * std::cos(pitch)};
}

Eigen::Vector3f OrbitCamera::eye() const {
  return target - distance * forward();
}

Eigen::Vector3f OrbitCamera::right() const {
  return {std::cos(yaw), 0.0F, -std::sin(yaw)};
}

Eigen::Vector3f OrbitCamera::up() const {
  return right().cross(forward());
}

float OrbitCamera::metresPerPixel(float viewHeight) const {
  return 2.0F * distance * std::tan(fieldOfView / 2.0F) / std::max(1.0F, viewHeight);
}

void OrbitCamera::turn(float yawChange, float pitchChange) {
  yaw = std::remainder(yaw + yawChange, 2.0F * std::numbers::pi_v<float>);
  pitch = std::clamp(pitch + pitchChange, lowestPitch, highestPitch);
}

void OrbitCamera::pan(float dx, float dy, float viewHeight) {
  const float scale = metresPerPixel(viewHeight);
  target += (-dx * right() + dy * up()) * scale;
}

void OrbitCamera::zoomAbout(float x, float y, float aspect, float factor) {
  const float wanted = std::clamp(distance * factor, nearestMetres, farthestMetres);
  const float applied = wanted / distance;
  const float half = distance * std::tan(fieldOfView / 2.0F);
  const Eigen::Vector3f pointer = target + right() * (x * half * aspect) + up() * (y * half);
  target = pointer + (target - pointer) * applied;
  distance = wanted;
}

void OrbitCamera::frame(const Eigen::Vector3f& centre, float radius, float aspect, float share) {
  target = centre;
  const float half = std::tan(fieldOfView / 2.0F) * std::min(1.0F, aspect);
  distance = std::clamp(std::max(radius, 0.05F) / (half * share), nearestMetres, farthestMetres);
}

void OrbitCamera::look(CameraPreset preset, float heading) {
  switch (preset) {
    case CameraPreset::Front:
      yaw = heading;
      pitch = 0.05F;
      break;
    case CameraPreset::Side:
      yaw = heading + std::numbers::pi_v<float> / 2.0F;
      pitch = 0.05F;
      break;
    case CameraPreset::Top:
      yaw = heading;
      pitch = highestPitch;
      break;
    case CameraPreset::Free:
      yaw = heading + 0.85F;
      pitch = 0.15F;
      break;
  }
  turn(0.0F, 0.0F);
}

}  // namespace emoforge
