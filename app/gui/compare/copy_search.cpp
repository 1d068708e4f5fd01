// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/copy_search.h"

#include "app/gui/only_stop.h"
#include "app/gui/run_sampler.h"
#include "core/base/text.h"
#include "core/experiment/generate.h"
#include "core/experiment/train.h"

namespace emoforge {
namespace {

/// Neighbours of more runs than this are made again when needed.
constexpr std::size_t runsKept = 4;

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
  OnlyStop sampling(progress);
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
  connect(&work_, &WatchedWork::progressed, this, &CopySearch::progressed);
  connect(&work_, &WatchedWork::failed, this, &CopySearch::failed);
}

void CopySearch::clear() {
  cancel();
  reports_.clear();
  training_.clear();
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
  const auto training = training_.find(key.first);
  work_.start(
      [key, clips,
       ready = training == training_.end() ? nullptr : training->second](Progress& progress) {
        return CopyReportPtr(std::make_shared<const CopyReport>(
            searchCopies(key.first, key.second, clips, ready, progress)));
      },
      [this, key](const CopyReportPtr& report) {
        if (training_.size() >= runsKept && !training_.contains(key.first)) clear();
        training_[key.first] = report->training;
        reports_[key] = report;
        emit found(report);
      });
}

}  // namespace emoforge
