// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/focus_cycle.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <algorithm>

namespace emoforge {
namespace {

int placeOf(const QMainWindow* window, QDockWidget* dock) {
  if (dock->isFloating()) return 4;
  switch (window->dockWidgetArea(dock)) {
    case Qt::LeftDockWidgetArea:
      return 0;
    case Qt::RightDockWidgetArea:
      return 2;
    default:
      return 3;
  }
}

/// Panels in reading order; docks behind a tab are not seen and left out.
QList<QWidget*> panelsOf(QMainWindow* window) {
  struct Panel {
    QWidget* widget;
    int place;
    QPoint corner;
  };
  QList<Panel> panels{{window->centralWidget(), 1, {}}};
  for (auto* dock : window->findChildren<QDockWidget*>()) {
    if (dock->isVisible() && !dock->visibleRegion().isEmpty())
      panels.append({dock, placeOf(window, dock), dock->pos()});
  }
  std::stable_sort(panels.begin(), panels.end(), [](const Panel& a, const Panel& b) {
    if (a.place != b.place) return a.place < b.place;
    return a.corner.x() != b.corner.x() ? a.corner.x() < b.corner.x() : a.corner.y() < b.corner.y();
  });
  QList<QWidget*> widgets;
  for (const Panel& panel : panels) widgets << panel.widget;
  return widgets;
}

bool takesFocus(const QWidget* widget) {
  return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

/// What had the focus in the panel before, else its first control behind the title's buttons.
QWidget* controlIn(QWidget* panel) {
  QWidget* before = panel->focusWidget();
  if (before != nullptr && before != panel && takesFocus(before)) return before;
  auto* dock = qobject_cast<QDockWidget*>(panel);
  QWidget* content = dock != nullptr && dock->widget() != nullptr ? dock->widget() : panel;
  if (takesFocus(content)) return content;
  for (QWidget* next = content->nextInFocusChain(); next != content;
       next = next->nextInFocusChain()) {
    if (content->isAncestorOf(next) && takesFocus(next)) return next;
  }
  return nullptr;
}

}  // namespace

void cyclePanels(QMainWindow* window, int direction) {
  const QList<QWidget*> panels = panelsOf(window);
  const auto count = static_cast<int>(panels.size());
  QWidget* focused = QApplication::focusWidget();
  int at = -1;
  for (int i = 0; i < count; ++i) {
    if (focused != nullptr && (panels[i] == focused || panels[i]->isAncestorOf(focused))) at = i;
  }
  if (at < 0) at = direction > 0 ? count - 1 : 0;
  for (int step = 1; step <= count; ++step) {
    QWidget* panel = panels[((at + direction * step) % count + count) % count];
    QWidget* control = controlIn(panel);
    if (control == nullptr) continue;
    if (panel->isWindow()) panel->activateWindow();
    control->setFocus(direction > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return;
  }
}

}  // namespace emoforge
