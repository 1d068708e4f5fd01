// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clip_view.h"

#include <QHeaderView>
#include <QKeyEvent>

#include "widgets/row_delegate.h"
#include "widgets/theme.h"

namespace emoforge {

ClipView::ClipView(QWidget* parent) : QTableView(parent) {
  setAccessibleName(tr("Clips"));
  setItemDelegate(new RowDelegate(RowDelegate::Kind::Table, this));
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setShowGrid(false);
  setWordWrap(false);
  setMouseTracking(true);
  setTabKeyNavigation(false);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setMinimumSectionSize(theme().scaled(24));
  verticalHeader()->setDefaultSectionSize(theme().scaled(24));
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setSectionsClickable(true);
  horizontalHeader()->setMinimumSectionSize(theme().scaled(22));
  horizontalHeader()->setFixedHeight(theme().scaled(28));
  horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void ClipView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
      QTableView::keyPressEvent(event);
      return;
    case Qt::Key_Delete:
      emit deletePressed();
      return;
    default:
      break;
  }
  if (event->matches(QKeySequence::SelectAll) || event->matches(QKeySequence::Copy)) {
    QTableView::keyPressEvent(event);
  } else {
    event->ignore();
  }
}

}  // namespace emoforge
