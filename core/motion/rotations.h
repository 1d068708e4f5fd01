// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <Eigen/Geometry>
#include <array>
#include <span>

#include "core/base/array.h"
#include "core/motion/skeleton.h"

namespace emoforge {

/// q · (rotation by `degrees` about coordinate axis 0, 1 or 2).
Eigen::Quaterniond turnedAbout(const Eigen::Quaterniond& q, int axis, double degrees);

/// Axes and angles in the order of multiplication: R = R_axes[0](angles[0]) · R_axes[1](…) · …,
/// each rotation about the axis that the ones before have turned (intrinsic). Axes are 0, 1, 2 for
/// X, Y, Z; any number of axes, any order, repeats allowed. Angles in degrees.
Eigen::Quaterniond eulerToQuaternion(std::span<const int> axes, std::span<const double> degrees);

/// Inverse of eulerToQuaternion. On entry `degrees` holds the angles of the frame before (0 for the
/// first): of all solutions the nearest to them is written, so that angles run on over ±180° and
/// through gimbal lock, where the free angle stays as near to the previous one as it can. With
/// fewer axes than the rotation needs the nearest rotation that they can make is written.
void quaternionToEuler(const Eigen::Quaterniond& rotation, std::span<const int> axes,
                       std::span<double> degrees);

/// Continuous 6-D representation (Zhou et al., CVPR 2019): the first two columns of the matrix, one
/// after the other.
std::array<double, 6> matrixToSixD(const Eigen::Matrix3d& rotation);
/// Gram–Schmidt on two columns of any length. Where they are zero or parallel the nearest
/// coordinate axis fills in, so the result is always a rotation.
Eigen::Matrix3d sixDToMatrix(std::span<const double, 6> sixD);
std::array<double, 6> quaternionToSixD(const Eigen::Quaterniond& rotation);
Eigen::Quaterniond sixDToQuaternion(std::span<const double, 6> sixD);

/// Rotation vector: axis times angle in radians, length ≤ π. Accurate near 0 and near π.
Eigen::Vector3d logMap(const Eigen::Quaterniond& rotation);
/// Inverse of logMap, for vectors of any length.
Eigen::Quaterniond expMap(const Eigen::Vector3d& rotationVector);

/// Shortest way from a (t = 0) to b (t = 1), unit length (Shoemake 1985).
Eigen::Quaterniond slerp(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b, double t);

/// Angle of the rotation between the two in radians, 0 … π: 2·acos|⟨a, b⟩| (Huynh 2009) in a form
/// that keeps small angles exact.
double geodesicAngle(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b);

/// q or −q, whichever lies on the side of `reference`.
Eigen::Quaterniond inHemisphereOf(const Eigen::Quaterniond& reference, const Eigen::Quaterniond& q);
/// Flips signs so that each lies on the side of the one before.
void alignHemispheres(std::span<Eigen::Quaterniond> rotations);

/// The part of a rotation that turns about a unit axis (swing–twist: rotation = swing · twist),
/// radians in (−π, π]. About the up axis this is the yaw. 0 where the rotation is a half turn about
/// a perpendicular axis.
double twistAngle(const Eigen::Quaterniond& rotation, const Eigen::Vector3d& unitAxis);
Eigen::Quaterniond aboutAxis(const Eigen::Vector3d& unitAxis, double radians);

/// Adds whole turns so that neighbours differ by at most 180°; steps of exactly 180° stay
/// (numpy.unwrap).
void unwrapDegrees(std::span<double> degrees);
/// The same for every rotation column of a frames × channels array of this skeleton.
void unwrapDegrees(const Skeleton& skeleton, DoubleArray& values);

inline constexpr double kPi = 3.14159265358979323846;
inline constexpr double kRadiansPerDegree = kPi / 180.0;

/// The same angle in (−π, π].
double wrapRadians(double radians);

}  // namespace emoforge
