// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/copy_search.h"

#include "app/gui/background.h"
#include "app/gui/failure_notice.h"
#include "app/gui/run_sampler.h"
#include "core/base/text.h"
#include "core/experiment/generate.h"
#include "core/experiment/train.h"

namespace emoforge {
namespace {

constexpr int tickMilliseconds = 100;
/// Neighbours of more runs than this are made again when needed.
constexpr std::size_t runsKept = 4;

/// A stage after the ones that a function declares itself: the rest of the work.
class InnerProgress : public NoProgress {
 public:
  explicit InnerProgress(const Progress& outer) : outer_(outer) {}
  bool cancelled() const override { return outer_.cancelled(); }

 private:
  const Progress& outer_;
};

LoadedClip loaded(const std::shared_ptr<const MotionClip>& motion) {
  return {motion, std::make_shared<const PosedClip>(toPosedClip(*motion))};
}

CopyRow judge(std::size_t number, const SamplePtr& sample, const TrainingNeighbours& training) {
  CopyRow row;
  row.number = number;
  row.clip = loaded(std::dynamic_pointer_cast<const MotionClip>(sample));
  row.nearest = training.neighbours->nearest(*row.clip.posed);
  row.nearestClip = loaded(training.clip(row.nearest.first.index));
  row.verdict =
      judgeCopy(row.nearest.first.match.metres, row.nearest.secondMetres, training.realToReal);
  return row;
}

CopyReport searchCopies(const std::filesystem::path& run, const std::string& label,
                        std::size_t clips, std::shared_ptr<const TrainingNeighbours> training,
                        Progress& progress) {
  CopyReport report{run, label, std::move(training), {}};
  RunRecord record;
  const auto generator = loadTrained(run, record);
  if (!report.training) {
    report.training =
        std::make_shared<const TrainingNeighbours>(trainingNeighbours(record, progress));
  }
  progress.begin({{text("Comparing synthetic clips"), 1.0}});
  InnerProgress sampling(progress);
  const ParameterSet parameters = samplingParameters(record, Json::object());
  for (std::size_t number = 1; number <= clips; ++number) {
    progress.throwIfCancelled();
    // One by one as the panes draw them, so that both show the same clip under a number.
    const auto samples =
        generator->sample(label, number, 1, parameters, Random(SampleRequest{}.seed), sampling);
    report.rows.push_back(judge(number, samples.at(0).sample, *report.training));
    progress.setStageFraction(static_cast<double>(number) / static_cast<double>(clips));
  }
  return report;
}

}  // namespace

const CopyRow* CopyReport::find(std::size_t number) const {
  for (const CopyRow& row : rows) {
    if (row.number == number) return &row;
  }
  return nullptr;
}

CopySearch::CopySearch(QObject* parent) : QObject(parent) {
  ticker_.setInterval(tickMilliseconds);
  connect(&ticker_, &QTimer::timeout, this, &CopySearch::look);
}

CopySearch::~CopySearch() {
  cancel();
}

void CopySearch::cancel() {
  ticker_.stop();
  if (progress_) progress_->requestCancel();
  progress_.reset();
}

void CopySearch::clear() {
  cancel();
  reports_.clear();
  training_.clear();
}

void CopySearch::look() {
  if (!progress_) return;
  const JobNews news = progress_->takeNews();
  const QString stage = news.stage < news.stages.size()
                            ? QString::fromStdString(news.stages[news.stage].name)
                            : QString();
  emit progressed(stage, news.fraction);
}

void CopySearch::request(const std::filesystem::path& run, const std::string& label,
                         std::size_t clips) {
  cancel();
  const Key key{run, label};
  const auto known = reports_.find(key);
  if (known != reports_.end() && known->second->rows.size() >= clips) {
    emit found(known->second);
  } else {
    start(key, clips);
  }
}

void CopySearch::start(const Key& key, std::size_t clips) {
  progress_ = std::make_shared<JobProgress>();
  ticker_.start();
  const auto training = training_.find(key.first);
  const auto current = [this, progress = progress_] {
    if (progress_ != progress) return false;
    ticker_.stop();
    progress_.reset();
    return true;
  };
  runInBackground(
      this,
      [key, clips, progress = progress_,
       ready = training == training_.end() ? nullptr : training->second] {
        return CopyReportPtr(std::make_shared<const CopyReport>(
            searchCopies(key.first, key.second, clips, ready, *progress)));
      },
      [this, key, current](const CopyReportPtr& report) {
        if (!current()) return;
        if (training_.size() >= runsKept && !training_.contains(key.first)) clear();
        training_[key.first] = report->training;
        reports_[key] = report;
        emit found(report);
      },
      [this, current](const std::exception& error) {
        if (!current() || dynamic_cast<const Cancelled*>(&error) != nullptr) return;
        emit failed(failureNotice(error));
      });
}

}  // namespace emoforge
