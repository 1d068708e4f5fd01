// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "core/base/progress.h"
#include "core/experiment/run_folder.h"

namespace emoforge {

/// Writes what a generator reports into its run folder and passes it on to whoever watches. A curve
/// or a state that is no finite number any more ends the work by NotANumber; the last good
/// checkpoint is kept.
class RunProgress : public Progress {
 public:
  RunProgress(Progress& outer, RunFolder& folder, double checkpointSeconds);

  void scalar(std::string_view series, std::size_t step, double value) override;
  void preview(const Preview& preview) override { outer_.preview(preview); }
  bool wantsPreviews() const override { return outer_.wantsPreviews(); }
  void notice(const Notice& notice) override;
  bool cancelled() const override { return outer_.cancelled(); }
  void checkpointSaved(const std::string& label, std::size_t step) override {
    outer_.checkpointSaved(label, step);
  }
  bool paused() const override { return outer_.paused(); }

  /// Writes a checkpoint now, with the time worked so far.
  void save(const Checkpointable& state);

 protected:
  void changed() override;
  bool checkpointDue() const override;
  void checkpoint(const Checkpointable& state) override;

 private:
  Progress& outer_;
  RunFolder& folder_;
  double checkpointSeconds_;
  std::map<std::string, std::size_t> steps_;  ///< of the classes that went on since the last one
  std::chrono::steady_clock::time_point lastSave_;
};

}  // namespace emoforge
