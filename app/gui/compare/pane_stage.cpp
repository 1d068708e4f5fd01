// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/pane_stage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/background.h"
#include "app/gui/compare/compare_head.h"
#include "app/gui/compare/distance_plate.h"
#include "app/gui/compare/pane_grid.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/player/motion_curves.h"
#include "app/gui/player/role_label.h"
#include "app/gui/player/skeleton_pane.h"
#include "widgets/surface.h"
#include "widgets/theme.h"
#include "widgets/timeline.h"
#include "widgets/transport_bar.h"

namespace emoforge {
namespace {

constexpr int defaultOpacityPercent = 72;
constexpr int foldHeight = 640;  ///< lower pages begin without curves

}  // namespace

PaneStage::PaneStage(const WindowContext& context, CompareHead* head, QWidget* parent)
    : QWidget(parent),
      context_(context),
      head_(head),
      splitter_(new QSplitter(Qt::Vertical, this)),
      distances_(new DistancePlate) {
  opacityBox_ = makeOpacity();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  splitter_->addWidget(makePlayer());
  curves_ = new MotionCurves(&context_.clock, timeline_->axis());
  curves_->setRows({"flexion/elbow/right", "flexion/knee/right"});
  splitter_->addWidget(curves_);
  splitter_->setObjectName("keep-stage");
  splitter_->setStretchFactor(0, 1);
  splitter_->setChildrenCollapsible(false);
  splitter_->setSizes({560, 280});
  column->addWidget(splitter_);
  grid_->real()->stage()->view()->addPlate(Qt::TopLeftCorner, distances_);
  distances_->hide();
  connect(head_, &CompareHead::overlaidChanged, this, [this] { place(true); });
  connect(head_, &CompareHead::alignmentChanged, this, [this] { arrange(true); });
  connect(head_, &CompareHead::offsetsChanged, this, [this] { place(false); });
  connect(head_, &CompareHead::oneCameraChanged, grid_, &PaneGrid::setOneCamera);
  connect(&context_.clock, &PlaybackClock::timeChanged, this, &PaneStage::showFrames);
}

QWidget* PaneStage::makePlayer() {
  auto* player = new QWidget(this);
  auto* column = new QVBoxLayout(player);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  grid_ = new PaneGrid(context_, player);
  timeline_ = new Timeline(&context_.clock, player);
  timeline_->setUnit(Timeline::Unit::Seconds);
  transport_ = new TransportBar(&context_.clock, player);
  transport_->setFrameFieldVisible(false);
  realFrame_ = new RoleLabel(ClipRole::Real, {}, player);
  syntheticFrame_ = new RoleLabel(ClipRole::Synthetic, {}, player);
  transport_->addInfo(realFrame_);
  transport_->addInfo(syntheticFrame_);
  curvesButton_ = makeIconButton("chart-line", tr("Curves under the panes"), player);
  curvesButton_->setCheckable(true);
  curvesButton_->setChecked(true);
  transport_->addTool(curvesButton_);
  connect(curvesButton_, &QToolButton::clicked, this, [this](bool shown) {
    curvesChosen_ = true;
    setCurvesVisible(shown);
  });
  column->addWidget(grid_, 1);
  column->addWidget(timeline_);
  column->addWidget(transport_);
  return player;
}

QWidget* PaneStage::makeOpacity() {
  auto* box = new QWidget(this);
  setSurface(box, "strip");
  box->setFixedHeight(theme().scaled(32));
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(8);
  opacity_ = new QSlider(Qt::Horizontal, box);
  opacity_->setAccessibleName(tr("Synthetic opacity"));
  opacity_->setToolTip(tr("How much of the real figure shines through the synthetic one."));
  opacity_->setRange(10, 100);
  opacity_->setValue(defaultOpacityPercent);
  opacity_->setFixedWidth(theme().scaled(90));
  opacityText_ = makeLabel(tr("%1 %").arg(defaultOpacityPercent), "detail", box);
  row->addWidget(makeLabel(tr("Synthetic opacity"), "detail", box));
  row->addWidget(opacity_);
  row->addWidget(opacityText_);
  box->hide();
  connect(opacity_, &QSlider::valueChanged, this, [this](int percent) {
    opacityText_->setText(tr("%1 %").arg(percent));
    place(false);
  });
  return box;
}

bool PaneStage::hasPair() const {
  return panes_.size() >= 2 && panes_[0] == grid_->real() && panes_[1] == grid_->synthetic() &&
         placed_.size() >= 2;
}

void PaneStage::setNearest(const LoadedClip& clip) {
  if (clip.posed == nearest_.posed) return;
  nearest_ = clip;
  arrange(false);
}

void PaneStage::arrange(bool reframe) {
  reframe_ = reframe_ || reframe;
  std::vector<ComparePane*> panes;
  std::vector<LoadedClip> clips;
  for (ComparePane* pane : grid_->panes()) {
    if (!pane->source()->hasClip()) continue;
    panes.push_back(pane);
    clips.push_back(pane->source()->clip());
  }
  if (nearest_.posed) clips.push_back(nearest_);
  const int generation = ++generation_;
  runInBackground(
      this, [clips, choice = head_->alignment()] { return arrangeClips(clips, choice); },
      [this, generation, panes](std::vector<ArrangedClip> clips) {
        if (generation != generation_) return;
        panes_ = panes;
        arranged_ = std::move(clips);
        place(std::exchange(reframe_, false));
        emit this->arranged();
      });
}

void PaneStage::place(bool reframe) {
  placed_.clear();
  double earliest = 0.0;
  QString problem;
  for (std::size_t i = 0; i < arranged_.size(); ++i) {
    const ClipRole role = i < panes_.size() ? panes_[i]->role() : ClipRole::Nearest;
    const double offset = head_->offsetFrames(role) * arranged_[i].shown->frameTimeSeconds;
    placed_.push_back(emoforge::placed(arranged_[i], role, offset));
    earliest = std::min(earliest, placed_.back().startSeconds);
    if (!arranged_[i].placement.found) {
      problem = tr("The clips cannot be aligned like this; their first frames are aligned.");
    }
  }
  // The clock begins with the earliest clip.
  for (PlacedClip& clip : placed_) clip.startSeconds -= earliest;
  head_->setAlignmentProblem(problem);
  if (isVisible()) fillClock();
  grid_->setOverlaid(head_->overlaid() && hasPair());
  if (grid_->isOverlaid()) {
    showOverlay(reframe);
  } else {
    showPanes(reframe);
  }
  grid_->followFirstCamera();
  showCurves();
  showFrames();
  if (hasPair()) emit pairShown();
}

void PaneStage::fillClock() {
  double length = 0.0;
  for (const PlacedClip& clip : placed_) {
    length = std::max(length, clip.startSeconds + playedSeconds(*clip.clip));
  }
  context_.clock.setFrameTime(placed_.empty() ? 1.0 / 30.0
                                              : placed_.front().clip->frameTimeSeconds);
  context_.clock.setDuration(length);
}

void PaneStage::showPanes(bool reframe) {
  opacityBox_->hide();
  distances_->clear();
  ViewStyle style = grid_->real()->stage()->style();
  style.jointDistances = false;
  grid_->real()->stage()->setStyle(style);
  grid_->real()->stage()->setButtonsVisible(false);
  for (ComparePane* pane : grid_->panes()) {
    const auto found = std::ranges::find(panes_, pane);
    pane->stage()->view()->setTime(context_.clock.time());
    if (found == panes_.end()) {
      pane->stage()->setClips({});
      continue;
    }
    const auto i = static_cast<std::size_t>(found - panes_.begin());
    // With one camera the first pane's view is taken over.
    pane->stage()->setClips({placed_[i]}, reframe && (i == 0 || !head_->oneCamera()));
  }
}

void PaneStage::showOverlay(bool reframe) {
  SkeletonPane* stage = grid_->real()->stage();
  grid_->real()->takeIntoStrip(opacityBox_);
  ViewStyle style = stage->style();
  style.jointDistances = true;
  stage->setStyle(style);
  stage->setButtonsVisible(true);
  PlacedClip glass = placed_[1];
  glass.opacity = static_cast<float>(opacity_->value()) / 100.0F;
  stage->view()->setTime(context_.clock.time());
  stage->setClips({placed_[0], glass}, reframe);
  distances_->setClips(placed_[0], placed_[1]);
  distances_->setTime(context_.clock.time());
}

void PaneStage::showCurves() {
  // The pair and the clip that is nearest to it; further panes are for the eye.
  std::vector<CurveClip> clips;
  for (std::size_t i = 0; i < arranged_.size(); ++i) {
    const bool pair =
        i < panes_.size() && (panes_[i] == grid_->real() || panes_[i] == grid_->synthetic());
    if (!pair && i < panes_.size()) continue;
    CurveClip clip{arranged_[i].clip.motion, arranged_[i].clip.posed, placed_[i].role,
                   placed_[i].startSeconds, arranged_[i].frameSeconds};
    for (double& seconds : clip.frameSeconds) seconds += placed_[i].startSeconds;
    clips.push_back(std::move(clip));
  }
  curves_->setClips(std::move(clips));
}

void PaneStage::showFrames() {
  const auto text = [this](const ComparePane* pane) {
    const auto found = std::ranges::find(panes_, pane);
    if (found == panes_.end()) return QString();
    const PlacedClip& clip = placed_[static_cast<std::size_t>(found - panes_.begin())];
    const int frame =
        PlaybackClock::frameAt(context_.clock.time() - clip.startSeconds,
                               clip.clip->frameTimeSeconds, static_cast<int>(clip.clip->frames()));
    return tr("frame %1").arg(frame);
  };
  realFrame_->setText(text(grid_->real()));
  syntheticFrame_->setText(text(grid_->synthetic()));
  distances_->setTime(context_.clock.time());
}

void PaneStage::setCurvesVisible(bool visible) {
  curvesButton_->setChecked(visible);
  curves_->setVisible(visible);
}

void PaneStage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  // In a low window the figures need the room, until someone asks for the curves.
  if (!curvesChosen_) setCurvesVisible(height() >= theme().scaled(foldHeight));
}

}  // namespace emoforge
