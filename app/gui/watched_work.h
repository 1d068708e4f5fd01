// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <utility>

#include "app/gui/background.h"
#include "app/gui/job_progress.h"

namespace emoforge {

/// Work on a pool thread of which one piece at a time is wanted: a new piece stops the one before,
/// whose result is dropped. Interface thread only.
class WatchedWork : public QObject {
  Q_OBJECT
 public:
  explicit WatchedWork(QObject* parent = nullptr);
  ~WatchedWork() override;

  /// `work(Progress&)` runs on the pool; `done(result)` is called here unless the work was stopped.
  template <typename Work, typename Done>
  void start(Work work, Done done) {
    const std::shared_ptr<JobProgress> progress = begin();
    runInBackground(
        this, [work = std::move(work), progress] { return work(*progress); },
        [this, progress, done = std::move(done)](const auto& result) {
          if (end(progress)) done(result);
        },
        [this, progress](const std::exception& error) { fail(progress, error); });
  }
  void cancel();
  bool running() const { return progress_ != nullptr; }

 signals:
  void progressed(const QString& stage, double fraction);
  void failed(const emoforge::Notice& notice);

 private:
  std::shared_ptr<JobProgress> begin();
  /// Whether this piece is still wanted; it is over then.
  bool end(const std::shared_ptr<JobProgress>& progress);
  void fail(const std::shared_ptr<JobProgress>& progress, const std::exception& error);
  void look();

  std::shared_ptr<JobProgress> progress_;
  QTimer ticker_;
};

}  // namespace emoforge
