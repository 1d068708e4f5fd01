// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/train_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/item_names.h"
#include "app/gui/pages/class_progress.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/player/role_label.h"
#include "app/gui/player/skeleton_pane.h"
#include "core/experiment/run_folder.h"
#include "widgets/elided_label.h"
#include "widgets/empty_view.h"
#include "widgets/job_list.h"
#include "widgets/notice_bar.h"
#include "widgets/parameter_panel.h"
#include "widgets/playback_keys.h"
#include "widgets/surface.h"
#include "widgets/theme.h"
#include "widgets/transport_bar.h"

namespace emoforge {
namespace {

/// The strip above a view: mark, title, caption, and what else the caller adds.
QWidget* makeStrip(QWidget* title, ElidedLabel*& caption, QHBoxLayout*& row) {
  auto* strip = new QWidget;
  setSurface(strip, "strip");
  strip->setFixedHeight(theme().scaled(30));
  row = new QHBoxLayout(strip);
  row->setContentsMargins(12, 0, 8, 0);
  row->setSpacing(8);
  row->addWidget(title);
  caption = new ElidedLabel({}, "detail", Qt::ElideRight, strip);
  row->addWidget(caption, 1);
  return strip;
}

}  // namespace

TrainPage::TrainPage(const WindowContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      panel_(new ParameterPanel),
      settings_(new RunSettings(context, panel_, this)) {
  setSurface(this, "app");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(makeHead());
  auto* splitter = new QSplitter(Qt::Horizontal);
  splitter->addWidget(makeGas());
  splitter->addWidget(makePreview());
  splitter->setSizes({600, 420});
  splitter->setChildrenCollapsible(false);
  column->addWidget(splitter, 1);
  new PlaybackKeys(this, &context_.clock);

  connect(&context_.workspace, &Workspace::opened, this, &TrainPage::showData);
  connect(&context_.workspace, &Workspace::runsChanged, this, &TrainPage::showData);
  connect(settings_, &RunSettings::jobStarted, this, &TrainPage::showJob);
  connect(settings_, &RunSettings::samplingChanged, this, &TrainPage::requestSample);
  connect(&context_.jobs, &JobRunner::jobChanged, this, [this](int id) {
    if (id == settings_->job()) showJob(id);
  });
  connect(&context_.jobs, &JobRunner::previewArrived, this, [this](int id, const Preview& preview) {
    if (id == settings_->job()) showPreview(preview);
  });
  connect(&context_.jobs, &JobRunner::jobFinished, this, &TrainPage::finishJob);
  connect(&context_.jobs, &JobRunner::noticeArrived, this, [this](int id, const Notice& notice) {
    if (id == settings_->job()) addNotice(notice);
  });
  connect(settings_, &RunSettings::jobStarted, this, [this] {
    notices_->clear();
    told_.clear();
  });
  connect(&sampler_, &RunSampler::sampled, this, &TrainPage::showSample);
  connect(&sampler_, &RunSampler::failed, this, &TrainPage::notice);
  connect(&context_.clock, &PlaybackClock::timeChanged, sample_->view(), &SkeletonView::setTime);
  connect(&theme(), &Theme::changed, this, &TrainPage::refreshMarks);
  showData();
}

TrainPage::~TrainPage() {
  if (panel_->parent() == nullptr) delete panel_;
}

QWidget* TrainPage::makeHead() {
  auto* head = new QWidget(this);
  setSurface(head, "panel");
  auto* column = new QVBoxLayout(head);
  column->setContentsMargins(0, 0, 0, 6);
  column->setSpacing(0);
  auto* line = new QWidget(head);
  line->setFixedHeight(theme().scaled(44));
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(10);
  title_ = makeLabel({}, "title", line);
  chip_ = makeLabel({}, "small", line);
  chip_->setProperty("kind", "chip");
  chip_->setContentsMargins(8, 3, 8, 3);
  message_ = makeLabel({}, "detail", line);
  times_ = makeLabel({}, "detail", line);
  command_ = makeIconButton("terminal", tr("Copy as command"), line);
  row->addWidget(title_);
  row->addWidget(chip_, 0, Qt::AlignVCenter);
  row->addWidget(message_);
  row->addStretch(1);
  row->addWidget(times_);
  row->addWidget(command_);
  bars_ = new ClassProgress(head);
  notices_ = new NoticeStack(head);
  column->addWidget(line);
  column->addWidget(bars_);
  column->addWidget(notices_);
  connect(command_, &QToolButton::clicked, this, [this] {
    if (const Job* job = context_.jobs.find(settings_->job()))
      QGuiApplication::clipboard()->setText(job->command);
  });
  return head;
}

QWidget* TrainPage::makeGas() {
  auto* box = new QWidget(this);
  setSurface(box, "panel");
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  QHBoxLayout* row = nullptr;
  column->addWidget(
      makeStrip(makeLabel(tr("Gas on the skeleton"), "small-strong"), gasCaption_, row));
  gasStage_ = new QStackedWidget(box);
  gasStage_->addWidget(new EmptyView("flask-conical", tr("Nothing learns yet"),
                                     tr("Press Start to watch the particles settle on a posture."),
                                     gasStage_));
  gas_ = new SkeletonPane(SkeletonPane::Name, gasStage_);
  ViewStyle style;
  style.trails = false;
  gas_->setStyle(style);
  gasStage_->addWidget(gas_);
  column->addWidget(gasStage_, 1);
  return box;
}

QWidget* TrainPage::makePreview() {
  auto* box = new QWidget(this);
  setSurface(box, "panel");
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  QHBoxLayout* row = nullptr;
  column->addWidget(
      makeStrip(new RoleLabel(ClipRole::Synthetic, tr("Preview")), sampleCaption_, row));
  sampleClass_ = new QComboBox(box);
  sampleClass_->setProperty("compact", true);
  sampleClass_->setMinimumWidth(112);
  sampleClass_->setAccessibleName(tr("Class of the preview"));
  row->addWidget(sampleClass_);
  sampleStage_ = new QStackedWidget(box);
  sampleStage_->addWidget(new EmptyView("person-standing", tr("No synthetic clip yet"),
                                        tr("A preview appears when a run has finished."),
                                        sampleStage_));
  sample_ = new SkeletonPane(SkeletonPane::Name | SkeletonPane::Scale, sampleStage_);
  ViewStyle style;
  style.trailsBySpeed = false;
  sample_->setStyle(style);
  sampleStage_->addWidget(sample_);
  column->addWidget(sampleStage_, 1);
  transport_ = new TransportBar(&context_.clock, box);
  transport_->setFrameFieldVisible(false);
  column->addWidget(transport_);
  connect(sampleClass_, &QComboBox::activated, this, &TrainPage::requestSample);
  return box;
}

void TrainPage::showData() {
  const Dataset* data = context_.workspace.data();
  if (data == nullptr) return;
  marks_ = marksOf(*data);
  bars_->setMarks(marks_);
  const QString before = sampleClass_->currentText();
  sampleClass_->clear();
  for (const QString& name : marks_.classNames()) {
    const ClassMark mark = marks_.mark(name);
    sampleClass_->addItem(markIcon(mark, true, devicePixelRatio()), name);
  }
  if (!before.isEmpty()) sampleClass_->setCurrentText(before);
  if (settings_->job() == 0) bars_->showClasses(marks_.classNames());
  showJob(settings_->job());
  for (std::size_t i = context_.workspace.runs().size(); run_.empty() && i-- > 0;) {
    showRun(context_.workspace.runFolders()[i]);
  }
}

void TrainPage::refreshMarks() {
  for (int i = 0; i < sampleClass_->count(); ++i) {
    sampleClass_->setItemIcon(
        i, markIcon(marks_.mark(sampleClass_->itemText(i)), true, devicePixelRatio()));
  }
}

void TrainPage::showRun(const std::filesystem::path& folder) {
  for (std::size_t i = 0; i < context_.workspace.runs().size(); ++i) {
    const bool finished = context_.workspace.runs()[i].state == RunState::Finished;
    if (context_.workspace.runFolders()[i] != folder || !finished) continue;
    run_ = folder;
    requestSample();
  }
}

void TrainPage::showJob(int id) {
  const Job* job = context_.jobs.find(id);
  chip_->setVisible(job != nullptr);
  command_->setVisible(job != nullptr);
  if (job == nullptr) {
    const Dataset* data = context_.workspace.data();
    title_->setText(tr("New run"));
    message_->setText(data == nullptr ? QString() : QString::fromStdString(data->name()));
    times_->clear();
    return;
  }
  title_->setText(job->title);
  chip_->setText(jobStateName(job->state));
  const bool running = job->state == JobState::Running || job->state == JobState::Pausing;
  setStyleProperty(chip_, "state",
                   running                          ? "running"
                   : job->state == JobState::Failed ? "error"
                   : job->state == JobState::Paused ? "warning"
                                                    : "");
  message_->setText(job->message);
  message_->setToolTip(job->message);
  const std::optional<double> left = job->secondsLeft();
  times_->setText(running && left
                      ? tr("Elapsed %1   About %2 left")
                            .arg(formatDuration(job->elapsedSeconds), formatDuration(*left))
                      : tr("Elapsed %1").arg(formatDuration(job->elapsedSeconds)));
  if (!job->stages.empty()) bars_->showJob(*job);
}

void TrainPage::showPreview(const Preview& preview) {
  const Dataset* data = context_.workspace.data();
  if (preview.kind != "particles" || data == nullptr) return;
  if (preview.label == gasClass_ && lastPreview_.values.size() == preview.values.size()) {
    tail_.insert(tail_.begin(), lastPreview_.values);
    if (tail_.size() > 6) tail_.pop_back();
  } else {
    tail_.clear();
  }
  lastPreview_ = preview;
  if (preview.label != gasClass_) {
    gasClass_ = preview.label;
    gasClip_.reset();
    const std::vector<std::size_t> items = data->itemsOfClass(preview.label);
    if (items.empty()) return;
    context_.workspace.loadClip(
        data->items()[items.front()], this, [this, label = preview.label](const LoadedClip& clip) {
          if (label != gasClass_) return;
          gasClip_ = clip.posed;
          PlacedClip placed;
          placed.clip = gasClip_;
          gas_->setClips({placed});
          // The gas learns the posture in the middle of the clip.
          gas_->view()->setTime(static_cast<double>(gasClip_->frames() / 2) *
                                gasClip_->frameTimeSeconds);
          gas_->view()->frameFigure();
          showPreview(lastPreview_);
        });
  }
  gasStage_->setCurrentWidget(gas_);
  gas_->view()->setParticles({preview.values, tail_});
  gasCaption_->setText(
      tr("%1, iteration %2").arg(QString::fromStdString(preview.label)).arg(preview.step));
  gas_->setTitle(counted(static_cast<qsizetype>(preview.values.extent(0)), tr("%1 particle"),
                         tr("%1 particles")),
                 {});
}

void TrainPage::finishJob(int id) {
  const Job* job = context_.jobs.find(id);
  if (job == nullptr) return;
  context_.workspace.addRun(job->request.out);
  run_ = job->request.out;
  requestSample();
}

void TrainPage::addNotice(const Notice& notice) {
  // What a parameter's row says already is not said twice.
  if (notice.place.file.empty() && panel_->row(notice.place.item) != nullptr) return;
  auto& [bar, places] = told_[notice.message];
  ++places;
  if (bar.isNull()) {
    bar = notices_->add(notice);
    return;
  }
  Notice joined = notice;
  joined.place = {};
  joined.place.item = tr("%1 places").arg(places).toStdString();
  bar->setNotice(joined);
}

void TrainPage::requestSample() {
  if (run_.empty() || sampleClass_->currentIndex() < 0) return;
  SampleRequest request;
  request.run = run_;
  request.label = sampleClass_->currentText().toStdString();
  request.set = settings_->samplingSet();
  sampler_.request(request);
}

void TrainPage::showSample(const SampleRequest& request, const LoadedClip& clip,
                           const QString& source) {
  const bool first = sampleStage_->currentWidget() != sample_;
  shown_ = clip.posed;
  PlacedClip placed;
  placed.clip = clip.posed;
  placed.role = ClipRole::Synthetic;
  sampleStage_->setCurrentWidget(sample_);
  if (isVisible()) fillClock();
  sample_->view()->setTime(context_.clock.time());
  sample_->setClips({placed}, first);
  const QString name = QString::fromStdString(request.label);
  sample_->setTitle(tr("%1 / synthetic %2").arg(name).arg(request.number), source,
                    marks_.mark(name));
  sampleCaption_->setText(tr("%1, same random draw at each update")
                              .arg(QString::fromStdString(run_.filename().string())));
  emit previewShown(name);
}

void TrainPage::fillClock() {
  context_.clock.setFrameTime(shown_ ? shown_->frameTimeSeconds : 1.0 / 30.0);
  context_.clock.setDuration(shown_ ? playedSeconds(*shown_) : 0.0);
}

void TrainPage::showEvent(QShowEvent* event) {
  fillClock();
  QWidget::showEvent(event);
}

void TrainPage::hideEvent(QHideEvent* event) {
  context_.clock.setPlaying(false);
  QWidget::hideEvent(event);
}

}  // namespace emoforge
