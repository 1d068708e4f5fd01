// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/generators/controls/clip_control.h"
#include "core/generators/controls/references.h"
#include "core/generators/controls/register_controls.h"
#include "core/generators/spec_list.h"
#include "core/motion/alignment.h"
#include "core/motion/mirroring.h"
#include "core/motion/resampling.h"
#include "core/motion/rotations.h"
#include "core/motion/space_guess.h"

namespace emoforge {
namespace {

/// All that is drawn for one sample, whatever the parameters, so that a change of one leaves the
/// others' draws as they are.
struct Draws {
  static constexpr std::size_t kKnots = 6;

  explicit Draws(Random& random)
      : mirror(random.uniform()),
        tempo(random.uniform(-1.0, 1.0)),
        turn(random.uniform(-1.0, 1.0)) {
    for (double& knot : knots) knot = random.normal();
  }

  double mirror;
  double tempo;
  double turn;
  std::array<double, kKnots> knots;
};

/// Log of the speed at a share of the time: from knot to knot along a cosine.
double logSpeed(const Draws& draws, double strength, double share) {
  const double place = share * static_cast<double>(Draws::kKnots - 1);
  const auto before = std::min(static_cast<std::size_t>(place), Draws::kKnots - 2);
  const double along = 0.5 * (1.0 - std::cos(kPi * (place - static_cast<double>(before))));
  return strength * (draws.knots[before] + along * (draws.knots[before + 1] - draws.knots[before]));
}

/// Frame numbers of the clip that are shown one after the other.
std::vector<double> warpedPlaces(const Draws& draws, std::size_t frames, double tempo,
                                 double strength) {
  const auto last = static_cast<double>(frames - 1);
  const auto steps = static_cast<std::size_t>(std::max(1L, std::lround(last / tempo)));
  std::vector<double> places(steps + 1, 0.0);
  for (std::size_t i = 0; i < steps; ++i) {
    const double middle = (static_cast<double>(i) + 0.5) / static_cast<double>(steps);
    places[i + 1] = places[i] + std::exp(logSpeed(draws, strength, middle));
  }
  const double whole = places.back();
  for (double& place : places) place = std::min(last, place / whole * last);
  places.back() = last;
  return places;
}

class ClassicalChange : public ClipChange {
 public:
  std::vector<Notice> prepare(const KeptClips& kept) override {
    std::vector<const MotionClip*> clips;
    for (const auto& clip : kept.clips()) clips.push_back(clip.get());
    std::vector<Notice> notices;
    root_ = motionRoot(clips);
    plan_ = tried<MirrorPlan>(notices, text("Clips of this class are not mirrored:"),
                              [&] { return mirrorPlan(clips); });
    turns_ = tried<bool>(notices, text("Clips of this class are not turned:"), [&] {
               MotionClip copy = *clips.front();
               moveRigidly(copy, root_, 0.0, Eigen::Vector3d::Zero());
               return true;
             }).has_value();
    return notices;
  }

  Changed apply(const KeptClips& clips, std::size_t item, const ParameterSet& parameters,
                Random& random) const override {
    const Draws draws(random);
    auto clip = std::make_shared<MotionClip>(*clips.clips()[item]);
    std::string source = clips.ids()[item];
    if (plan_ && draws.mirror < parameters.real("mirror")) {
      *clip = mirrored(*clip, *plan_);
      source += ", mirrored";
    }
    warp(*clip, draws, parameters, source);
    turn(*clip, draws, parameters, source);
    return {std::move(clip), std::move(source)};
  }

 private:
  /// The result, or nothing and a notice.
  template <typename Result, typename Work>
  static std::optional<Result> tried(std::vector<Notice>& notices, const std::string& without,
                                     const Work& work) {
    try {
      return work();
    } catch (const Error& error) {
      Notice notice = toNotice(error);
      notice.severity = Notice::Severity::Warning;
      notice.message = without + " " + notice.message;
      notices.push_back(std::move(notice));
      return std::nullopt;
    }
  }

  void warp(MotionClip& clip, const Draws& draws, const ParameterSet& parameters,
            std::string& source) const {
    const double range = parameters.real("tempo");
    const double strength = parameters.real("time-warp");
    if ((range == 0.0 && strength == 0.0) || clip.frames() < 2) return;
    const double tempo = std::pow(1.0 + range, draws.tempo);
    clip = resampleAtFrames(clip, warpedPlaces(draws, clip.frames(), tempo, strength));
    source += fmt::format(", tempo × {:.2f}", tempo);
  }

  void turn(MotionClip& clip, const Draws& draws, const ParameterSet& parameters,
            std::string& source) const {
    const double degrees = parameters.real("rotation") * draws.turn;
    if (!turns_ || degrees == 0.0) return;
    // About the place where the clip begins.
    const Eigen::Vector3d place = placementOf(clip, root_).position;
    const double radians = degrees * kRadiansPerDegree;
    const Eigen::Quaterniond rotation = aboutAxis(upVector(spaceOf(clip).info.up), radians);
    moveRigidly(clip, root_, radians, place - rotation * place);
    source += fmt::format(", turned by {:.1f}°", degrees);
  }

  int root_ = 0;
  std::optional<MirrorPlan> plan_;
  bool turns_ = false;
};

std::vector<ParameterSpec> classicalParameters() {
  SpecList list;
  const std::string group = text("Sampling");
  const auto real = [&](const char* name, std::string label, double value, double high, double step,
                        int decimals, const char* unit, std::string help) {
    auto& spec = list.add(group, ParameterSpec::real(name, std::move(label), value, 0.0, high), "",
                          unit, std::move(help));
    spec.step = step;
    spec.decimals = decimals;
    spec.sampling = true;
  };
  real("mirror", text("Mirrored"), 0.5, 1.0, 0.1, 2, "",
       text("Share of the clips that are seen in a mirror, left and right exchanged."));
  real("tempo", text("Tempo"), 0.1, 1.0, 0.05, 2, "",
       text("Largest change of the tempo: 0.1 makes clips up to a tenth faster or slower."));
  real("time-warp", text("Time warp"), 0.1, 1.0, 0.05, 2, "",
       text("How much the tempo changes within a clip: the standard deviation of the logarithm of "
            "the speed at six even times, joined smoothly."));
  real("rotation", text("Rotation"), 10.0, 180.0, 5.0, 1, "°",
       text("Largest turn about the vertical through the place where the clip begins."));
  return list.take();
}

}  // namespace

void registerClassical(GeneratorCatalogue& generators) {
  Card card;
  card.name = "classical";
  card.title = text("Classical augmentation (control)");
  card.summary = text(
      "Training clips mirrored, warped in time and turned about the vertical: the control that a "
      "generator has to beat to be worth its training.");
  card.modalities = {"body-motion"};
  card.authors = "Terry T. Um et al.";
  card.reference =
      "Um et al. 2017, Data augmentation of wearable sensor data for Parkinson's disease "
      "monitoring "
      "using convolutional neural networks, ICMI";
  card.bibtex = um2017Bibtex();
  addClipControl(generators, card, classicalParameters(),
                 [] { return std::make_unique<ClassicalChange>(); });
}

}  // namespace emoforge
