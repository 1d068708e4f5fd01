// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/train_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSplitter>
#include <QVBoxLayout>

#include <limits>

#include "app/gui/item_names.h"
#include "app/gui/pages/class_progress.h"
#include "app/gui/train/gas_history.h"
#include "app/gui/train/gas_pane.h"
#include "app/gui/train/preview_pane.h"
#include "app/gui/train/train_head.h"
#include "core/experiment/run_folder.h"
#include "widgets/parameter_panel.h"
#include "widgets/playback_keys.h"
#include "widgets/surface.h"

namespace emoforge {

TrainPage::TrainPage(const WindowContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      panel_(new ParameterPanel),
      settings_(new RunSettings(context, panel_, this)),
      head_(new TrainHead(this)),
      gas_(new GasPane(context, this)),
      gasHistory_(new GasHistory(this)),
      preview_(new PreviewPane(
          context, [this] { return sampling(); }, this)) {
  setSurface(this, "app");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(head_);
  auto* splitter = new QSplitter(Qt::Horizontal);
  splitter->setObjectName("keep-views");
  splitter->addWidget(gas_);
  splitter->addWidget(preview_);
  splitter->setSizes({600, 405});
  splitter->setChildrenCollapsible(false);
  column->addWidget(splitter, 1);
  new PlaybackKeys(this, &preview_->clock());
  connectJobs();
  connect(&context_.workspace, &Workspace::opened, this, &TrainPage::showData);
  connect(settings_, &RunSettings::samplingChanged, preview_, &PreviewPane::draw);
  connect(head_, &TrainHead::commandRequested, this, [this] {
    if (const Job* job = context_.jobs.find(settings_->job()))
      QGuiApplication::clipboard()->setText(job->command);
  });
  connect(head_, &TrainHead::resumeRequested, this,
          [this] { context_.jobs.resume(settings_->job()); });
  connect(head_, &TrainHead::logRequested, this, &TrainPage::logRequested);
  connect(head_, &TrainHead::classChosen, this, [this](const QString& label) {
    gas_->showClass(label.toStdString());
    preview_->followClass(label);
    head_->setWatched(label);
  });
  connect(gas_, &GasPane::classShown, this, [this](const QString& label) {
    head_->setWatched(label);
    preview_->followClass(label);
  });
  connect(gasHistory_, &GasHistory::made, gas_, &GasPane::addEarlier);
  connect(gasHistory_, &GasHistory::missing, gas_, &GasPane::showMissing);
  connect(preview_, &PreviewPane::notice, this, &TrainPage::notice);
  connect(preview_, &PreviewPane::shown, this, &TrainPage::previewShown);
  connect(preview_, &PreviewPane::compareRequested, this, &TrainPage::compareRequested);
  showData();
}

TrainPage::~TrainPage() {
  if (panel_ != nullptr && panel_->parent() == nullptr) delete panel_;
}

void TrainPage::connectJobs() {
  JobRunner& jobs = context_.jobs;
  connect(settings_, &RunSettings::jobFollowed, this, &TrainPage::followJob);
  connect(&jobs, &JobRunner::jobChanged, this, &TrainPage::showJob);
  connect(&jobs, &JobRunner::previewArrived, this, &TrainPage::takePreview);
  connect(&jobs, &JobRunner::noticeArrived, this, &TrainPage::takeNotice);
  connect(&jobs, &JobRunner::jobFinished, this, &TrainPage::finishJob);
  connect(&jobs, &JobRunner::seedStarted, this, [this](int id) {
    if (id == settings_->job()) followJob();
  });
}

ParameterSet TrainPage::sampling() const {
  return settings_->samplingFor(request_);
}

void TrainPage::showData() {
  const Dataset* data = context_.workspace.data();
  if (data == nullptr) return;
  head_->setMarks(marksOf(*data));
  preview_->setMarks(marksOf(*data));
  preview_->setTraining(*data, context_.workspace.excludedItems());
  if (showsJob_) return;
  head_->showNothing(QString::fromStdString(data->name()), marksOf(*data).classNames());
  for (std::size_t i = context_.workspace.runs().size(); i-- > 0;) {
    if (context_.workspace.runs()[i].state != RunState::Finished) continue;
    return showRun(context_.workspace.runFolders()[i]);
  }
  request_ = {};
  gas_->begin();
  gas_->setVisible(true);
  preview_->begin();
}

void TrainPage::followJob() {
  const Job* job = context_.jobs.find(settings_->job());
  if (job == nullptr) return;
  showsJob_ = true;
  request_ = job->request;
  gas_->begin();
  gas_->setVisible(hasParticles(request_.generator));
  preview_->begin();
  if (const Dataset* data = context_.workspace.data())
    preview_->setTraining(*data, request_.exclude);
  head_->clearNotices();
  head_->showJob(*job);
  makeHistory(*job);
}

void TrainPage::makeHistory(const RunRecord& record,
                            const std::map<std::string, std::size_t>& steps) {
  const int data = context_.workspace.dataOfRun(record);
  const auto& sets = context_.workspace.dataSets();
  gasHistory_->request(record, data < 0 ? nullptr : &sets[static_cast<std::size_t>(data)], steps);
}

/// What a job that was interrupted, or not watched, has shown so far.
void TrainPage::makeHistory(const Job& job) {
  gasHistory_->cancel();
  if (job.steps.empty() || !job.resumable()) return;
  try {
    makeHistory(RunFolder::readRecord(job.request.out), job.steps);
  } catch (const Error& error) {
    gas_->showMissing(QString::fromUtf8(error.what()));
  }
}

void TrainPage::showRun(const std::filesystem::path& folder) {
  for (std::size_t i = 0; i < context_.workspace.runs().size(); ++i) {
    const RunRecord& record = context_.workspace.runs()[i];
    if (context_.workspace.runFolders()[i] != folder || record.state != RunState::Finished)
      continue;
    if (request_.out != folder) {
      gas_->begin();
      gas_->setVisible(hasParticles(record.generator));
      preview_->begin();
      head_->clearNotices();
      std::map<std::string, std::size_t> all;
      for (const std::string& label : record.classes)
        all[label] = std::numeric_limits<std::size_t>::max();
      makeHistory(record, all);
    }
    const Job* job = context_.jobs.find(settings_->job());
    showsJob_ = job != nullptr && job->request.out == folder;
    request_ = requestOf(record, folder);
    if (showsJob_) {
      head_->showJob(*job);
    } else {
      head_->showRun(record, folder);
    }
    preview_->showRun(folder);
  }
}

void TrainPage::showJob(int id) {
  const Job* job = context_.jobs.find(id);
  if (job != nullptr && showsJob_ && id == settings_->job()) head_->showJob(*job);
}

void TrainPage::takePreview(int id, const Preview& preview) {
  const Job* job = context_.jobs.find(id);
  if (job == nullptr || !showsJob_ || id != settings_->job()) return;
  if (preview.kind == "clip") preview_->add(preview);
  if (preview.kind != "particles") return;
  const Progress::Stage* stage = job->stageOf(preview.label);
  gas_->add(preview, stage == nullptr ? preview.step : stage->steps);
}

void TrainPage::takeNotice(int id, const Notice& notice) {
  if (id != settings_->job()) return;
  // What a parameter's row says already is not said twice.
  if (notice.place.file.empty() && panel_->row(notice.place.item) != nullptr) return;
  head_->addNotice(notice);
}

void TrainPage::finishJob(int id) {
  const Job* job = context_.jobs.find(id);
  if (job == nullptr || !showsJob_ || id != settings_->job()) return;
  request_ = job->request;
  preview_->showRun(job->request.out);
}

}  // namespace emoforge
