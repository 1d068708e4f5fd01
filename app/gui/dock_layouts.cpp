// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dock_layouts.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QSettings>
#include <QTabBar>
#include <utility>

#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int layoutVersion = 2;

QString layoutKey(int page) {
  return QStringLiteral("window/layout-%1").arg(page);
}

/// 0: 1280 wide, 1: 1600, 2: 1920, 3: 3840; each holds up to half-way to the next.
int sizeClassOf(const QSize& window) {
  const int wide = qRound(window.width() * 100.0 / theme().scaled(100));
  if (wide < 1440) return 0;
  if (wide < 1760) return 1;
  return wide < 2880 ? 2 : 3;
}

/// Qt switches tabs when the order of the docks changes, and does nothing for the last one.
void bringToFront(QDockWidget* dock) {
  dock->lower();
  dock->raise();
}

/// The dock that this widget is a part of, if another one covers it; else null.
QDockWidget* dockBehind(const QVector<QDockWidget*>& docks, const QWidget* widget) {
  for (QDockWidget* dock : docks) {
    if (widget != nullptr && dock->isAncestorOf(widget) && dock->visibleRegion().isEmpty())
      return dock;
  }
  return nullptr;
}

}  // namespace

DockSizes dockSizesFor(const QSize& window, PageId page) {
  const DockSizes classes[] = {{208, 288, 208, true},
                               {248, page == PageId::Train ? 350 : 300, 280, false},
                               {264, 344, 300, false},
                               {320, 400, 400, false}};
  DockSizes sizes = classes[sizeClassOf(window)];
  for (int* side : {&sizes.left, &sizes.right, &sizes.bottom}) *side = theme().scaled(*side);
  return sizes;
}

DockLayouts::DockLayouts(QMainWindow* window) : QObject(window), window_(window) {
  window_->setDockNestingEnabled(true);
  window_->setAnimated(false);  // what the focus goes to is there at once
  for (const Qt::Corner corner : {Qt::TopLeftCorner, Qt::BottomLeftCorner})
    window_->setCorner(corner, Qt::LeftDockWidgetArea);
  for (const Qt::Corner corner : {Qt::TopRightCorner, Qt::BottomRightCorner})
    window_->setCorner(corner, Qt::RightDockWidgetArea);
  window_->installEventFilter(this);
  // Whatever gives the focus to a part of a dock behind others: it must be seen.
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget* /*old*/, QWidget* now) {
    if (QDockWidget* dock = passing_ ? nullptr : dockBehind(docks_, now)) bringToFront(dock);
  });
}

void DockLayouts::add(QDockWidget* dock, Qt::DockWidgetArea area, const QVector<PageId>& pages) {
  entries_ << Entry{dock, area, pages};
  docks_ << dock;
  window_->addDockWidget(area, dock);
  connect(dock, &QDockWidget::topLevelChanged, this, &DockLayouts::touch);
  connect(dock, &QDockWidget::dockLocationChanged, this, &DockLayouts::touch);
  // The action is triggered by people only, unlike the visibility, which pages change.
  connect(dock->toggleViewAction(), &QAction::triggered, this, &DockLayouts::touch);
  dock->installEventFilter(this);
}

void DockLayouts::touch() {
  if (!placing_ && onPage_) touched(page_) = true;
}

bool DockLayouts::eventFilter(QObject* watched, QEvent* event) {
  if (watched == window_ && event->type() == QEvent::Resize) {
    const int now = sizeClassOf(window_->size());
    const bool other = std::exchange(sizeClass_, now) != now;
    if (other && !touched(page_) && !panelsHidden()) reset();
  }
  // The window itself is pressed only on the splitters between its docks.
  if (watched == window_ && event->type() == QEvent::MouseButtonPress) touch();
  if (watched != window_ && event->type() == QEvent::Close) touch();
  return QObject::eventFilter(watched, event);
}

void DockLayouts::place(const std::function<bool(const Entry&)>& shown) {
  const QScopedValueRollback placing(placing_, true);
  beforeHiding_.clear();
  const DockSizes sizes = dockSizesFor(window_->size(), page_);
  QList<QDockWidget*> bottom;
  for (const Entry& entry : entries_) {
    entry.dock->setFloating(false);
    window_->addDockWidget(entry.area, entry.dock);
    const bool visible = shown(entry);
    entry.dock->setVisible(visible);
    if (!visible) continue;
    if (entry.area == Qt::BottomDockWidgetArea) {
      if (!bottom.isEmpty() && sizes.bottomTabbed)
        window_->tabifyDockWidget(bottom.back(), entry.dock);
      if (!bottom.isEmpty() && !sizes.bottomTabbed)
        window_->splitDockWidget(bottom.back(), entry.dock, Qt::Horizontal);
      bottom << entry.dock;
    } else {
      const int wide = entry.area == Qt::LeftDockWidgetArea ? sizes.left : sizes.right;
      window_->resizeDocks({entry.dock}, {wide}, Qt::Horizontal);
    }
  }
  if (bottom.isEmpty()) return;
  window_->resizeDocks(bottom, QList<int>(bottom.size(), sizes.bottom), Qt::Vertical);
  if (sizes.bottomTabbed) {
    for (auto* tabs : window_->findChildren<QTabBar*>(Qt::FindDirectChildrenOnly)) {
      tabs->setAccessibleName(tr("Panels"));
      tabs->setElideMode(Qt::ElideNone);
    }
    return bringToFront(bottom.front());
  }
  // The plot has 1.5 times the width of each list beside it.
  const int share = (window_->width() - sizes.left - sizes.right) * 2 / (2 * bottom.size() + 1);
  QList<int> wide(bottom.size(), share);
  wide.front() = share * 3 / 2;
  window_->resizeDocks(bottom, wide, Qt::Horizontal);
}

void DockLayouts::showPage(PageId page) {
  if (onPage_ && page == page_) return;
  keep();
  page_ = page;
  onPage_ = true;
  const QScopedValueRollback placing(placing_, true);
  const bool kept = touched(page) && !layout(page).isEmpty() &&
                    window_->restoreState(layout(page), layoutVersion);
  if (!kept) reset();
}

void DockLayouts::keep() {
  if (panelsHidden()) togglePanels();
  if (onPage_) layout(page_) = window_->saveState(layoutVersion);
}

void DockLayouts::leavePages() {
  keep();
  onPage_ = false;
  const QScopedValueRollback placing(placing_, true);
  for (QDockWidget* dock : docks_) dock->hide();
}

void DockLayouts::reset() {
  if (!onPage_) return;
  touched(page_) = false;
  place([this](const Entry& entry) { return entry.pages.contains(page_); });
}

void DockLayouts::apply(NamedLayout layout) {
  if (layout == NamedLayout::Present) {
    if (!panelsHidden()) togglePanels();
    return;
  }
  if (!onPage_) return;
  touched(page_) = true;
  place([this, layout](const Entry& entry) {
    if (entry.area == Qt::BottomDockWidgetArea) return layout == NamedLayout::Train;
    return entry.pages.contains(page_);
  });
}

bool DockLayouts::passFocus(const std::function<bool()>& step) {
  constexpr int mostControls = 1000;
  const QScopedValueRollback passing(passing_, true);
  for (int i = 0; i < mostControls; ++i) {
    if (!step()) return false;
    if (dockBehind(docks_, QApplication::focusWidget()) == nullptr) return true;
  }
  return true;
}

void DockLayouts::togglePanels() {
  if (!onPage_) return;
  const QScopedValueRollback placing(placing_, true);
  if (panelsHidden()) {
    window_->restoreState(beforeHiding_, layoutVersion);
    beforeHiding_.clear();
    return;
  }
  beforeHiding_ = window_->saveState(layoutVersion);
  for (QDockWidget* dock : docks_) dock->hide();
}

void DockLayouts::restore(const QSettings& settings) {
  for (int i = 0; i < pageCount; ++i) {
    const auto page = static_cast<PageId>(i);
    layout(page) = settings.value(layoutKey(i)).toByteArray();
    touched(page) = !layout(page).isEmpty();
  }
}

void DockLayouts::save(QSettings& settings) {
  keep();
  for (int i = 0; i < pageCount; ++i) {
    const auto page = static_cast<PageId>(i);
    // An untouched page shall follow the size of the window of next time.
    settings.setValue(layoutKey(i), touched(page) ? layout(page) : QByteArray());
  }
}

}  // namespace emoforge
