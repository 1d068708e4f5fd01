// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "app/gui/job_progress.h"
#include "core/experiment/record.h"
#include "core/experiment/train.h"
#include "widgets/job_state.h"

namespace emoforge {

/// A training run as the window shows it. Value type, interface thread only.
struct Job {
  int id = 0;
  QString title;    ///< "neural-gas 4"
  QString caption;  ///< "seed 1, demo-motion"
  QString command;  ///< the same work for the command line
  TrainRequest request;
  bool resume = false;
  JobState state = JobState::Waiting;
  QString message;  ///< stage, or the cause of a failure
  double fraction = 0.0;
  double elapsedSeconds = 0.0;
  std::vector<Progress::Stage> stages;
  std::size_t stage = 0;
  double stageFraction = 0.0;
  std::optional<RunRecord> record;

  /// Seconds left, once 3 % or 10 s have passed.
  std::optional<double> secondsLeft() const;
};

/// Runs jobs one after the other on a worker thread. The interface thread never waits for it: news
/// are taken by a timer, requests are flags, and a thread that ended is joined when it has already
/// left its work.
class JobRunner : public QObject {
  Q_OBJECT

 public:
  explicit JobRunner(QObject* parent = nullptr);
  ~JobRunner()
      override;  ///< asks a running job to stop (it keeps its checkpoint) and waits for that

  int start(const QString& title, const TrainRequest& request, bool resume = false);
  void pause(int id);
  void resume(int id);
  void stop(int id);

  const std::vector<Job>& jobs() const { return jobs_; }
  const Job* find(int id) const;
  const Job* running() const;

 signals:
  void jobChanged(int id);
  void pointsAdded(int id, const std::vector<emoforge::CurvePoint>& points);
  void previewArrived(int id, const emoforge::Preview& preview);
  void noticeArrived(int id, const emoforge::Notice& notice);
  void jobFinished(int id);  ///< the run in request.out can be sampled

 private:
  struct Ending {
    JobState state = JobState::Finished;
    QString message;
    std::optional<RunRecord> record;
  };

  Job* findJob(int id);
  void startNext();
  void takeNews();
  void end(int id, const Ending& ending);
  static Ending execute(const Job& job, Progress& progress);

  std::vector<Job> jobs_;
  int nextId_ = 1;
  int current_ = 0;  ///< 0: none
  std::shared_ptr<JobProgress> progress_;
  std::jthread worker_;
  QTimer timer_;
};

/// The command line that does the same ("Copy as command").
QString commandFor(const TrainRequest& request, bool resume);

}  // namespace emoforge
