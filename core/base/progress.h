// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/archive.h"
#include "core/base/array.h"
#include "core/base/error.h"

namespace emoforge {

/// What a preview carries beyond numbers; who knows the kind casts it. Immutable, any thread.
class PreviewContent {
 public:
  virtual ~PreviewContent() = default;
};

/// Something to look at while work runs.
struct Preview {
  std::string kind;   ///< "particles" (N × 3, metres), "clip" (a ClipDraft), …
  std::string label;  ///< class the preview belongs to
  std::size_t step = 0;
  Array values;
  std::string about;                      ///< id of the training item it is about
  std::vector<std::size_t> links;         ///< "particles": the joint that each is nearest to
  std::map<std::string, double> numbers;  ///< named: "learning-rate", "range", "frame", …
  std::shared_ptr<const PreviewContent> content;
};

/// State that can be written at a safe point and continued from.
class Checkpointable {
 public:
  virtual ~Checkpointable() = default;
  virtual void saveState(ArchiveWriter& archive) const = 0;
};

/// How long work tells how far it is and asks whether to go on. Called from one thread at a time
/// (work on several threads shares it by StageTeam); the window, the command line's bar and the
/// tests are three implementations.
class Progress {
 public:
  struct Stage {
    std::string name;       ///< shown to the user
    double weight = 1.0;    ///< share of the whole, any unit
    std::size_t steps = 0;  ///< steps that its curves will count, 0: unknown
  };

  virtual ~Progress() = default;

  /// Declares the stages of the whole work; enters the first.
  void begin(std::vector<Stage> stages);
  /// Those before it count as done.
  void enterStage(std::size_t index);
  /// Share of the current stage that is done, 0 … 1.
  void setStageFraction(double fraction);
  /// The same for stages that are worked on side by side; the current one is the first undone.
  void setStageFraction(std::size_t stage, double fraction);
  /// Takes over stages and fractions.
  void mirror(const Progress& other);
  double fraction() const;  ///< of the whole, 0 … 1
  const std::vector<Stage>& stages() const { return stages_; }
  std::size_t stage() const { return stage_; }
  double stageFraction() const { return fractions_[stage_]; }
  const std::vector<double>& stageFractions() const { return fractions_; }

  /// One value of a named curve; `series` is "quantisation-error/happy" (metric / class).
  virtual void scalar(std::string_view /*series*/, std::size_t /*step*/, double /*value*/) {}
  virtual void preview(const Preview& /*preview*/) {}
  virtual bool wantsPreviews() const { return false; }
  virtual void notice(const Notice& /*notice*/) {}
  /// A checkpoint was written that holds a class up to a step of its curves.
  virtual void checkpointSaved(const std::string& /*label*/, std::size_t /*step*/) {}

  virtual bool cancelled() const { return false; }
  virtual bool paused() const { return false; }

  /// Throws Cancelled when asked to stop. Call at least every 100 ms.
  void throwIfCancelled() const {
    if (cancelled()) throw Cancelled();
  }

  /// Whether the next safePoint() will save, wait or throw.
  bool safePointDue() const { return cancelled() || paused() || checkpointDue(); }

  /// Called where `state` is consistent, at least every 100 ms: saves it when a checkpoint is due
  /// or the work is about to pause or stop, waits while paused, throws Cancelled when asked to
  /// stop.
  virtual void safePoint(const Checkpointable& state);
  /// True: the work changes nothing for now that a checkpoint saves, so that none waits for it.
  virtual void setAside(bool /*aside*/) {}

 protected:
  /// The shown fraction or stage changed.
  virtual void changed() {}
  virtual bool checkpointDue() const { return false; }
  virtual void checkpoint(const Checkpointable& /*state*/) {}

 private:
  std::vector<Stage> stages_;
  std::vector<double> fractions_{0.0};  ///< one where no stages were declared
  std::size_t stage_ = 0;
};

/// Reports nowhere, never stops.
class NoProgress : public Progress {};

}  // namespace emoforge
