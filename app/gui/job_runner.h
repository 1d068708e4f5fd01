// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "app/gui/job.h"
#include "app/gui/job_progress.h"
#include "core/base/process_memory.h"
#include "core/experiment/run_folder.h"

namespace emoforge {

/// The queue of jobs: runs them one after the other on a worker thread. The interface thread never
/// waits for it: news are taken by a timer, requests are flags, and a thread that ended is joined
/// when it has already left its work.
class JobRunner : public QObject {
  Q_OBJECT

 public:
  explicit JobRunner(QObject* parent = nullptr);
  ~JobRunner()
      override;  ///< asks a running job to stop (it keeps its checkpoint) and waits for that

  /// Queues a run, or the runs of several seeds.
  int start(const QString& title, std::vector<TrainRequest> seeds);
  /// A run that was interrupted earlier: in the list as Paused, or Failed, until it is resumed.
  int addInterrupted(const RunRecord& record, const std::filesystem::path& folder,
                     const std::vector<CheckpointMark>& checkpoints);
  /// Puts a job into the list as it is, without starting it.
  int addIdle(Job job);
  void pause(int id);
  /// Start in every state: goes on, queues again, or, for a waiting job, runs it now; the running
  /// one then waits in its place.
  void resume(int id);
  void stop(int id);
  /// Takes a job that does nothing from the list; its run stays on the disk.
  void remove(int id);
  /// Moves a waiting job before (−1) or after (1) its neighbour among the waiting.
  void moveWaiting(int id, int by);

  const std::vector<Job>& jobs() const { return jobs_; }
  const Job* find(int id) const;
  const Job* running() const;
  int runningId() const { return current_; }  ///< 0: none
  /// The title of the job that a waiting one comes after; empty for the next.
  QString waitsAfter(int id) const;

 signals:
  void jobChanged(int id);
  void orderChanged();  ///< jobs were added, moved or removed
  void pointsAdded(int id, const std::vector<emoforge::CurvePoint>& points);
  void previewArrived(int id, const emoforge::Preview& preview);
  void noticeArrived(int id, const emoforge::Notice& notice);
  void checkpointSaved(int id, const std::string& label, std::size_t step);
  void logged(int id);
  void runMade(const std::filesystem::path& folder);  ///< run.json of a job's run is there
  void seedStarted(int id);                           ///< the next run of a job with several
  void jobFinished(int id);  ///< the run in request.out, and those of all seeds, can be sampled

 private:
  struct Ending {
    JobState state = JobState::Finished;
    QString message;
    std::optional<RunRecord> record;
  };

  int add(Job job);
  Job* findJob(int id);
  void startNext();
  void takeNews();
  void lookAtMemory(Job& job);
  void end(int id, const Ending& ending);
  bool startNextSeed(Job& job);
  void tell(Job& job, Notice::Severity level, const QString& text);
  static Ending execute(const TrainRequest& request, Progress& progress);

  std::vector<Job> jobs_;
  int nextId_ = 1;
  int current_ = 0;             ///< 0: none
  int runNext_ = 0;             ///< to run as soon as the current one has made room
  bool made_ = true;            ///< runMade() was emitted for the current run
  double elapsedBefore_ = 0.0;  ///< of the job, by earlier seeds and before an interruption
  std::shared_ptr<JobProgress> progress_;
  std::jthread worker_;
  QTimer timer_;
  MemoryWatch memory_;  ///< jobs run one after the other: what the program takes is the job's
  QElapsedTimer sinceLook_;
};

}  // namespace emoforge
