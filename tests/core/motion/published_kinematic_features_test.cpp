// SPDX-License-Identifier: GPL-3.0-or-later
// Against NumPy, SciPy and scikit-learn:
// def clip(n,T): return np.array([[((t*37+c*11+n*53+t*t*7*(c+1))%101)/10 for c in range(6)]
//     for t in range(T)])
// def pad(x,T): return np.vstack([x,np.zeros((T-len(x),x.shape[1]))])
// def feats(x,dt=1/30):
//     T=len(x); v=np.diff(x,axis=0)/dt; a=np.diff(v,axis=0)/dt; j=np.diff(a,axis=0)/dt
//     w=np.concatenate([np.cross(v[:-1,k:k+3],v[1:,k:k+3]) for k in (0,3)],axis=1)
//     path=np.sum(np.linalg.norm(np.diff(x,axis=0),axis=1))
//     return np.concatenate([pad(v,T).mean(0),pad(a,T).mean(0),pad(j,T).mean(0),pad(w,T).mean(0),
//         x.max(0)-x.min(0),[path],np.abs(np.fft.fft(x,axis=0)).mean(0)])
#include "core/motion/features/published_kinematic_features.h"

#include <memory>

#include "tests/core/motion/motion_test_support.h"

namespace emoforge {
namespace {

SamplePtr formulaClip(std::size_t n, std::size_t frames, const char* hips = "Hips") {
  Skeleton skeleton;
  testing::addJoint(skeleton, hips, -1, {0, 0, 0}, "ZXY", true);
  testing::addJoint(skeleton, "Hips_end", 0, {0, 1, 0}, "");
  auto clip = std::make_shared<MotionClip>(testing::clipOf(std::move(skeleton), frames, 1.0 / 120));
  for (std::size_t t = 0; t < frames; ++t) {
    for (std::size_t c = 0; c < 6; ++c) {
      clip->values(t, c) =
          static_cast<double>((t * 37 + c * 11 + n * 53 + t * t * 7 * (c + 1)) % 101) / 10.0;
    }
  }
  return clip;
}

void expectNear(std::span<const double> actual, const std::vector<double>& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(actual[i], expected[i], 1e-7) << "column " << i;
  }
}

// feats(pad(clip(0,7),9)); the clip's own 120 frames/s are not looked at, as published
TEST(PublishedKinematicFeatures, AreThoseOfTheScripts) {
  const auto features = publishedKinematicFeaturesEntry().create();
  const std::vector<SamplePtr> training{formulaClip(0, 7), formulaClip(1, 9)};
  const std::vector<std::string> ids{"a", "b"};
  features->fit(training, ids);
  EXPECT_EQ(features->names().size(), 37U);
  EXPECT_EQ(features->names().front(), "velocity/Hips/Xposition");
  EXPECT_EQ(features->names()[30], "path");
  std::vector<double> row(37);
  features->extract(*training[0], row);
  expectNear(row, {0.0,         -11.0 / 3.0, -22.0 / 3.0, -11.0,       -44.0 / 3.0, -55.0 / 3.0,
                   -440.0,      -510.0,      -580.0,      -650.0,      290.0,       220.0,
                   47100.0,     30900.0,     45000.0,     59100.0,     -17700.0,    -3600.0,
                   5268.0,      -5587.0,     5066.0,      218.0,       3806.0,      -13821.0,
                   7.3,         8.0,         9.1,         9.8,         9.4,         9.5,
                   79.12403668, 11.43305396, 9.94487915,  11.94097032, 13.22673764, 11.95982044,
                   13.64364198});
  EXPECT_THROW(features->extract(*formulaClip(0, 7, "Pelvis"), row), Error);
}

// C=[clip(n,[7,9,5,8][n]) for n in range(4)]; M=np.array([pad(c,9).ravel() for c in C])
// M=gaussian_filter(StandardScaler().fit_transform(M),sigma=(3,0)); feats(M[1].reshape(9,6))
TEST(PublishedKinematicFeatures, OfAClassAreScaledAndSmoothedAcrossItsClips) {
  std::vector<SamplePtr> clips;
  const std::size_t frames[] = {7, 9, 5, 8};
  for (std::size_t n = 0; n < 4; ++n) clips.push_back(formulaClip(n, frames[n]));
  const DoubleArray rows = publishedFeaturesOfClass(clips);
  ASSERT_EQ(rows.extent(0), 4U);
  expectNear(
      rows.row(1),
      {0.0877555,    0.0877555,    0.0877555,     0.0877555,  -0.03280779, 0.00302252,  -1.12316813,
       -2.45231475,  -0.05100698,  -0.01480054,   6.1052328,  6.07096478,  402.8948572, 105.0464454,
       256.42597074, 471.81024516, -100.92243071, 94.974527,  0.05562755,  -0.32947051, -0.13596123,
       0.24429943,   0.22469746,   -0.37149667,   0.03923933, 0.03616899,  0.03656243,  0.04899957,
       0.03630653,   0.04720821,   0.47944415,    0.04265096, 0.03389318,  0.03845272,  0.04103906,
       0.04411733,   0.04841225});
  clips.push_back(formulaClip(0, 7, "Pelvis"));
  EXPECT_THROW(publishedFeaturesOfClass(clips), Error);
}

}  // namespace
}  // namespace emoforge
