// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>

#include "core/base/progress.h"

namespace emoforge {

/// Works on the stages of a Progress side by side. Each stage has a Progress of its own that any
/// thread may call beside the others; behind them is the one of the caller, one call at a time. A
/// checkpoint or a pause waits until every stage stands at a safe point or aside (Progress), and
/// saves the whole.
class StageTeam {
 public:
  StageTeam(Progress& progress, const Checkpointable& whole) : progress_(progress), whole_(whole) {}

  using Work = std::function<void(std::size_t stage, Progress& own)>;
  /// Calls work(i, …) for i = 0 … stages − 1, taken in this order by up to threadCount() threads.
  /// Stopped: the whole was saved once, Cancelled is thrown. The first other exception stops all
  /// and is thrown here.
  void run(std::size_t stages, const Work& work);

 private:
  class Member;
  bool stopping();
  void stop(const std::exception_ptr& failure);
  void safePoint();
  void park(std::unique_lock<std::mutex>& lock);
  void setAside(bool aside);

  Progress& progress_;
  const Checkpointable& whole_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t changing_ = 0;  ///< members that may change what is saved
  bool parking_ = false;      ///< one member waits for the others, or saves
  bool stopping_ = false;
  bool saved_ = false;  ///< stopped after a checkpoint
  std::exception_ptr failure_;
};

}  // namespace emoforge
