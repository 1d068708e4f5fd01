// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace emoforge {

/// One value of a live curve.
struct CurvePoint {
  std::string series;
  std::size_t step = 0;
  double value = 0.0;
};

/// What happened since the last look; taken by the interface thread some 30 times a second.
struct JobNews {
  double fraction = 0.0;
  std::size_t stage = 0;
  std::vector<Progress::Stage> stages;
  double stageFraction = 0.0;  ///< of the current stage
  std::vector<double> stageFractions;
  double elapsedSeconds = 0.0;     ///< without pauses
  std::vector<CurvePoint> points;  ///< of fast work not all, but the newest of each series
  /// By kind and class, oldest first: of clips the newest, of others as many as a history wants.
  std::map<std::string, std::vector<Preview>> previews;
  std::map<std::string, std::size_t> checkpoints;  ///< class → step
  std::vector<Notice> notices;
  bool waiting = false;  ///< paused at a safe point
};

/// The window's Progress: the worker leaves news in it, the interface thread takes them; neither
/// waits for more than a copy. Requests go the other way by atomics.
class JobProgress : public Progress {
 public:
  // Worker side.
  void scalar(std::string_view series, std::size_t step, double value) override;
  void preview(const Preview& preview) override;
  bool wantsPreviews() const override { return true; }
  void checkpointSaved(const std::string& label, std::size_t step) override;
  void notice(const Notice& notice) override;
  bool cancelled() const override { return cancelRequested_; }
  bool paused() const override;

  // Interface side.
  void requestCancel() { cancelRequested_ = true; }
  void requestPause(bool pause) { pauseRequested_ = pause; }
  JobNews takeNews();

 protected:
  void changed() override;

 private:
  mutable std::mutex mutex_;
  JobNews news_;                                                        ///< without points
  std::map<std::string, std::vector<CurvePoint>, std::less<>> points_;  ///< by series
  std::atomic<bool> cancelRequested_{false};
  std::atomic<bool> pauseRequested_{false};
  mutable std::atomic<bool> waiting_{false};
  std::chrono::steady_clock::time_point lastLook_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::duration worked_{0};  ///< without the time spent paused
};

}  // namespace emoforge
