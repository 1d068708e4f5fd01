// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/rotations.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/base/random.h"

namespace emoforge {
namespace {

using Eigen::Quaterniond;
using Eigen::Vector3d;

void expectSameRotation(const Quaterniond& a, const Quaterniond& b, double tolerance = 1e-13) {
  EXPECT_LT(geodesicAngle(a, b), tolerance)
      << a.coeffs().transpose() << " and " << b.coeffs().transpose();
}

Quaterniond randomRotation(Random& random) {
  return Quaterniond(random.normal(), random.normal(), random.normal(), random.normal())
      .normalized();
}

Quaterniond fromEuler(std::vector<int> axes, std::vector<double> degrees) {
  return eulerToQuaternion(axes, degrees);
}

}  // namespace

// scipy.spatial.transform.Rotation.from_euler("ZXY", [10, 20, 30], degrees=True).as_quat(), capital
// letters: intrinsic; written here as w, x, y, z.
TEST(Rotations, EulerAnglesOfAnyOrderAgreeWithSciPy) {
  expectSameRotation(fromEuler({2, 0, 1}, {10, 20, 30}), {0.943714364147489, 0.14487812541736914,
                                                          0.2685358227515692, 0.12767944069578063});
  expectSameRotation(
      fromEuler({1, 0, 2}, {-100, 50, 170}),
      {-0.2717386786692793, -0.6679539421166291, -0.33112985328316397, 0.6085627675027444});
  expectSameRotation(
      fromEuler({2, 1, 2}, {15, 40, -70}),
      {0.8335175344947354, -0.23106545963812636, 0.252163700406566, -0.43390176451508783});
  expectSameRotation(fromEuler({0, 1}, {33, -21}), {0.9427642097783206, 0.2792594815036002,
                                                    -0.17473101823594667, -0.051757685589952744});
}

TEST(Rotations, EveryOrderOfOneTwoOrThreeAxesComesBack) {
  Random random(7);
  std::vector<std::vector<int>> orders{{}};
  for (int length = 1; length <= 3; ++length) {
    for (int code = 0; code < std::pow(3, length); ++code) {
      std::vector<int> axes;
      for (int k = 0, rest = code; k < length; ++k, rest /= 3) axes.push_back(rest % 3);
      orders.push_back(axes);
    }
  }
  ASSERT_EQ(orders.size(), 40u);
  for (const auto& axes : orders) {
    for (int trial = 0; trial < 50; ++trial) {
      std::vector<double> angles;
      for (std::size_t k = 0; k < axes.size(); ++k) angles.push_back(random.uniform(-400, 400));
      const Quaterniond q = eulerToQuaternion(axes, angles);
      std::vector<double> fresh(axes.size(), 0.0);
      quaternionToEuler(q, axes, fresh);
      expectSameRotation(eulerToQuaternion(axes, fresh), q, 1e-12);
      // Started nearby, the very angles are found again, whole turns included.
      std::vector<double> back = angles;
      for (double& angle : back) angle += random.uniform(-1e-4, 1e-4);
      quaternionToEuler(q, axes, back);
      for (std::size_t k = 0; k < axes.size(); ++k) EXPECT_NEAR(back[k], angles[k], 1e-3);
    }
  }
}

TEST(Rotations, AnglesRunOnThroughGimbalLock) {
  const std::vector<int> axes{2, 0, 1};
  std::vector<double> angles{30.0, 0.0, -50.0};
  for (double tilt = 0.0; tilt <= 180.0; tilt += 0.5) {
    const std::vector<double> before = angles;
    const Quaterniond q = fromEuler(axes, {30.0, tilt, -50.0});
    quaternionToEuler(q, axes, angles);
    expectSameRotation(eulerToQuaternion(axes, angles), q, 1e-9);
    for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(angles[k], before[k], 0.5 + 1e-6) << tilt;
  }
  EXPECT_NEAR(angles[1], 180.0, 1e-6);
}

TEST(Rotations, TooFewAxesGiveTheNearestRotation) {
  Random random(3);
  const std::vector<int> axes{0, 1};
  for (int trial = 0; trial < 20; ++trial) {
    const Quaterniond q = randomRotation(random);
    std::vector<double> found{0, 0};
    quaternionToEuler(q, axes, found);
    const double best = geodesicAngle(eulerToQuaternion(axes, found), q);
    for (double a = -180; a < 180; a += 7) {
      for (double b = -180; b < 180; b += 7) {
        EXPECT_LE(best, geodesicAngle(fromEuler(axes, {a, b}), q) + 1e-12);
      }
    }
  }
}

// scipy: Rotation.from_euler("ZXY", [10, 20, 30], degrees=True).as_rotvec() and .as_matrix()[:,
// :2].T
TEST(Rotations, LogMapAndSixNumbersAgreeWithSciPy) {
  const Quaterniond q = fromEuler({2, 0, 1}, {10, 20, 30});
  const Vector3d expected(0.29531804657711536, 0.5473805958112181, 0.2602604285892844);
  EXPECT_LT((logMap(q) - expected).norm(), 1e-14);
  EXPECT_LT((logMap(Quaterniond(-q.coeffs())) - expected).norm(), 1e-14);
  const double columns[] = {0.8231729446455008,  0.3187957775971678, -0.46984631039295416,
                            -0.1631759111665348, 0.9254165783983233, 0.3420201433256686};
  const auto sixD = quaternionToSixD(q);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(sixD[i], columns[i], 1e-15);
  expectSameRotation(sixDToQuaternion(sixD), q);
}

TEST(Rotations, LogMapIsAccurateNearZeroAndNearHalfATurn) {
  const Vector3d axis = Vector3d(1, -2, 2) / 3.0;
  for (const double angle :
       {0.0, 1e-300, 1e-12, 1e-5, 9.9e-5, 1.01e-4, 2e-4, 1.0, kPi - 1e-5, kPi - 1e-12}) {
    const Vector3d back = logMap(expMap(angle * axis));
    EXPECT_LE((back - angle * axis).norm(), 4e-16 * std::max(angle, 1e-290)) << angle;
  }
  EXPECT_NEAR(logMap(expMap(kPi * axis)).norm(), kPi, 1e-15);
  EXPECT_NEAR(logMap(expMap(5.0 * axis)).norm(), 2 * kPi - 5.0, 4e-15);
}

TEST(Rotations, GramSchmidtMakesARotationOfAnySixNumbers) {
  const std::array<double, 6> scaled{2, 0, 0, 5, 3, 0};
  EXPECT_LT((sixDToMatrix(scaled) - Eigen::Matrix3d::Identity()).norm(), 1e-15);
  for (const auto& odd : std::vector<std::array<double, 6>>{
           {0, 0, 0, 0, 0, 0}, {1, 1, 0, 2, 2, 0}, {0, 0, 0, 1, 0, 0}}) {
    const Eigen::Matrix3d m = sixDToMatrix(odd);
    EXPECT_LT((m.transpose() * m - Eigen::Matrix3d::Identity()).norm(), 1e-14);
    EXPECT_NEAR(m.determinant(), 1.0, 1e-14);
  }
}

// scipy.spatial.transform.Slerp between ZXY (10, 20, 30) and XYZ (-40, 5, 60) at 0.3;
// (a.inv() * b).magnitude()
TEST(Rotations, SlerpAndGeodesicAngleAgreeWithSciPy) {
  const Quaterniond a = fromEuler({2, 0, 1}, {10, 20, 30});
  const Quaterniond b = fromEuler({0, 1, 2}, {-40, 5, 60});
  EXPECT_NEAR(geodesicAngle(a, b), 1.1168433392164014, 1e-14);
  EXPECT_NEAR(geodesicAngle(a, Quaterniond(-b.coeffs())), 1.1168433392164014, 1e-14);
  expectSameRotation(
      slerp(a, Quaterniond(-b.coeffs()), 0.3),
      {0.936836084664264, 0.01750686580806879, 0.2580422319017184, 0.23546946017624015});
  expectSameRotation(slerp(fromEuler({1}, {10}), fromEuler({1}, {70}), 0.5), fromEuler({1}, {40}));
  EXPECT_NEAR(geodesicAngle(a, a * fromEuler({2}, {1e-7})), 1e-7 * kRadiansPerDegree, 1e-16);
}

TEST(Rotations, YawIsTheTurnAboutTheUpAxis) {
  const Vector3d up = Vector3d::UnitY();
  EXPECT_NEAR(twistAngle(fromEuler({1}, {200}), up), -160 * kRadiansPerDegree, 1e-14);
  // A tilt about a horizontal axis after the yaw leaves the yaw alone.
  EXPECT_NEAR(twistAngle(fromEuler({0, 1}, {60, 35}), up), 35 * kRadiansPerDegree, 1e-14);
  EXPECT_EQ(twistAngle(fromEuler({0}, {180}), up), 0.0);
}

// numpy.unwrap([170, -170, 10, 190, 750], period=360)
TEST(Rotations, UnwrappingAddsWholeTurns) {
  std::vector<double> angles{170, -170, 10, 190, 750};
  unwrapDegrees(angles);
  EXPECT_EQ(angles, (std::vector<double>{170, 190, 370, 550, 390}));
}

}  // namespace emoforge
