// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/body_motion_demo.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_in_progress.h"
#include "core/base/parallel.h"
#include "core/data/csv.h"
#include "core/data/index_csv.h"
#include "core/motion/bvh_writer.h"
#include "core/motion/demo/gesture_synthesis.h"
#include "core/motion/demo/startle_synthesis.h"
#include "core/motion/demo/stratified_draw.h"
#include "core/motion/mirroring.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kReadme =
    R"(PROCEDURAL DEMO DATA: NO EVIDENCE ABOUT PEOPLE

Emotional body motion made by EmoForge from a table of numbers (resources/demo/body-motion.json).
Nobody was recorded. Directions of the differences between classes follow published studies, which
the table names; most sizes are chosen. Use the set to learn the program and to test it; never
report results on it as findings about emotion.

index.csv   one row for each clip: class, actor, take, intensity, valence, arousal, ...
truth.csv   the parameters behind each clip. For checking methods, not for training.
*/*.bvh     motion: 24 joints, centimetres, y up, walking along +z.
            A walk lasts four strides, from one heel strike of the left foot to another.

Variant: {}   Seed: {}   Clips per class: {}
)";

constexpr const char* kStartleReadme =
    R"(
Takes: startles only. A standing person is startled at the frame stimulus_frame of truth.csv.
)";

GestureKind gestureOf(const std::string& take) {
  static const std::map<std::string, GestureKind> kinds = {{"wave", GestureKind::Wave},
                                                           {"knock", GestureKind::Knock},
                                                           {"point", GestureKind::Point},
                                                           {"bow", GestureKind::Bow},
                                                           {"idle", GestureKind::Idle}};
  const auto found = kinds.find(take);
  if (found != kinds.end()) return found->second;
  throw Error(ErrorKind::Failure, "The demo table names a take that cannot be made.",
              {.item = take});
}

/// The same performance as somebody might record it a second time: cut a little later, not quite
/// the same numbers.
void blur(MotionClip& clip, Random random) {
  constexpr std::size_t kCut = 3;
  constexpr double kDeviation = 0.05;
  const std::size_t channels = clip.values.extent(1);
  auto& values = clip.values.values();
  std::vector<double> kept(values.begin() + static_cast<std::ptrdiff_t>(kCut * channels),
                           values.end());
  for (double& value : kept) value = std::round((value + random.normal(0, kDeviation)) * 1e4) / 1e4;
  const std::size_t frames = kept.size() / channels;
  clip.values = DoubleArray({frames, channels}, std::move(kept));
}

std::string number(double value) {
  return fmt::format("{:.4f}", value);
}

Item itemOf(const BodyMotionTable& table, const PlannedClip& plan, const MadeClip& made,
            const DemoActor& named, const fs::path& folder) {
  Item item;
  item.label = table.classes()[plan.classIndex];
  item.id = fmt::format("{}/{}_{}_{}", item.label, named.subject, plan.take, plan.trial);
  item.file = folder / (item.id + ".bvh");
  item.columns = {{"subject", named.subject},
                  {"session", fmt::format("session-{}", plan.session)},
                  {"trial", fmt::format("{}", plan.trial)},
                  {"stimulus", fmt::format("script-{}", plan.script)},
                  {"take", plan.take},
                  {"intensity", fmt::format("{:.3f}", made.traits.intensity)},
                  {"valence", fmt::format("{:.3f}", made.traits.valence)},
                  {"arousal", fmt::format("{:.3f}", made.traits.arousal)},
                  {"sex", named.sex},
                  {"age", fmt::format("{}", named.age)},
                  {"handedness", named.leftHanded ? "left" : "right"},
                  {"source", "procedural"}};
  if (!plan.split.empty()) item.columns["split"] = plan.split;
  return item;
}

const std::vector<std::string> kStartleHeader = {
    "stimulus_frame", "rise_s",       "neck_degrees",     "shoulder_m",       "elbow_degrees",
    "trunk_degrees",  "knee_degrees", "neck_onset_s",     "shoulder_onset_s", "elbow_onset_s",
    "trunk_onset_s",  "knee_onset_s", "orienting_degrees"};

std::vector<std::string> startleRow(const StartleTruth& truth) {
  std::vector<std::string> row = {fmt::format("{}", truth.stimulusFrame)};
  for (const double value :
       {truth.riseSeconds, truth.neckDegrees, truth.shoulderMetres, truth.elbowDegrees,
        truth.trunkDegrees, truth.kneeDegrees, truth.neckOnset, truth.shoulderOnset,
        truth.elbowOnset, truth.trunkOnset, truth.kneeOnset, truth.orientingDegrees}) {
    row.push_back(number(value));
  }
  return row;
}

std::vector<std::string> truthHeader(const BodyMotionTable& table, const std::string& takes) {
  std::vector<std::string> row = {"id",        "label",         "mover",        "stature_m",
                                  "style",     "asymmetry",     "turnout",      "abduction",
                                  "intensity", "step_length_m", "stride_factor"};
  for (const auto& parameter : table.parameters()) row.push_back(parameter.name);
  row.emplace_back("planted");
  if (takes == "startle") row.insert(row.end(), kStartleHeader.begin(), kStartleHeader.end());
  return row;
}

std::vector<std::string> truthRow(const Item& item, const PlannedClip& plan, const MadeClip& made) {
  const DemoActor& actor = made.actor;
  std::vector<std::string> row = {item.id,
                                  item.label,
                                  actor.subject,
                                  number(actor.stature),
                                  number(actor.style),
                                  number(actor.asymmetry),
                                  number(actor.turnout),
                                  number(actor.abduction),
                                  number(made.traits.intensity),
                                  number(made.take.stepLength),
                                  number(made.take.strideFactor)};
  for (const double value : made.traits.values) row.push_back(number(value));
  row.push_back(plan.planted);
  if (made.take.startle) {
    const std::vector<std::string> startle = startleRow(*made.take.startle);
    row.insert(row.end(), startle.begin(), startle.end());
  }
  return row;
}

class BodyMotionDemo : public Demo {
 public:
  void write(const DemoRequest& request, Progress& progress) const override {
    const auto& table = BodyMotionTable::builtIn();
    const int perClass =
        request.perClass != 0 ? request.perClass : static_cast<int>(table.number("set.per_class"));
    const BodyMotionSet set = planBodyMotionSet(table, request.variant, perClass, request.takes);
    FolderInProgress folder(request.folder);
    std::vector<Item> items(set.clips.size());
    std::vector<std::string> truth(set.clips.size());
    const auto writeClip = [&](std::size_t i) {
      const PlannedClip& plan = set.clips[i];
      const MadeClip made = makeBodyMotionClip(table, set, plan, request.seed);
      const DemoActor named = drawActor(table, set.traits, plan.actor, Random(request.seed));
      items[i] = itemOf(table, plan, made, named, folder.path());
      truth[i] = csvRow(truthRow(items[i], plan, made));
      writeBvh(made.take.clip, items[i].file);
    };
    for (const auto& label : table.classes()) fs::create_directories(folder.path() / label);
    // in portions, because only the calling thread may speak to the progress
    const auto portion = static_cast<std::size_t>(threadCount()) * 2;
    for (std::size_t first = 0; first < items.size(); first += portion) {
      progress.throwIfCancelled();
      const std::size_t count = std::min(portion, items.size() - first);
      parallelFor(count, [&](std::size_t i) { writeClip(first + i); });
      progress.setStageFraction(static_cast<double>(first + count) /
                                static_cast<double>(items.size()));
    }
    writeTables(request, perClass, items, truth, folder.path());
    folder.finish();
  }

 private:
  static void writeTables(const DemoRequest& request, int perClass, const std::vector<Item>& items,
                          const std::vector<std::string>& truth, const fs::path& folder) {
    writeIndex(folder, items);
    std::string rows = csvRow(truthHeader(BodyMotionTable::builtIn(), request.takes)) + "\n";
    for (const auto& row : truth) rows += row + "\n";
    writeFileSafely(folder / "truth.csv", rows);
    std::string readme =
        fmt::format(fmt::runtime(kReadme), request.variant, request.seed, perClass);
    if (request.takes == "startle") readme += kStartleReadme;
    writeFileSafely(folder / "README.txt", readme);
  }
};

}  // namespace

MadeClip makeBodyMotionClip(const BodyMotionTable& table, const BodyMotionSet& set,
                            const PlannedClip& plan, std::uint64_t seed) {
  const Random random(seed);
  const int mover = plan.copyOfActor > 0 ? plan.copyOfActor : plan.actor;
  const std::string purpose =
      fmt::format("body-motion {} {} {}", table.classes()[plan.classIndex], plan.take, plan.trial);
  const Random own = random.stream(purpose, static_cast<std::uint64_t>(mover));
  MadeClip made;
  made.actor = drawActor(table, set.traits, mover, random);
  Random parameters = own.stream("parameters");
  const double intensity = stratifiedShare(random, purpose + " intensity", mover - 1,
                                           static_cast<int>(table.number("actors.block")));
  made.traits = drawClip(table, set.traits, made.actor, plan.classIndex, intensity, parameters);
  if (plan.take == "walk") {
    made.take = synthesiseWalk(table, set.traits, made.actor, made.traits, own);
  } else if (plan.take == "startle") {
    made.take = synthesiseStartle(table, set.traits, made.actor, made.traits, own);
  } else {
    made.take =
        synthesiseGesture(gestureOf(plan.take), table, set.traits, made.actor, made.traits, own);
  }
  if (plan.inMirror) made.take.clip = mirrored(made.take.clip);
  if (plan.nearCopy) blur(made.take.clip, own.stream("near copy"));
  return made;
}

std::unique_ptr<Demo> makeBodyMotionDemo() {
  return std::make_unique<BodyMotionDemo>();
}

}  // namespace emoforge
