// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/archive.h"
#include "core/base/array.h"
#include "core/base/error.h"

namespace emoforge {

/// Something to look at while work runs.
struct Preview {
  std::string kind;   ///< "particles" (N × 3, metres), …
  std::string label;  ///< class the preview belongs to
  std::size_t step = 0;
  Array values;
};

/// State that can be written at a safe point and continued from.
class Checkpointable {
 public:
  virtual ~Checkpointable() = default;
  virtual void saveState(ArchiveWriter& archive) const = 0;
};

/// How long work tells how far it is and asks whether to go on. Called from the working thread
/// only; the window, the command line's bar and the tests are three implementations.
class Progress {
 public:
  struct Stage {
    std::string name;     ///< shown to the user
    double weight = 1.0;  ///< share of the whole, any unit
  };

  virtual ~Progress() = default;

  /// Declares the stages of the whole work; enters the first.
  void begin(std::vector<Stage> stages);
  void enterStage(std::size_t index);
  /// Share of the current stage that is done, 0 … 1.
  void setStageFraction(double fraction);
  double fraction() const;  ///< of the whole, 0 … 1
  const std::vector<Stage>& stages() const { return stages_; }
  std::size_t stage() const { return stage_; }
  double stageFraction() const { return stageFraction_; }

  /// One value of a named curve; `series` is "quantisation-error/happy" (metric / class).
  virtual void scalar(std::string_view /*series*/, std::size_t /*step*/, double /*value*/) {}
  virtual void preview(const Preview& /*preview*/) {}
  virtual bool wantsPreviews() const { return false; }
  virtual void notice(const Notice& /*notice*/) {}

  virtual bool cancelled() const { return false; }
  virtual bool paused() const { return false; }

  /// Throws Cancelled when asked to stop. Call at least every 100 ms.
  void throwIfCancelled() const {
    if (cancelled()) throw Cancelled();
  }

  /// Called where `state` is consistent, at least every 100 ms: saves it when a checkpoint is due
  /// or the work is about to pause or stop, waits while paused, throws Cancelled when asked to
  /// stop.
  void safePoint(const Checkpointable& state);

 protected:
  /// The shown fraction or stage changed.
  virtual void changed() {}
  virtual bool checkpointDue() const { return false; }
  virtual void checkpoint(const Checkpointable& /*state*/) {}

 private:
  std::vector<Stage> stages_;
  std::size_t stage_ = 0;
  double stageFraction_ = 0.0;
};

/// Reports nowhere, never stops.
class NoProgress : public Progress {};

}  // namespace emoforge
