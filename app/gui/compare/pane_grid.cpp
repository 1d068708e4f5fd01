// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/pane_grid.h"

#include <QGridLayout>
#include <algorithm>

#include "app/gui/player/skeleton_pane.h"

namespace emoforge {
namespace {

constexpr int gap = 4;
constexpr std::size_t mostInOneRow = 3;

}  // namespace

PaneGrid::PaneGrid(const WindowContext& context, QWidget* parent)
    : QWidget(parent), context_(context), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setSpacing(gap);
  makePane(ClipRole::Real, SkeletonPane::Scale | SkeletonPane::Buttons);
  makePane(ClipRole::Synthetic, SkeletonPane::Buttons);
  real()->stage()->setObjectName("keep-view");
  arrange();
}

ComparePane* PaneGrid::makePane(ClipRole role, int furniture) {
  auto* pane = new ComparePane(context_.workspace, role, furniture, this);
  SkeletonView* view = pane->stage()->view();
  connect(&context_.clock, &PlaybackClock::timeChanged, view, &SkeletonView::setTime);
  connect(view, &SkeletonView::cameraMoved, this, [this, pane] {
    if (!oneCamera_) return;
    for (ComparePane* other : panes_) {
      if (other != pane) takeCamera(pane, other);
    }
  });
  connect(pane->stage(), &SkeletonPane::styleChanged, this, [this, pane](const ViewStyle& style) {
    for (ComparePane* other : panes_) {
      if (other == pane) continue;
      ViewStyle own = style;
      own.axesCross = other->stage()->style().axesCross;
      own.jointDistances = other->stage()->style().jointDistances;
      other->stage()->setStyle(own);
    }
  });
  panes_.push_back(pane);
  return pane;
}

ComparePane* PaneGrid::addPane(ClipRole role) {
  if (isFull()) return nullptr;
  ComparePane* pane = makePane(role, 0);
  ViewStyle style = real()->stage()->style();
  style.axesCross = style.jointDistances = false;
  pane->stage()->setStyle(style);
  pane->chooser()->setRemovable(true);
  connect(pane->chooser(), &ClipChooser::removeRequested, this, [this, pane] { removePane(pane); });
  arrange();
  emit panesChanged();
  return pane;
}

void PaneGrid::removePane(ComparePane* pane) {
  const auto found = std::ranges::find(panes_, pane);
  if (found == panes_.end() || found - panes_.begin() < 2) return;
  panes_.erase(found);
  pane->hide();
  pane->deleteLater();
  arrange();
  emit panesChanged();
}

void PaneGrid::arrange() {
  // 1 × 2, 1 × 3, 2 × 2, 2 × 3.
  const std::size_t count = panes_.size();
  const std::size_t columns = count <= mostInOneRow ? count : (count + 1) / 2;
  for (std::size_t i = 0; i < panes_.size(); ++i) {
    grid_->addWidget(panes_[i], static_cast<int>(i / columns), static_cast<int>(i % columns));
    panes_[i]->setVisible(!overlaid_ || i == 0);
  }
  for (int column = 0; column < static_cast<int>(mostPanes); ++column) {
    const bool used = overlaid_ ? column == 0 : column < static_cast<int>(columns);
    grid_->setColumnStretch(column, used ? 1 : 0);
  }
  for (int row = 0; row < 2; ++row) {
    const bool used = row == 0 || (!overlaid_ && count > columns);
    grid_->setRowStretch(row, used ? 1 : 0);
  }
}

void PaneGrid::setOverlaid(bool overlaid) {
  if (overlaid == overlaid_) return;
  overlaid_ = overlaid;
  if (overlaid) {
    real()->takeIntoStrip(synthetic()->chooser());
  } else {
    synthetic()->bringChooserHome();
  }
  arrange();
}

void PaneGrid::setOneCamera(bool one) {
  oneCamera_ = one;
  if (one) followFirstCamera();
}

void PaneGrid::followFirstCamera() {
  if (!oneCamera_) return;
  for (ComparePane* pane : panes_) {
    if (pane != real()) takeCamera(real(), pane);
  }
}

std::vector<NamedView> PaneGrid::shownViews() const {
  std::vector<NamedView> views;
  for (const ComparePane* pane : panes_) {
    SkeletonView* view = pane->stage()->view();
    if (!pane->isVisible() || !view->canDraw() || view->clips().empty()) continue;
    const QString name =
        overlaid_ ? tr("%1 | %2").arg(pane->title(), synthetic()->title()) : pane->title();
    views.push_back({view, name});
  }
  return views;
}

void PaneGrid::takeCamera(ComparePane* from, ComparePane* to) {
  const SkeletonView* seen = from->stage()->view();
  SkeletonView* view = to->stage()->view();
  OrbitCamera camera = seen->camera();
  // Each camera follows its own figure: the same look at figures that walk different ways.
  if (view->style().followRoot) {
    Eigen::Vector3f apart = view->figureCentre() - seen->figureCentre();
    apart.y() = 0.0F;
    camera.target += apart;
  }
  view->setCamera(camera);
}

}  // namespace emoforge
