// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/compare_page.h"

#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/compare/compare_head.h"
#include "app/gui/compare/metric_panel.h"
#include "app/gui/compare/nearest_panel.h"
#include "app/gui/compare/pane_grid.h"
#include "app/gui/compare/pane_stage.h"
#include "app/gui/job.h"
#include "app/gui/player/skeleton_pane.h"
#include "widgets/empty_view.h"
#include "widgets/playback_keys.h"
#include "widgets/surface.h"

namespace emoforge {

ComparePage::ComparePage(const WindowContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      head_(new CompareHead(this)),
      stage_(new PaneStage(context, head_, this)),
      metrics_(new MetricPanel(this)),
      nearest_(new NearestPanel(&context.clock)) {
  setSurface(this, "app");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(head_);
  column->addWidget(stage_, 1);
  column->addWidget(metrics_);
  connect(metrics_, &MetricPanel::notice, this, &ComparePage::notice);
  new PlaybackKeys(this, &context_.clock);
  prepare(stage_->grid()->real());
  prepare(stage_->grid()->synthetic());
  connectHead();
  connectSearch();
  connect(stage_, &PaneStage::pairShown, this, &ComparePage::pairShown);
  connect(&context_.workspace, &Workspace::opened, this, &ComparePage::showData);
  connect(&context_.workspace, &Workspace::runsChanged, this, &ComparePage::showRuns);
  connect(&context_.workspace, &Workspace::selectionChanged, this, &ComparePage::showSelection);
  showData();
}

ComparePage::~ComparePage() {
  if (nearest_->parent() == nullptr) delete nearest_;
}

PaneGrid* ComparePage::grid() const {
  return stage_->grid();
}

SkeletonPane* ComparePage::realPane() const {
  return grid()->real()->stage();
}

SkeletonPane* ComparePage::syntheticPane() const {
  return grid()->synthetic()->stage();
}

bool ComparePage::hasPair() const {
  return stage_->hasPair();
}

FigureOrigin ComparePage::figureOrigin() const {
  const Dataset* data = context_.workspace.data();
  if (data == nullptr) return {};
  FigureOrigin origin;
  origin.classes = data->classes();
  Json clips = Json::array();
  for (const ComparePane* pane : grid()->panes()) {
    if (!pane->source()->hasClip()) continue;
    const std::string id = pane->chooser()->current().toStdString();
    const bool synthetic = pane->role() == ClipRole::Synthetic;
    Json clip{{"id", id}, {"role", synthetic ? "synthetic" : "real"}};
    if (synthetic) {
      clip["run"] = pane->run().string();
      clip["seed"] = SampleRequest{}.seed;
    }
    clips.push_back(std::move(clip));
    origin.title += (origin.title.empty() ? "" : " | ") + id;
  }
  origin.record = {{"data", context_.workspace.dataRecord()}, {"clips", std::move(clips)}};
  return origin;
}

QStringList ComparePage::shownRealIds() const {
  QStringList ids;
  for (const ComparePane* pane : grid()->panes()) {
    if (pane->role() != ClipRole::Synthetic && pane->source()->hasClip())
      ids << pane->chooser()->current();
  }
  return ids;
}

SyntheticClips ComparePage::shownSynthetic() const {
  SyntheticClips clips;
  clips.run = grid()->synthetic()->run();
  clips.seed = SampleRequest{}.seed;
  for (const ComparePane* pane : grid()->panes()) {
    if (pane->role() != ClipRole::Synthetic || !pane->source()->hasClip()) continue;
    if (pane->run() != clips.run) continue;
    if (const auto sample = shownSample(pane)) clips.chosen.push_back(*sample);
  }
  return clips;
}

std::optional<SampleChoice> ComparePage::shownSample(const ComparePane* pane) const {
  const RunRecord* record = recordOf(pane->run());
  if (record == nullptr) return std::nullopt;
  return syntheticSample(pane->chooser()->current().toStdString(), record->classes);
}

void ComparePage::connectHead() {
  connect(head_, &CompareHead::clipsRequested, this, &ComparePage::clipsRequested);
  connect(head_, &CompareHead::figureRequested, this, &ComparePage::figureRequested);
  connect(head_->paneMenu(), &QMenu::aboutToShow, this, &ComparePage::fillPaneMenu);
  connect(grid(), &PaneGrid::panesChanged, this, [this] {
    head_->setPanesFull(grid()->isFull());
    stage_->arrange(false);
  });
}

void ComparePage::connectSearch() {
  connect(&search_, &CopySearch::progressed, nearest_, &NearestPanel::showProgress);
  connect(&search_, &CopySearch::failed, nearest_, &NearestPanel::showFailure);
  connect(&search_, &CopySearch::found, this, &ComparePage::takeReport);
  connect(nearest_, &NearestPanel::retryRequested, this, &ComparePage::searchCopies);
  connect(nearest_, &NearestPanel::trainRequested, this, &ComparePage::trainRequested);
  connect(nearest_, &NearestPanel::showBesideRequested, this, &ComparePage::showNearestBeside);
  connect(nearest_, &NearestPanel::cancelRequested, this, [this] {
    search_.cancel();
    nearest_->showFailure(
        {Notice::Severity::Info, tr("The search was stopped.").toStdString(), {}, {}});
  });
  connect(nearest_, &NearestPanel::chosen, this, [this](std::size_t number) {
    requestSynthetic(grid()->synthetic(), {nearest_->report()->label, number});
  });
  connect(nearest_, &NearestPanel::excludeRequested, this, [this](const QStringList& ids) {
    std::vector<std::string> texts;
    for (const QString& id : ids) texts.push_back(id.toStdString());
    context_.workspace.setExcludedOfRun(grid()->synthetic()->run(), texts, true);
  });
  connect(&context_.workspace, &Workspace::excludedChanged, this, &ComparePage::showExcluded);
}

/// Connects a new pane with what it shows.
void ComparePage::prepare(ComparePane* pane) {
  connect(pane->source(), &ClipSource::loaded, this, [this, pane] {
    pane->showState();
    pane->chooser()->setToolTip(pane->source()->origin());
    stage_->arrange(pane == grid()->real());
  });
  connect(pane->source(), &ClipSource::failed, this, &ComparePage::notice);
  const bool main = pane == grid()->real() || pane == grid()->synthetic();
  if (pane->role() == ClipRole::Real) {
    connect(pane->chooser(), &ClipChooser::chosen, this, [this, pane, main](const QString& id) {
      if (main) return chooseReal(id);
      const Dataset* data = context_.workspace.data();
      const Item* item = data == nullptr ? nullptr : data->find(id.toStdString());
      if (item != nullptr) pane->source()->requestItem(*item);
    });
  } else if (pane->role() == ClipRole::Synthetic) {
    connect(pane->chooser(), &ClipChooser::chosen, this, [this, pane] {
      if (const auto sample = shownSample(pane)) requestSynthetic(pane, *sample);
    });
  }
  if (pane != grid()->synthetic()) return;
  pane->empty()->setContent("flask-conical", tr("No synthetic clips yet"),
                            tr("Train a generator on this data set."));
  pane->empty()->setButton(tr("Train"));
  connect(pane->empty(), &EmptyView::buttonClicked, this, &ComparePage::trainRequested);
}

void ComparePage::fillPaneMenu() {
  QMenu* menu = head_->paneMenu();
  menu->clear();
  menu->addAction(tr("Real clip"), this, &ComparePage::addRealPane);
  const auto& folders = context_.workspace.runFolders();
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (context_.workspace.runs()[i].state != RunState::Finished) continue;
    const QString name = QString::fromStdString(folders[i].filename().string());
    menu->addAction(tr("Synthetic clip of %1").arg(name), this,
                    [this, folder = folders[i]] { addSyntheticPane(folder); });
  }
  QAction* nearest =
      menu->addAction(tr("Nearest training clip"), this, &ComparePage::showNearestBeside);
  nearest->setEnabled(nearest_->current() != nullptr);
}

void ComparePage::addRealPane() {
  ComparePane* pane = grid()->addPane(ClipRole::Real);
  const Item* item = context_.workspace.currentItem();
  if (pane == nullptr || item == nullptr) return;
  prepare(pane);
  fillReal(pane);
  pane->chooser()->setCurrent(QString::fromStdString(item->id));
  pane->source()->requestItem(*item);
}

void ComparePage::addSyntheticPane(const std::filesystem::path& run) {
  ComparePane* pane = grid()->addPane(ClipRole::Synthetic);
  if (pane == nullptr) return;
  prepare(pane);
  pane->setRun(run);
  fillSynthetic(pane);
  requestSynthetic(pane, wantedSynthetic_);
}

void ComparePage::showNearestBeside() {
  for (ComparePane* pane : grid()->panes()) {
    if (pane->role() == ClipRole::Nearest) return;  // it follows already
  }
  ComparePane* pane = grid()->addPane(ClipRole::Nearest);
  if (pane == nullptr) return;
  prepare(pane);
  showNearest();
}

void ComparePage::showNearest() {
  const CopyRow* row = nearest_->current();
  if (row == nullptr) return;
  const std::size_t index = row->nearest.first.index;
  const TrainingNeighbours& training = *nearest_->report()->training;
  const LoadedClip& clip = row->nearestClip;
  const PoseMatch& match = row->nearest.first.match;
  stage_->setNearest(clip);
  for (ComparePane* pane : grid()->panes()) {
    if (pane->role() != ClipRole::Nearest) continue;
    const Item& item = training.items[index];
    pane->chooser()->setEntries({{QString::fromStdString(item.id), nearest_->nearestName(*row),
                                  marks_.mark(QString::fromStdString(item.label))}});
    pane->chooser()->setCaption((match.mirrored ? tr("%1 mm, in the mirror") : tr("%1 mm"))
                                    .arg(1000.0 * match.metres, 0, 'f', 0));
    pane->source()->setClip(clip);
  }
}

void ComparePage::fillReal(ComparePane* pane) {
  QVector<ClipChooser::Entry> entries;
  if (const Dataset* data = context_.workspace.data()) {
    for (const Item& item : data->items()) {
      const QString label = QString::fromStdString(item.label);
      entries.append({QString::fromStdString(item.id), tr("%1 / %2").arg(label, names_.of(item)),
                      marks_.mark(label)});
    }
  }
  pane->chooser()->setEntries(entries);
}

void ComparePage::showData() {
  search_.clear();
  metrics_->clear();
  nearest_->showMissing();
  const Dataset* data = context_.workspace.data();
  marks_ = data == nullptr ? ClassMarks() : marksOf(*data);
  names_ = data == nullptr ? ItemNames() : ItemNames(*data);
  wantedReal_.clear();
  wantedSynthetic_ = {};
  while (grid()->panes().size() > 2) grid()->removePane(grid()->panes().back());
  for (ComparePane* pane : grid()->panes()) {
    pane->source()->clear();
    pane->setRun({});
    pane->chooser()->setEntries({});
    pane->chooser()->setCaption({});
    pane->showState();
  }
  stage_->setNearest({});
  fillReal(grid()->real());
  showRuns();
  showSelection();
}

const RunRecord* ComparePage::recordOf(const std::filesystem::path& run) const {
  const auto& folders = context_.workspace.runFolders();
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const RunRecord& record = context_.workspace.runs()[i];
    if (folders[i] == run && record.state == RunState::Finished) return &record;
  }
  return nullptr;
}

void ComparePage::showRuns() {
  // The newest finished run, unless one is shown.
  if (recordOf(grid()->synthetic()->run()) != nullptr) return;
  const auto& folders = context_.workspace.runFolders();
  for (std::size_t i = folders.size(); i-- > 0;) {
    if (recordOf(folders[i]) != nullptr) return showRun(folders[i]);
  }
}

void ComparePage::showRun(const std::filesystem::path& folder) {
  ComparePane* pane = grid()->synthetic();
  if (recordOf(folder) == nullptr || pane->run() == folder) return;
  pane->setRun(folder);
  fillSynthetic(pane);
  requestSynthetic(pane, wantedSynthetic_);
  searchCopies();
  offerMetrics();
}

void ComparePage::offerMetrics() {
  const std::filesystem::path& run = grid()->synthetic()->run();
  const RunRecord* record = recordOf(run);
  if (record == nullptr || record->classes.empty()) return;
  // As many as there are real ones, as far as that is quick and enough.
  constexpr std::size_t kFewest = 10;
  constexpr std::size_t kMost = 50;
  const std::size_t perClass =
      std::clamp(record->items.size() / record->classes.size(), kFewest, kMost);
  const TrainRequest made = requestOf(*record, run);
  metrics_->setRun({run, made.data, made.import, perClass});
}

void ComparePage::fillSynthetic(ComparePane* pane) {
  const RunRecord* record = recordOf(pane->run());
  if (record == nullptr) return;
  pane->chooser()->setEntries(syntheticEntries(*record, marks_));
  pane->chooser()->setCaption(tr("%1, seed %2")
                                  .arg(QString::fromStdString(pane->run().filename().string()))
                                  .arg(record->seed));
}

void ComparePage::showSelection() {
  const Dataset* data = context_.workspace.data();
  const Item* item = context_.workspace.currentItem();
  if (data == nullptr || item == nullptr || item->id == wantedReal_) return;
  ComparePane* pane = grid()->real();
  if (!pane->chooser()->setCurrent(QString::fromStdString(item->id))) {
    // Another data set is looked at now.
    marks_ = marksOf(*data);
    names_ = ItemNames(*data);
    fillReal(pane);
    pane->chooser()->setCurrent(QString::fromStdString(item->id));
  }
  wantedReal_ = item->id;
  const auto split = QString::fromStdString(std::string(item->column("split")));
  pane->chooser()->setCaption(split.isEmpty() ? QString() : tr("%1 split").arg(split));
  pane->source()->requestItem(*item);
  // The number that was chosen stays, the class follows.
  if (wantedSynthetic_.label != item->label) {
    requestSynthetic(grid()->synthetic(), {item->label, wantedSynthetic_.number});
  }
}

void ComparePage::chooseReal(const QString& id) {
  // One selection in the whole window: the page asks for it and follows like all others.
  context_.workspace.select(context_.workspace.currentData(), {id.toStdString()});
}

void ComparePage::requestSynthetic(ComparePane* pane, const SampleChoice& sample) {
  const bool main = pane == grid()->synthetic();
  const bool otherClass = main && sample.label != wantedSynthetic_.label;
  if (main) wantedSynthetic_ = sample;
  const RunRecord* record = recordOf(pane->run());
  if (record == nullptr || std::ranges::count(record->classes, sample.label) == 0) return;
  pane->chooser()->setCurrent(QString::fromStdString(syntheticId(sample)));
  pane->source()->requestSample(pane->run(), sample.label, sample.number);
  if (!main) return;
  emit nearestTitleChanged(tr("synthetic %1").arg(sample.number, 2, 10, QChar('0')));
  if (otherClass) {
    searchCopies();
  } else {
    nearest_->setCurrent(sample.number);
    showNearest();
  }
}

void ComparePage::searchCopies() {
  const RunRecord* record = recordOf(grid()->synthetic()->run());
  if (record == nullptr || std::ranges::count(record->classes, wantedSynthetic_.label) == 0) return;
  // Nobody waits for it while another page is shown.
  if (!isVisible()) return;
  nearest_->showProgress({}, 0.0);
  search_.request(grid()->synthetic()->run(), wantedSynthetic_.label, clipsOfferedPerClass);
}

void ComparePage::takeReport(const CopyReportPtr& report) {
  nearest_->setCurrent(wantedSynthetic_.number);
  nearest_->showReport(report, names_, marks_);
  showExcluded();
  showNearest();
}

void ComparePage::showExcluded() {
  QStringList ids;
  for (const std::string& id : context_.workspace.excludedIdsOfRun(grid()->synthetic()->run())) {
    ids << QString::fromStdString(id);
  }
  nearest_->setExcluded(ids);
}

void ComparePage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  stage_->arrange(true);
  const CopyReportPtr& report = nearest_->report();
  const bool current = report && report->run == grid()->synthetic()->run() &&
                       report->label == wantedSynthetic_.label;
  if (!current) searchCopies();
}

void ComparePage::hideEvent(QHideEvent* event) {
  context_.clock.setPlaying(false);
  QWidget::hideEvent(event);
}

}  // namespace emoforge
