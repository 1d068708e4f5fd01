// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/controls/register_controls.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/files.h"
#include "core/generators/class_wise/encoded_rows.h"
#include "core/generators/class_wise/oversampling.h"
#include "core/generators/representation_parameters.h"
#include "core/motion/bvh_writer.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/motion_clip.h"
#include "tests/core/generators/training.h"
#include "tests/support/simple_person.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::TemporaryFolder;
using testing::walkingPerson;
using testing::walks;

const GeneratorCatalogue& controls() {
  static const GeneratorCatalogue all = [] {
    GeneratorCatalogue generators;
    registerDuplicate(generators);
    registerJitter(generators);
    registerClassical(generators);
    registerSmote(generators);
    return generators;
  }();
  return all;
}

struct Trained {
  ParameterSet parameters;
  std::unique_ptr<Generator> generator;

  std::vector<SyntheticSample> sample(std::size_t count) const {
    NoProgress progress;
    return generator->sample("happy", 1, count, parameters, Random(4), progress);
  }
};

Trained train(const std::string& name, const Json& values, const TrainingData& data = walks()) {
  Trained result{ParameterSet(controls().find(name).parameters), controls().create(name)};
  result.parameters.apply(values);
  NoProgress progress;
  result.generator->fit(data, result.parameters, Random(2), progress);
  return result;
}

const TrainingClass& happy() {
  return walks().classes[1];
}

/// Lengths of all bones of a frame, file units, ascending.
std::vector<double> boneLengths(const MotionClip& clip, std::size_t frame) {
  const GlobalPose pose = forwardKinematics(clip.skeleton, clip.values.row(frame));
  std::vector<double> lengths;
  for (std::size_t j = 2; j < clip.skeleton.joints.size(); ++j) {  // below the hips
    const auto parent = static_cast<std::size_t>(clip.skeleton.joints[j].parent);
    lengths.push_back((pose.positions[j] - pose.positions[parent]).norm());
  }
  std::ranges::sort(lengths);
  return lengths;
}

/// Rows of the training clips and of samples in the representation of their class.
struct Rows {
  DoubleArray training;
  DoubleArray synthetic;
  std::size_t weighted = 0;
};

Rows rowsOf(const ParameterSet& parameters, const std::vector<SyntheticSample>& samples) {
  const auto representation = makeRepresentation(parameters);
  NoProgress progress;
  representation->fit(happy().samples, happy().ids, progress);
  TrainingClass drawn{"happy", {}, {}};
  for (const auto& sample : samples) {
    drawn.ids.push_back(sample.source);
    drawn.samples.push_back(sample.sample);
  }
  Rows rows;
  rows.training = encodeRows(*representation, happy(), progress).values;
  rows.synthetic = encodeRows(*representation, drawn, progress).values;
  rows.weighted = representation->weightedDimension();
  return rows;
}

}  // namespace

TEST(Oversampling, TakesEveryItemOnceInEachRound) {
  const Random order(7);
  std::map<std::size_t, int> counts;
  bool shuffled = false;
  for (std::size_t n = 1; n <= 50; ++n) {
    const std::size_t item = oversampledItem(n, 10, order);
    ++counts[item];
    shuffled = shuffled || item != (n - 1) % 10;
    if (n % 10 != 0) continue;
    EXPECT_EQ(counts.size(), 10u);
    for (const auto& [which, count] : counts) EXPECT_EQ(count, static_cast<int>(n / 10)) << which;
  }
  EXPECT_TRUE(shuffled);
}

TEST(Duplicate, WritesTheBytesOfATrainingClipEachAsOften) {
  const TemporaryFolder folder;
  const auto bytesOf = [&](const Sample& sample) {
    writeBvh(asMotion(sample), folder / "clip.bvh");
    return readFile(folder / "clip.bvh");
  };
  std::map<std::string, std::string> training;
  for (std::size_t i = 0; i < happy().samples.size(); ++i) {
    training["copy of " + happy().ids[i]] = bytesOf(*happy().samples[i]);
  }
  std::map<std::string, int> counts;
  for (const auto& sample : train("duplicate", Json::object()).sample(6)) {
    EXPECT_EQ(bytesOf(*sample.sample), training.at(sample.source)) << sample.source;
    ++counts[sample.source];
  }
  for (const auto& [source, count] : counts) EXPECT_EQ(count, 2) << source;
}

TEST(Duplicate, WarnsThatItsClipsAreCopies) {
  testing::Listener listener;
  const Trained copies = train("duplicate", Json::object());
  copies.generator->sample("happy", 1, 4, copies.parameters, Random(4), listener);
  EXPECT_TRUE(std::ranges::any_of(listener.notices, [](const Notice& notice) {
    return notice.message.find("copies of training clips") != std::string::npos &&
           !notice.advice.empty();
  }));
}

TEST(Classical, KeepsBoneLengthsAndTheFrameTime) {
  const auto samples = train("classical", {{"time-warp", 0.3}, {"rotation", 90.0}}).sample(12);
  const auto& original = asMotion(*happy().samples[0]);
  const auto expected = boneLengths(original, 0);
  for (const auto& sample : samples) {
    const MotionClip& clip = asMotion(*sample.sample);
    EXPECT_EQ(clip.frameTimeSeconds, original.frameTimeSeconds);
    for (const std::size_t frame : {std::size_t{0}, clip.frames() / 2, clip.frames() - 1}) {
      const auto lengths = boneLengths(clip, frame);
      for (std::size_t j = 0; j < lengths.size(); ++j) EXPECT_NEAR(lengths[j], expected[j], 1e-9);
    }
  }
}

TEST(Classical, WithEverythingOffIsTheTrainingClip) {
  const auto samples =
      train("classical", {{"mirror", 0.0}, {"tempo", 0.0}, {"time-warp", 0.0}, {"rotation", 0.0}})
          .sample(3);
  for (const auto& sample : samples) {
    const auto found = std::ranges::find(happy().ids, sample.source);
    ASSERT_NE(found, happy().ids.end()) << sample.source;
    const auto& original = *happy().samples[static_cast<std::size_t>(found - happy().ids.begin())];
    EXPECT_EQ(asMotion(*sample.sample).values, asMotion(original).values);
  }
}

TEST(Classical, AMirrorExchangesTheArms) {
  const Json mirror = {{"mirror", 1.0}, {"tempo", 0.0}, {"time-warp", 0.0}, {"rotation", 0.0}};
  const auto sample = train("classical", mirror).sample(1).front();
  const std::string id = sample.source.substr(0, sample.source.find(','));
  const auto item = std::ranges::find(happy().ids, id) - happy().ids.begin();
  const MotionClip& original = asMotion(*happy().samples[static_cast<std::size_t>(item)]);
  const MotionClip& clip = asMotion(*sample.sample);
  const auto left = static_cast<std::size_t>(clip.skeleton.find("LeftHand"));
  const auto right = static_cast<std::size_t>(clip.skeleton.find("RightHand"));
  for (std::size_t t = 0; t < clip.frames(); t += 10) {
    const auto seen = forwardKinematics(clip.skeleton, clip.values.row(t)).positions[left];
    const auto real = forwardKinematics(original.skeleton, original.values.row(t)).positions[right];
    EXPECT_NEAR(seen.x(), -real.x(), 1e-9);
    EXPECT_NEAR(seen.y(), real.y(), 1e-9);
    EXPECT_NEAR(seen.z(), real.z(), 1e-9);
  }
}

TEST(Classical, TempoAndWarpStretchTimeWithinTheirRange) {
  const Json settings = {{"mirror", 0.0}, {"tempo", 0.25}, {"time-warp", 0.2}, {"rotation", 0.0}};
  bool slower = false;
  bool faster = false;
  for (const auto& sample : train("classical", settings).sample(30)) {
    const std::string id = sample.source.substr(0, sample.source.find(','));
    const auto item = std::ranges::find(happy().ids, id) - happy().ids.begin();
    const MotionClip& original = asMotion(*happy().samples[static_cast<std::size_t>(item)]);
    const MotionClip& clip = asMotion(*sample.sample);
    const double ratio =
        static_cast<double>(clip.frames() - 1) / static_cast<double>(original.frames() - 1);
    EXPECT_GT(ratio, 1.0 / 1.25 - 0.01);
    EXPECT_LT(ratio, 1.25 + 0.01);
    slower = slower || ratio > 1.05;
    faster = faster || ratio < 0.95;
    const std::size_t last = clip.frames() - 1;
    for (std::size_t c = 0; c < clip.values.extent(1); ++c) {
      EXPECT_NEAR(clip.values(0, c), original.values(0, c), 1e-9);
      EXPECT_NEAR(clip.values(last, c), original.values(original.frames() - 1, c), 1e-9);
    }
  }
  EXPECT_TRUE(slower && faster);
}

TEST(Classical, ASkeletonThatCannotBeMirroredIsToldAndTheRestIsDone) {
  TrainingData data = walks();
  for (auto& one : data.classes) {
    for (auto& sample : one.samples) {
      auto clip = std::make_shared<MotionClip>(asMotion(*sample));
      clip->skeleton.joints[static_cast<std::size_t>(clip->skeleton.find("LeftArm"))].name = "Wing";
      sample = clip;
    }
  }
  const auto generator = controls().create("classical");
  const ParameterSet parameters(controls().find("classical").parameters);
  testing::Listener listener;
  generator->fit(data, parameters, Random(2), listener);
  EXPECT_TRUE(std::ranges::any_of(listener.notices, [](const Notice& notice) {
    return notice.message.find("not mirrored") != std::string::npos;
  }));
  const auto samples = generator->sample("happy", 1, 6, parameters, Random(4), listener);
  for (const auto& sample : samples) {
    EXPECT_EQ(sample.source.find("mirrored"), std::string::npos);
    EXPECT_NE(sample.source.find("tempo"), std::string::npos);
  }
}

// Same frames everywhere, so that decoding and encoding change nothing.
TEST(Smote, LiesOnSegmentsBetweenClipsOfTheClass) {
  const auto trained = train("smote", {{"frames", 60}, {"neighbours", 2}});
  const Rows rows = rowsOf(trained.parameters, trained.sample(12));
  const std::size_t n = rows.training.extent(0);
  for (std::size_t s = 0; s < rows.synthetic.extent(0); ++s) {
    double least = 1e9;
    double shareOfLeast = -1.0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (i == j) continue;
        double along = 0.0;
        double length = 0.0;
        for (std::size_t c = 0; c < rows.weighted; ++c) {
          const double way = rows.training(j, c) - rows.training(i, c);
          along += way * (rows.synthetic(s, c) - rows.training(i, c));
          length += way * way;
        }
        const double share = along / length;
        double away = 0.0;
        for (std::size_t c = 0; c < rows.weighted; ++c) {
          const double place =
              rows.training(i, c) + share * (rows.training(j, c) - rows.training(i, c));
          away += std::pow(rows.synthetic(s, c) - place, 2.0);
        }
        if (away / length < least) {
          least = away / length;
          shareOfLeast = share;
        }
      }
    }
    // Clips come out at their own length and are resampled once more: the distance from the
    // segment is that rounding, in shares of the segment's length.
    EXPECT_LT(std::sqrt(least), 0.02);
    EXPECT_GE(shareOfLeast, -0.02);
    EXPECT_LE(shareOfLeast, 1.02);
  }
}

TEST(Smote, OneNeighbourIsTheNearest) {
  const auto trained = train("smote", {{"neighbours", 1}});
  const Rows rows = rowsOf(trained.parameters, {});
  for (const auto& sample : trained.sample(9)) {
    const auto indexIn = [&](std::size_t from) {
      std::size_t found = 99;
      std::size_t place = std::string::npos;
      for (std::size_t i = 0; i < happy().ids.size(); ++i) {
        const std::size_t at = sample.source.find(happy().ids[i], from);
        if (at < place) {
          place = at;
          found = i;
        }
      }
      return found;
    };
    const std::size_t item = indexIn(0);
    const std::size_t other = indexIn(sample.source.find(" to "));
    const auto distance = [&](std::size_t j) {
      double sum = 0.0;
      for (std::size_t c = 0; c < rows.weighted; ++c) {
        sum += std::pow(rows.training(item, c) - rows.training(j, c), 2.0);
      }
      return sum;
    };
    for (std::size_t j = 0; j < happy().ids.size(); ++j) {
      if (j == item) continue;
      EXPECT_LE(distance(other), distance(j)) << sample.source;
    }
  }
}

// Raw channels: a row comes back as it was drawn, so that noise can be measured number by number.
TEST(Jitter, HasATenthOfTheTrainingSpreadAndNoneWhereNothingChanges) {
  TrainingData data = walks();
  for (auto& one : data.classes) {
    for (std::size_t i = 0; i < one.samples.size(); ++i) {
      one.samples[i] = walkingPerson({.frames = 20, .armDegrees = 20.0 + 10.0 * i, .phase = 0.4});
    }
  }
  const auto trained = train("jitter", {{"representation", "raw-channels"}}, data);
  const auto samples = trained.sample(900);
  const auto& training = data.classes[1].samples;
  const auto arm = static_cast<std::size_t>(
      asMotion(*training[0])
          .skeleton
          .joints[static_cast<std::size_t>(asMotion(*training[0]).skeleton.find("LeftArm"))]
          .firstChannel);
  const std::size_t frame = 7;
  for (const std::size_t channel : {arm, arm + 1, arm + 2}) {
    std::vector<double> clean;
    for (const auto& clip : training) clean.push_back(asMotion(*clip).values(frame, channel));
    double mean = 0.0;
    for (const double value : clean) mean += value / static_cast<double>(clean.size());
    double variance = 0.0;
    for (const double value : clean) {
      variance += (value - mean) * (value - mean) / static_cast<double>(clean.size());
    }
    double noise = 0.0;
    for (const auto& sample : samples) {
      const std::string id = sample.source.substr(0, sample.source.find(' '));
      const auto item = std::ranges::find(data.classes[1].ids, id) - data.classes[1].ids.begin();
      const double away =
          asMotion(*sample.sample).values(frame, channel) - clean[static_cast<std::size_t>(item)];
      noise += away * away / static_cast<double>(samples.size());
    }
    // Four standard errors of a variance: √(2 / 900) · 4 = 0.19.
    EXPECT_NEAR(noise, 0.01 * variance, 0.19 * 0.01 * variance + 1e-18) << channel;
  }
}

}  // namespace emoforge
