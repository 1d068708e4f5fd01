// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/body_motion_demo.h"

#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/data/csv.h"
#include "core/data/index_csv.h"
#include "core/motion/bvh_reader.h"
#include "core/motion/demo/demo_skeleton.h"
#include "core/motion/foot_contacts.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/posed_clip.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryFolder;

constexpr double kMetresPerCentimetre = 0.01;
constexpr int kAllTakes = 88;  // eight actors, eleven takes

const BodyMotionTable& table() {
  return BodyMotionTable::builtIn();
}

/// A made clip with its joint positions in metres.
struct Seen {
  std::string label;
  PlannedClip plan;
  MadeClip made;
  DoubleArray positions;

  std::size_t frames() const { return positions.extent(0); }
  Eigen::Vector3d at(std::size_t frame, const char* joint) const {
    const auto j = static_cast<std::size_t>(made.take.clip.skeleton.find(joint));
    return Eigen::Vector3d(positions(frame, j, 0), positions(frame, j, 1), positions(frame, j, 2)) *
           kMetresPerCentimetre;
  }
  double speed() const {
    const double seconds = static_cast<double>(frames() - 1) * made.take.clip.frameTimeSeconds;
    return (at(frames() - 1, "Hips").z() - at(0, "Hips").z()) / seconds;
  }
};

/// Every clip of the default set with all takes, made once for all tests.
const std::vector<Seen>& allClips() {
  static const std::vector<Seen> clips = [] {
    const BodyMotionSet set = planBodyMotionSet(table(), "default", kAllTakes);
    std::vector<Seen> made(set.clips.size());
    parallelFor(made.size(), [&](std::size_t i) {
      const auto& plan = set.clips[i];
      made[i] = {
          table().classes()[plan.classIndex], plan, makeBodyMotionClip(table(), set, plan, 1), {}};
      made[i].positions = globalPositions(made[i].made.take.clip);
    });
    return made;
  }();
  return clips;
}

std::map<std::string, std::string> filesIn(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[entry.path().lexically_relative(folder).generic_string()] = readFile(entry.path());
  }
  return files;
}

void writeSet(const fs::path& folder, int perClass, const std::string& variant = "default",
              std::uint64_t seed = 1) {
  NoProgress progress;
  makeBodyMotionDemo()->write({folder, perClass, variant, seed}, progress);
}

/// Share of frames that skate (Karunratanakul 2023 with the numbers of facts/metrics.md 10): a toe
/// below 5 cm in two adjacent frames whose ground speed over five frames exceeds 0.5 m/s.
/// `every` 2 looks at 30 frames/s.
std::vector<bool> skatingFrames(const Seen& seen, std::size_t every) {
  const std::size_t frames = (seen.frames() + every - 1) / every;
  const double frameTime = seen.made.take.clip.frameTimeSeconds * static_cast<double>(every);
  const double low = 0.05 * seen.made.actor.stature / 1.75;
  std::vector<bool> skating(frames - 1, false);
  for (const char* toe : {"LeftToeBase", "RightToeBase"}) {
    std::vector<double> heights, speeds;
    for (std::size_t f = 0; f < frames; ++f) heights.push_back(seen.at(f * every, toe).y());
    for (std::size_t f = 0; f + 1 < frames; ++f) {
      Eigen::Vector3d step = seen.at((f + 1) * every, toe) - seen.at(f * every, toe);
      step.y() = 0.0;
      speeds.push_back(step.norm() / frameTime);
    }
    auto sorted = heights;
    std::ranges::sort(sorted);
    const double floor = sorted[static_cast<std::size_t>(0.02 * static_cast<double>(frames))];
    for (std::size_t f = 0; f + 1 < frames; ++f) {
      const auto from = speeds.begin() + static_cast<std::ptrdiff_t>(f < 2 ? 0 : f - 2);
      const auto to = speeds.begin() + static_cast<std::ptrdiff_t>(std::min(f + 3, frames - 1));
      const double speed = std::accumulate(from, to, 0.0) / static_cast<double>(to - from);
      const bool near = heights[f] - floor < low && heights[f + 1] - floor < low;
      if (near && speed > 0.5) skating[f] = true;
    }
  }
  return skating;
}

/// Accuracy in percent of a linear discriminant (pooled covariance) on the true parameters of the
/// walks, each actor predicted from the others.
double linearAccuracyOnTruth(const std::set<std::string>& classes) {
  std::vector<const Seen*> walks;
  for (const auto& seen : allClips()) {
    if (seen.plan.take == "walk" && classes.contains(seen.label)) walks.push_back(&seen);
  }
  const auto truth = [](const Seen& seen) {
    const auto& values = seen.made.traits.values;
    return Eigen::VectorXd(
        Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size())));
  };
  const auto size = truth(*walks[0]).size();
  int right = 0;
  for (int actor = 1; actor <= 8; ++actor) {
    std::map<std::string, Eigen::VectorXd> mean;
    std::map<std::string, double> count;
    for (const auto* walk : walks) {
      if (walk->plan.actor == actor) continue;
      auto& sum = mean.try_emplace(walk->label, Eigen::VectorXd::Zero(size)).first->second;
      sum += truth(*walk);
      count[walk->label] += 1.0;
    }
    for (auto& [label, sum] : mean) sum /= count[label];
    Eigen::MatrixXd scatter = Eigen::MatrixXd::Identity(size, size) * 1e-3;
    for (const auto* walk : walks) {
      if (walk->plan.actor == actor) continue;
      const Eigen::VectorXd off = truth(*walk) - mean[walk->label];
      scatter += off * off.transpose();
    }
    const Eigen::LDLT<Eigen::MatrixXd> solver(scatter);
    for (const auto* walk : walks) {
      if (walk->plan.actor != actor) continue;
      const auto distance = [&](const auto& entry) {
        const Eigen::VectorXd off = truth(*walk) - entry.second;
        return off.dot(solver.solve(off));
      };
      if (std::ranges::min_element(mean, {}, distance)->first == walk->label) ++right;
    }
  }
  return 100.0 * right / static_cast<double>(walks.size());
}

double degrees(double radians) {
  return radians * 180.0 / 3.14159265358979323846;
}

/// Flexion of the left knee and forward angle of the left thigh against the vertical, degrees.
struct LegAngles {
  double thigh, knee;
};
LegAngles leftLeg(const Seen& seen, std::size_t frame) {
  const Eigen::Vector3d thigh = seen.at(frame, "LeftLeg") - seen.at(frame, "LeftUpLeg");
  const Eigen::Vector3d shank = seen.at(frame, "LeftFoot") - seen.at(frame, "LeftLeg");
  const double straight = thigh.normalized().dot(shank.normalized());
  return {degrees(std::atan2(thigh.z(), -thigh.y())),
          degrees(std::acos(std::clamp(straight, -1.0, 1.0)))};
}

}  // namespace

// facts/demo_data.md, gait-speed-order
TEST(BodyMotionDemo, GaitSpeedsAreOrderedAsInTheStudies) {
  for (const int trials : {1, 6}) {
    std::map<std::string, double> mean;
    for (const auto& seen : allClips()) {
      if (seen.plan.take != "walk" || seen.plan.trial > trials) continue;
      mean[seen.label] += seen.speed() / (8.0 * trials);
    }
    for (const auto& [label, speed] : mean) {
      RecordProperty(label + " " + std::to_string(trials), std::to_string(speed));
    }
    EXPECT_LT(mean["sad"], mean["fearful"]);
    EXPECT_LT(mean["fearful"], mean["neutral"]);
    EXPECT_LT(mean["neutral"], mean["angry"]);
    EXPECT_GT(mean["angry"] / mean["sad"], 1.3);
    EXPECT_LT(mean["angry"] / mean["sad"], 1.7);
  }
}

// facts/demo_data.md, gait-learnable: a linear model on the true parameters is right in about 80 %
// of 4 classes and 75 % of 6. One set of eight actors has a standard error of about 5 points, so
// the limits are two of them around; the random forest on the motion follows with the classifiers.
TEST(BodyMotionDemo, ClassesCanBeLearntButNotPerfectly) {
  const double four = linearAccuracyOnTruth({"angry", "sad", "neutral", "proud"});
  const double six =
      linearAccuracyOnTruth({"neutral", "happy", "angry", "sad", "proud", "fearful"});
  RecordProperty("4 classes %", std::to_string(four));
  RecordProperty("6 classes %", std::to_string(six));
  EXPECT_NEAR(four, 80.0, 10.0);
  EXPECT_NEAR(six, 75.0, 10.0);
}

// facts/demo_data.md, gait-no-skate
TEST(BodyMotionDemo, FeetDoNotSkateByTheProgramsOwnMeasure) {
  double sum = 0.0;
  std::size_t walks = 0;
  for (const auto& seen : allClips()) {
    if (seen.plan.take != "walk") continue;
    sum += footSkate(toPosedClip(seen.made.take.clip)).ratio;
    ++walks;
  }
  RecordProperty("mean skate ratio of walks", std::to_string(sum / static_cast<double>(walks)));
  EXPECT_LT(sum / static_cast<double>(walks), 0.02);
}

TEST(BodyMotionDemo, FeetDoNotSkate) {
  for (const std::size_t every : {1, 2}) {
    std::size_t frames = 0, skating = 0;
    for (const auto& seen : allClips()) {
      const auto flags = skatingFrames(seen, every);
      const auto count = static_cast<std::size_t>(std::ranges::count(flags, true));
      if (seen.plan.take == "walk") {
        frames += flags.size();
        skating += count;
      } else {
        EXPECT_EQ(count, 0u) << seen.label << " " << seen.plan.take;
      }
    }
    const double share = static_cast<double>(skating) / static_cast<double>(frames);
    RecordProperty("skate ratio, every " + std::to_string(every), std::to_string(share));
    EXPECT_LT(share, 0.02);
  }
}

TEST(BodyMotionDemo, NothingSinksIntoTheFloorAndBonesKeepTheirLength) {
  double lowest = 1.0, drift = 0.0;
  for (const auto& seen : allClips()) {
    const auto& joints = seen.made.take.clip.skeleton.joints;
    for (std::size_t f = 0; f < seen.frames(); ++f) {
      for (std::size_t j = 0; j < joints.size(); ++j) {
        const auto place = [&](std::size_t k) {
          return Eigen::Vector3d(seen.positions(f, k, 0), seen.positions(f, k, 1),
                                 seen.positions(f, k, 2));
        };
        lowest = std::min(lowest, seen.positions(f, j, 1) * kMetresPerCentimetre);
        if (joints[j].parent < 0) continue;
        const double length = (place(j) - place(static_cast<std::size_t>(joints[j].parent))).norm();
        drift = std::max(drift, std::abs(length / joints[j].offset.norm() - 1.0));
      }
    }
  }
  RecordProperty("lowest joint m", std::to_string(lowest));
  EXPECT_GT(lowest, -0.005);
  EXPECT_LT(drift, 1e-6);
}

// A foot stands exactly where it stands: between foot flat and heel rise the ankle does not move.
TEST(BodyMotionDemo, StandingFeetDoNotMoveAtAll) {
  for (const auto& seen : allClips()) {
    if (seen.plan.take != "walk" || seen.plan.actor > 2) continue;
    std::size_t still = 0;
    for (std::size_t f = 0; f + 1 < seen.frames(); ++f) {
      if ((seen.at(f + 1, "LeftFoot") - seen.at(f, "LeftFoot")).norm() < 2e-5) ++still;
    }
    // foot flat lasts 0.11 to 0.65 of the stand, which is 0.6 of the stride
    EXPECT_GT(static_cast<double>(still) / static_cast<double>(seen.frames()), 0.25)
        << seen.label << " " << seen.made.actor.subject;
  }
}

// The base gait of facts/demo_data.md, section 1, in a neutral walk without any deviation: hip 30°
// flexion to 10° extension against the pelvis, tilted by 3°; knee 15 to 18° after the strike, 60°
// in swing, never backwards.
TEST(BodyMotionDemo, TheNeutralWalkRunsThroughTheBaseGait) {
  BodyMotionSet set = planBodyMotionSet(table(), "default", 1);
  set.traits.deviationShare = 0.0;
  Seen seen = {"neutral", set.clips[0], makeBodyMotionClip(table(), set, set.clips[0], 1), {}};
  seen.positions = globalPositions(seen.made.take.clip);
  const std::size_t stride = (seen.frames() - 1) / 4;
  const double tilt = 3.0;
  double flexion = -180.0, extension = 180.0, loading = 0.0, swing = 0.0, straightest = 180.0;
  for (std::size_t f = 0; f < stride; ++f) {
    const LegAngles leg = leftLeg(seen, f);
    flexion = std::max(flexion, leg.thigh + tilt);
    extension = std::min(extension, leg.thigh + tilt);
    straightest = std::min(straightest, leg.knee);
    swing = std::max(swing, leg.knee);
    if (f < stride / 4) loading = std::max(loading, leg.knee);
  }
  EXPECT_NEAR(flexion, 30.0, 4.0);
  EXPECT_NEAR(extension, -10.0, 4.0);
  EXPECT_NEAR(loading, 18.0, 4.0);
  EXPECT_NEAR(swing, 60.0, 5.0);
  EXPECT_GT(straightest, 1.0);
  EXPECT_NEAR(seen.speed(), 1.25, 0.02);
}

// facts/demo_data.md, content-not-class: the takes are the same in all classes, so that a guess
// from the take is right in one of six.
TEST(BodyMotionDemo, ContentTellsNothingAboutTheClass) {
  for (const int perClass : {1, 8, 13, 88, 100}) {
    std::map<std::size_t, std::vector<std::string>> contents;
    std::set<std::string> ids;
    for (const auto& plan : planBodyMotionSet(table(), "default", perClass).clips) {
      const std::string content = std::to_string(plan.actor) + plan.take + "_" +
                                  std::to_string(plan.trial) + "_" + std::to_string(plan.script);
      contents[plan.classIndex].push_back(content);
      ids.insert(std::to_string(plan.classIndex) + content);
    }
    ASSERT_EQ(contents.size(), 6u);
    for (const auto& [label, list] : contents) EXPECT_EQ(list, contents[0]);
    EXPECT_EQ(ids.size(), 6u * static_cast<std::size_t>(perClass)) << "no clip is planned twice";
  }
}

// facts/demo_data.md, determinism
TEST(BodyMotionDemo, OneSeedGivesOneSetAndMoreItemsChangeNone) {
  const TemporaryFolder folder;
  setThreadCount(1);
  writeSet(folder / "one", 2);
  setThreadCount(2);
  writeSet(folder / "two", 2);
  writeSet(folder / "more", 3);
  writeSet(folder / "other", 2, "default", 2);
  setThreadCount(0);
  const auto one = filesIn(folder / "one");
  EXPECT_EQ(one, filesIn(folder / "two"));
  const auto more = filesIn(folder / "more");
  const auto other = filesIn(folder / "other");
  int clips = 0;
  for (const auto& [name, contents] : one) {
    if (!name.ends_with(".bvh")) continue;
    ++clips;
    EXPECT_EQ(more.at(name), contents) << name;
    EXPECT_NE(other.at(name), contents) << name;
  }
  EXPECT_EQ(clips, 12);
}

TEST(BodyMotionDemo, WritesATableAndClipsThatReadBack) {
  const TemporaryFolder folder;
  writeSet(folder / "set", 0);
  std::vector<Notice> notices;
  const auto items = readIndex(folder / "set", notices);
  EXPECT_TRUE(notices.empty());
  ASSERT_EQ(items.size(), 48u);
  for (const char* column : {"subject", "session", "trial", "stimulus", "take", "intensity",
                             "valence", "arousal", "sex", "age", "handedness"}) {
    EXPECT_FALSE(items[0].column(column).empty()) << column;
  }
  EXPECT_EQ(items[0].column("source"), "procedural");
  const auto clip = readBvh(items[0].file, notices);
  EXPECT_EQ(clip.skeleton.movableCount(), kDemoJoints);
  EXPECT_EQ(clip.skeleton.joints[0].name, "Hips");
  EXPECT_NEAR(clip.frameTimeSeconds, 1.0 / 60.0, 1e-12);
  EXPECT_GE(clip.durationSeconds(), 3.0);
  EXPECT_LE(clip.durationSeconds(), 6.0);
  EXPECT_TRUE(notices.empty());
  const CsvTable truth = readCsv(folder / "set" / "truth.csv");
  EXPECT_EQ(truth.rows.size(), 48u);
  EXPECT_GE(truth.column("jerk_factor"), 0);
  EXPECT_NE(readFile(folder / "set" / "README.txt").find("NO EVIDENCE ABOUT PEOPLE"),
            std::string::npos);
}

TEST(BodyMotionDemo, SegmentsFollowDrillisAndContini) {
  const DemoBody body = makeDemoBody(1.8, table().numbers());
  const auto length = [&](const char* joint) {
    const auto& joints = body.skeleton.joints;
    return joints[static_cast<std::size_t>(body.skeleton.find(joint))].offset.norm() / 180.0;
  };
  EXPECT_NEAR(length("LeftLeg"), 0.245, 1e-6);
  EXPECT_NEAR(length("LeftFoot"), 0.246, 1e-6);
  EXPECT_NEAR(length("RightForeArm"), 0.186, 1e-6);
  EXPECT_NEAR(length("RightHand"), 0.146, 1e-6);
  EXPECT_NEAR(length("RightFingers") + length("RightFingers_end"), 0.108, 1e-6);
  EXPECT_NEAR(2.0 * body.hipOffset.x() / 1.8, 0.191, 1e-6);
}

TEST(BodyMotionDemo, TheEasyVariantHalvesEveryDeviation) {
  const auto standard = planBodyMotionSet(table(), "default", 1);
  const auto easy = planBodyMotionSet(table(), "easy", 1);
  const Random random(5);
  const DemoActor usual = drawActor(table(), standard.traits, 3, random);
  const DemoActor calm = drawActor(table(), easy.traits, 3, random);
  for (std::size_t p = 0; p < usual.deviations.size(); ++p) {
    EXPECT_NEAR(calm.deviations[p], 0.5 * usual.deviations[p], 1e-12);
  }
  EXPECT_NEAR(std::log(calm.style), 0.5 * std::log(usual.style), 1e-12);
}

// Eight actors cover the distribution of expressiveness: one in each eighth of the log-normal,
// whose quartiles are exp(±0.3 · 0.67449), scipy.stats.norm.ppf(0.75) = 0.67449.
TEST(BodyMotionDemo, ABlockOfActorsIsNeitherAllWeakNorAllStrong) {
  const auto traits = planBodyMotionSet(table(), "default", 1).traits;
  for (const std::uint64_t seed : {1, 2, 3}) {
    int below = 0, above = 0;
    for (int number = 9; number <= 16; ++number) {
      const double style = drawActor(table(), traits, number, Random(seed)).style;
      if (style < std::exp(-0.3 * 0.67449)) ++below;
      if (style > std::exp(0.3 * 0.67449)) ++above;
    }
    EXPECT_EQ(below, 2);
    EXPECT_EQ(above, 2);
  }
}

TEST(BodyMotionDemo, TheLeakyVariantHoldsThePlantedLeaks) {
  const TemporaryFolder folder;
  writeSet(folder / "set", 8, "leaky");
  std::vector<Notice> notices;
  const auto items = readIndex(folder / "set", notices);
  std::map<std::string, std::set<std::string>> sidesOfSubject, sidesOfScript;
  for (const auto& item : items) {
    sidesOfSubject[std::string(item.column("subject"))].emplace(item.column("split"));
    sidesOfScript[std::string(item.column("stimulus"))].emplace(item.column("split"));
  }
  const auto onBoth = [](const auto& sides) {
    return std::ranges::count_if(sides, [](const auto& s) { return s.second.size() == 2; });
  };
  EXPECT_EQ(onBoth(sidesOfSubject), 1);
  EXPECT_EQ(onBoth(sidesOfScript), 1);
  const auto contents = filesIn(folder / "set");
  EXPECT_EQ(contents.at("sad/actor-08_walk_1.bvh"), contents.at("sad/actor-01_walk_1.bvh"));
  EXPECT_NE(contents.at("sad/actor-07_walk_1.bvh"), contents.at("sad/actor-02_walk_1.bvh"));
}

TEST(BodyMotionDemo, TheShiftedVariantHasOtherPeopleAndAnotherSensor) {
  const TemporaryFolder folder;
  writeSet(folder / "set", 1, "shifted");
  std::vector<Notice> notices;
  const auto items = readIndex(folder / "set", notices);
  EXPECT_EQ(items[0].column("subject"), "actor-201");
  EXPECT_NEAR(readBvh(items[0].file, notices).frameTimeSeconds, 1.0 / 30.0, 1e-12);
}

TEST(BodyMotionDemo, RefusesUnknownVariantsAndEmptyClasses) {
  const TemporaryFolder folder;
  EXPECT_THROW(writeSet(folder / "set", 1, "nice"), Error);
  EXPECT_THROW(writeSet(folder / "set", -3), Error);
  EXPECT_FALSE(fs::exists(folder / "set"));
}

TEST(BodyMotionDemo, StopsSoonWhenCancelledAndLeavesNothing) {
  class Impatient : public Progress {
   public:
    bool cancelled() const override { return stageFraction() > 0.0; }
  };
  const TemporaryFolder folder;
  Impatient progress;
  progress.begin({{"demo", 1.0}});
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THROW(makeBodyMotionDemo()->write({folder / "set", 80, "default", 1}, progress),
               Cancelled);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(500));
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(BodyMotionDemo, EveryNumberOfTheTableNeedsItsSourceMark) {
  EXPECT_THROW(DemoNumbers(Json::parse(R"({"gait": {"step": 3}})")), Error);
  EXPECT_THROW(DemoNumbers(Json::parse(R"({"gait": {"step": [3, "X"]}})")), Error);
  EXPECT_EQ(DemoNumbers(Json::parse(R"({"gait": {"step": [3, "C"]}})"))("gait.step"), 3.0);
}

}  // namespace emoforge
