// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/compare_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/item_names.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/player/pair_alignment.h"
#include "app/gui/player/role_label.h"
#include "app/gui/player/skeleton_pane.h"
#include "widgets/empty_view.h"
#include "widgets/playback_keys.h"
#include "widgets/segmented_control.h"
#include "widgets/surface.h"
#include "widgets/theme.h"
#include "widgets/timeline.h"
#include "widgets/transport_bar.h"

namespace emoforge {
namespace {

constexpr int samplesOffered = 10;
constexpr float overlayOpacity = 0.72F;

}  // namespace

ComparePage::ComparePage(const WindowContext& context, QWidget* parent)
    : QWidget(parent), context_(context) {
  setSurface(this, "app");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  auto* panes = new QSplitter(Qt::Horizontal, this);
  panes->setChildrenCollapsible(false);
  panes->addWidget(makeSide(false));
  panes->addWidget(rightBox_ = makeSide(true));
  panes->setSizes({500, 500});
  column->addWidget(panes, 1);
  timeline_ = new Timeline(&context_.clock, this);
  timeline_->setUnit(Timeline::Unit::Seconds);
  transport_ = new TransportBar(&context_.clock, this);
  transport_->setFrameFieldVisible(false);
  realFrame_ = new RoleLabel(ClipRole::Real, {}, this);
  syntheticFrame_ = new RoleLabel(ClipRole::Synthetic, {}, this);
  transport_->addInfo(realFrame_);
  transport_->addInfo(syntheticFrame_);
  column->addWidget(timeline_);
  column->addWidget(transport_);
  new PlaybackKeys(this, &context_.clock);

  for (SkeletonPane* pane : {left_, right_}) {
    connect(&context_.clock, &PlaybackClock::timeChanged, pane->view(), &SkeletonView::setTime);
  }
  shareCamera(left_, right_);
  shareCamera(right_, left_);
  connect(right_, &SkeletonPane::styleChanged, left_, &SkeletonPane::setStyle);
  connect(&context_.clock, &PlaybackClock::timeChanged, this, &ComparePage::showFrames);
  connect(&context_.workspace, &Workspace::opened, this, &ComparePage::showData);
  connect(&context_.workspace, &Workspace::runsChanged, this, &ComparePage::showRuns);
  connect(&context_.workspace, &Workspace::selectionChanged, this, &ComparePage::showSelection);
  connect(&sampler_, &RunSampler::sampled, this, &ComparePage::showSynthetic);
  connect(&sampler_, &RunSampler::failed, this, &ComparePage::notice);
  connect(&theme(), &Theme::changed, this, &ComparePage::refreshMarks);
  showData();
}

QWidget* ComparePage::makeHead() {
  auto* head = new QWidget(this);
  setSurface(head, "page-head");
  head->setFixedHeight(theme().scaled(44));
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(10);
  mode_ = new SegmentedControl(tr("Arrangement"), head);
  mode_->addSegment(tr("Side by side"), "columns-2");
  mode_->addSegment(tr("Overlay"), "layers-2");
  mode_->setCurrentIndex(0);
  row->addWidget(mode_);
  row->addWidget(makeLabel(tr("Align"), "detail", head));
  align_ = new QComboBox(head);
  align_->setAccessibleName(tr("Align"));
  align_->addItems({tr("start, heading"), tr("as recorded")});
  row->addWidget(align_);
  row->addWidget(makeLabel(tr("Offset"), "detail", head));
  offset_ = new QSpinBox(head);
  offset_->setAccessibleName(tr("Offset of the synthetic clip"));
  offset_->setRange(-10000, 10000);
  offset_->setSuffix(tr(" frames"));
  row->addWidget(offset_);
  row->addStretch(1);
  oneCamera_ = new QCheckBox(tr("One camera"), head);
  oneCamera_->setChecked(true);
  row->addWidget(oneCamera_);
  connect(mode_, &SegmentedControl::activated, this, [this] { arrange(true); });
  connect(align_, &QComboBox::activated, this, [this] { arrange(true); });
  connect(offset_, &QSpinBox::valueChanged, this, [this] { arrange(false); });
  return head;
}

QWidget* ComparePage::makeSide(bool synthetic) {
  auto* box = new QWidget(this);
  setSurface(box, "panel");
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* strip = new QWidget(box);
  setSurface(strip, "strip");
  strip->setFixedHeight(theme().scaled(32));
  auto* row = new QHBoxLayout(strip);
  row->setContentsMargins(12, 0, 6, 0);
  row->setSpacing(8);
  row->addWidget(new RoleLabel(synthetic ? ClipRole::Synthetic : ClipRole::Real,
                               synthetic ? tr("Synthetic") : tr("Real"), strip));
  Side& side = synthetic ? syntheticSide_ : realSide_;
  side.clips = new QComboBox(strip);
  side.clips->setProperty("compact", true);
  side.clips->setMinimumWidth(216);
  side.clips->setMaximumWidth(300);
  side.clips->setAccessibleName(synthetic ? tr("Synthetic clip") : tr("Real clip"));
  side.caption = makeLabel({}, "detail", strip);
  side.strip = strip;
  side.column = column;
  row->addWidget(side.clips);
  row->addWidget(side.caption);
  row->addStretch(1);
  auto* back = makeIconButton("chevron-left",
                              synthetic ? tr("Previous synthetic clip") : tr("Previous real clip"),
                              strip, true);
  auto* next = makeIconButton(
      "chevron-right", synthetic ? tr("Next synthetic clip") : tr("Next real clip"), strip, true);
  row->addWidget(back);
  row->addWidget(next);
  connect(back, &QToolButton::clicked, this, [this, combo = side.clips] { step(combo, -1); });
  connect(next, &QToolButton::clicked, this, [this, combo = side.clips] { step(combo, 1); });
  column->addWidget(strip);
  ViewStyle style;
  style.trailsBySpeed = false;
  if (!synthetic) {
    left_ = new SkeletonPane(SkeletonPane::Scale, box);
    left_->setStyle(style);
    column->addWidget(left_, 1);
    connect(side.clips, &QComboBox::activated, this, &ComparePage::chooseReal);
    return box;
  }
  rightStage_ = new QStackedWidget(box);
  missing_ = new EmptyView("flask-conical", tr("No synthetic clips yet"),
                           tr("Train a generator on this data set."));
  missing_->setButton(tr("Train"));
  connect(missing_, &EmptyView::buttonClicked, this, &ComparePage::trainRequested);
  rightStage_->addWidget(missing_);
  right_ = new SkeletonPane(SkeletonPane::Buttons, rightStage_);
  style.axesCross = false;
  right_->setStyle(style);
  rightStage_->addWidget(right_);
  column->addWidget(rightStage_, 1);
  connect(side.clips, &QComboBox::activated, this, &ComparePage::requestSynthetic);
  return box;
}

bool ComparePage::overlaid() const {
  return mode_->currentIndex() == 1;
}

void ComparePage::shareCamera(SkeletonPane* from, SkeletonPane* to) {
  connect(from->view(), &SkeletonView::cameraMoved, this, [this, to](const OrbitCamera& camera) {
    if (oneCamera_->isChecked()) to->view()->setCamera(camera);
  });
}

void ComparePage::step(QComboBox* combo, int rows) {
  if (combo->count() == 0) return;
  combo->setCurrentIndex((combo->currentIndex() + rows + combo->count()) % combo->count());
  emit combo->activated(combo->currentIndex());
}

void ComparePage::showData() {
  realSide_.clips->clear();
  const Dataset* data = context_.workspace.data();
  if (data == nullptr) return;
  marks_ = marksOf(*data);
  const ItemNames names(*data);
  for (const Item& item : data->items()) {
    const QString label = QString::fromStdString(item.label);
    const ClassMark mark = marks_.mark(label);
    realSide_.clips->addItem(markIcon(mark, false, devicePixelRatio()),
                             tr("%1 / %2").arg(label, names.of(item)),
                             QString::fromStdString(item.id));
  }
  run_.clear();
  showRuns();
  showSelection();
}

void ComparePage::refreshMarks() {
  const Dataset* data = context_.workspace.data();
  if (data == nullptr) return;
  for (int i = 0; i < realSide_.clips->count(); ++i) {
    const Item* item = data->find(realSide_.clips->itemData(i).toString().toStdString());
    if (item == nullptr) continue;
    const ClassMark mark = marks_.mark(QString::fromStdString(item->label));
    realSide_.clips->setItemIcon(i, markIcon(mark, false, devicePixelRatio()));
  }
  if (const Item* item = context_.workspace.currentItem()) {
    const ClassMark mark = marks_.mark(QString::fromStdString(item->label));
    for (int i = 0; i < syntheticSide_.clips->count(); ++i) {
      syntheticSide_.clips->setItemIcon(i, markIcon(mark, true, devicePixelRatio()));
    }
  }
}

void ComparePage::showRuns() {
  const auto& runs = context_.workspace.runs();
  for (std::size_t i = runs.size(); i-- > 0;) {
    if (runs[i].state != RunState::Finished) continue;
    if (run_ != context_.workspace.runFolders()[i]) showRun(context_.workspace.runFolders()[i]);
    return;
  }
}

void ComparePage::showRun(const std::filesystem::path& folder) {
  for (std::size_t i = 0; i < context_.workspace.runs().size(); ++i) {
    const RunRecord& record = context_.workspace.runs()[i];
    if (context_.workspace.runFolders()[i] != folder || record.state != RunState::Finished)
      continue;
    run_ = folder;
    syntheticSide_.caption->setText(
        tr("%1, seed %2").arg(QString::fromStdString(folder.filename().string())).arg(record.seed));
    fillSynthetic();
  }
}

void ComparePage::showSelection() {
  const Item* item = context_.workspace.currentItem();
  if (item == nullptr) return;
  const int row = realSide_.clips->findData(QString::fromStdString(item->id));
  if (row < 0) return showData();
  if (item->id == wantedReal_) return;
  realSide_.clips->setCurrentIndex(row);
  wantedReal_ = item->id;
  realSide_.caption->setText(QString::fromStdString(std::string(item->column("split"))));
  context_.workspace.loadClip(*item, this, [this, id = item->id](const LoadedClip& clip) {
    if (id != wantedReal_) return;
    real_ = clip.posed;
    arrange(true);
  });
  fillSynthetic();
}

void ComparePage::chooseReal() {
  // One selection in the whole window: the page asks for it and follows like all others.
  context_.workspace.select(context_.workspace.currentData(),
                            {realSide_.clips->currentData().toString().toStdString()});
}

void ComparePage::fillSynthetic() {
  const Item* item = context_.workspace.currentItem();
  if (run_.empty() || item == nullptr) return;
  const QString label = QString::fromStdString(item->label);
  const QString before = syntheticSide_.clips->property("run-and-class").toString();
  const QString now = QString::fromStdString(run_.string()) + '\n' + label;
  if (before == now) return;
  syntheticSide_.clips->setProperty("run-and-class", now);
  syntheticSide_.clips->clear();
  const ClassMark mark = marks_.mark(label);
  const QIcon icon = markIcon(mark, true, devicePixelRatio());
  for (int number = 1; number <= samplesOffered; ++number) {
    syntheticSide_.clips->addItem(
        icon, tr("%1 / synthetic %2").arg(label).arg(number, 2, 10, QChar('0')), number);
  }
  requestSynthetic();
}

void ComparePage::requestSynthetic() {
  const Item* item = context_.workspace.currentItem();
  if (run_.empty() || item == nullptr) return;
  SampleRequest request;
  request.run = run_;
  request.label = item->label;
  request.number =
      static_cast<std::size_t>(std::max(1, syntheticSide_.clips->currentData().toInt()));
  sampler_.request(request);
}

void ComparePage::showSynthetic(const SampleRequest& request, const LoadedClip& clip,
                                const QString& source) {
  if (request.run != run_) return;
  synthetic_ = clip.posed;
  syntheticSide_.clips->setToolTip(source);
  rightStage_->setCurrentWidget(right_);
  arrange(true);
}

void ComparePage::arrange(bool reframe) {
  const bool one = overlaid() && synthetic_;
  rightBox_->setVisible(!one);
  // One picture, but still two clips to choose.
  if (one) {
    realSide_.column->insertWidget(1, syntheticSide_.strip);
  } else {
    syntheticSide_.column->insertWidget(0, syntheticSide_.strip);
  }
  std::vector<PlacedClip> clips;
  if (real_) clips.push_back({.clip = real_, .role = ClipRole::Real});
  if (synthetic_) {
    PlacedClip placed{.clip = synthetic_, .role = ClipRole::Synthetic};
    if (real_ && align_->currentIndex() == 0) alignStart(*real_, placed);
    placed.startSeconds = offset_->value() * synthetic_->frameTimeSeconds;
    clips.push_back(placed);
  }
  if (isVisible()) {
    double length = 0.0;
    for (const PlacedClip& placed : clips) {
      length = std::max(length, placed.startSeconds + playedSeconds(*placed.clip));
    }
    context_.clock.setFrameTime(real_ ? real_->frameTimeSeconds : 1.0 / 30.0);
    context_.clock.setDuration(length);
  }
  for (SkeletonPane* pane : {left_, right_}) pane->view()->setTime(context_.clock.time());
  if (overlaid() && clips.size() == 2) {
    clips[1].opacity = overlayOpacity;
    left_->setClips(clips, reframe);
  } else {
    if (synthetic_) right_->setClips({clips.back()}, reframe && !real_);
    left_->setClips(real_ ? std::vector<PlacedClip>{clips.front()} : std::vector<PlacedClip>{},
                    reframe);
    if (oneCamera_->isChecked() && real_) right_->view()->setCamera(left_->view()->camera());
  }
  showFrames();
  if (hasPair()) emit pairShown();
}

void ComparePage::showFrames() {
  const auto text = [this](const std::shared_ptr<const PosedClip>& clip, double start) {
    if (!clip) return QString();
    const int frame = PlaybackClock::frameAt(context_.clock.time() - start, clip->frameTimeSeconds,
                                             static_cast<int>(clip->frames()));
    return tr("frame %1").arg(frame);
  };
  realFrame_->setText(text(real_, 0.0));
  const double start = synthetic_ ? offset_->value() * synthetic_->frameTimeSeconds : 0.0;
  syntheticFrame_->setText(text(synthetic_, start));
}

void ComparePage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  arrange(true);
}

void ComparePage::hideEvent(QHideEvent* event) {
  context_.clock.setPlaying(false);
  QWidget::hideEvent(event);
}

}  // namespace emoforge
