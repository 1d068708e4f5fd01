// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/watched_work.h"

#include "app/gui/failure_notice.h"

namespace emoforge {

WatchedWork::WatchedWork(QObject* parent) : QObject(parent) {
  constexpr int kTickMilliseconds = 100;
  ticker_.setInterval(kTickMilliseconds);
  connect(&ticker_, &QTimer::timeout, this, &WatchedWork::look);
}

WatchedWork::~WatchedWork() {
  cancel();
}

void WatchedWork::cancel() {
  ticker_.stop();
  if (progress_) progress_->requestCancel();
  progress_.reset();
}

std::shared_ptr<JobProgress> WatchedWork::begin() {
  cancel();
  progress_ = std::make_shared<JobProgress>();
  ticker_.start();
  return progress_;
}

bool WatchedWork::end(const std::shared_ptr<JobProgress>& progress) {
  if (progress_ != progress) return false;
  ticker_.stop();
  progress_.reset();
  return true;
}

void WatchedWork::fail(const std::shared_ptr<JobProgress>& progress, const std::exception& error) {
  if (!end(progress) || dynamic_cast<const Cancelled*>(&error) != nullptr) return;
  emit failed(failureNotice(error));
}

void WatchedWork::look() {
  if (!progress_) return;
  const JobNews news = progress_->takeNews();
  const QString stage = news.stage < news.stages.size()
                            ? QString::fromStdString(news.stages[news.stage].name)
                            : QString();
  emit progressed(stage, news.fraction);
}

}  // namespace emoforge
