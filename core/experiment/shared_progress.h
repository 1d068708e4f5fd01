// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

#include "core/base/progress.h"

namespace emoforge {

/// One Progress behind work on several threads: each thread has a member, whose questions reach the
/// outer one, one call at a time; stages, fractions and notices of the parts stay with them. What
/// is done of the whole is told by advance().
class SharedProgress {
 public:
  /// `total` pieces in the current stage of `outer`.
  SharedProgress(Progress& outer, std::size_t total) : outer_(outer), total_(total) {}

  void advance(std::size_t pieces) {
    const std::lock_guard lock(mutex_);
    done_ += pieces;
    outer_.setStageFraction(static_cast<double>(done_) / static_cast<double>(total_));
  }
  bool cancelled() const {
    const std::lock_guard lock(mutex_);
    return outer_.cancelled();
  }
  bool paused() const {
    const std::lock_guard lock(mutex_);
    return outer_.paused();
  }

  class Member : public Progress {
   public:
    explicit Member(SharedProgress& shared) : shared_(shared) {}
    bool cancelled() const override { return shared_.cancelled(); }
    bool paused() const override { return shared_.paused(); }

   private:
    SharedProgress& shared_;
  };

 private:
  Progress& outer_;
  mutable std::mutex mutex_;
  std::size_t total_;
  std::size_t done_ = 0;
};

}  // namespace emoforge
