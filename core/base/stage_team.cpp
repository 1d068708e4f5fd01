// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stage_team.h"

#include "core/base/parallel.h"

namespace emoforge {

/// What the work on one stage sees.
class StageTeam::Member : public Progress {
 public:
  Member(StageTeam& team, std::size_t stage) : team_(team), stage_(stage) { team_.setAside(false); }
  ~Member() override {
    if (!aside_) team_.setAside(true);
  }

  void scalar(std::string_view series, std::size_t step, double value) override {
    const std::lock_guard lock(team_.mutex_);
    team_.progress_.scalar(series, step, value);
  }
  void preview(const Preview& preview) override {
    const std::lock_guard lock(team_.mutex_);
    team_.progress_.preview(preview);
  }
  bool wantsPreviews() const override { return team_.progress_.wantsPreviews(); }
  void notice(const Notice& notice) override {
    const std::lock_guard lock(team_.mutex_);
    team_.progress_.notice(notice);
  }
  bool cancelled() const override {
    const std::lock_guard lock(team_.mutex_);
    return team_.stopping_ || team_.progress_.cancelled();
  }
  void safePoint(const Checkpointable&) override { team_.safePoint(); }
  void setAside(bool aside) override {
    if (aside != aside_) team_.setAside(aside);
    aside_ = aside;
  }

 protected:
  void changed() override {
    const std::lock_guard lock(team_.mutex_);
    team_.progress_.setStageFraction(stage_, stageFraction());
  }

 private:
  StageTeam& team_;
  std::size_t stage_;
  bool aside_ = false;
};

void StageTeam::run(std::size_t stages, const Work& work) {
  parallelFor(stages, [&](std::size_t stage) {
    if (stopping()) return;
    try {
      Member own(*this, stage);
      work(stage, own);
    } catch (const Cancelled&) {
      stop({});
    } catch (...) {
      stop(std::current_exception());
    }
  });
  if (failure_) std::rethrow_exception(failure_);
  if (!stopping_) return;
  if (!saved_) progress_.safePoint(whole_);  // all stood aside when they were asked to stop
  throw Cancelled();
}

bool StageTeam::stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void StageTeam::stop(const std::exception_ptr& failure) {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  if (!failure_) failure_ = failure;
}

void StageTeam::setAside(bool aside) {
  std::unique_lock lock(mutex_);
  if (aside) {
    --changing_;
    changed_.notify_all();
  } else {
    changed_.wait(lock, [this] { return !parking_; });
    ++changing_;
  }
}

void StageTeam::safePoint() {
  std::unique_lock lock(mutex_);
  if (stopping_) throw Cancelled();
  if (parking_) return park(lock);
  if (!progress_.safePointDue()) return;
  parking_ = true;
  --changing_;
  changed_.wait(lock, [this] { return changing_ == 0; });
  try {
    progress_.safePoint(whole_);
  } catch (const Cancelled&) {
    stopping_ = saved_ = true;
  } catch (...) {  // the checkpoint could not be written
    stopping_ = true;
    failure_ = std::current_exception();
  }
  ++changing_;
  parking_ = false;
  changed_.notify_all();
  if (stopping_) throw Cancelled();
}

void StageTeam::park(std::unique_lock<std::mutex>& lock) {
  --changing_;
  changed_.notify_all();
  changed_.wait(lock, [this] { return !parking_; });
  ++changing_;
  if (stopping_) throw Cancelled();
}

}  // namespace emoforge
