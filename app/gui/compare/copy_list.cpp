// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/copy_list.h"

#include <QHeaderView>
#include <QSignalBlocker>

#include "widgets/item_roles.h"
#include "widgets/row_delegate.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

enum Column { NameColumn, DistanceColumn, NearestColumn };

/// Sorts by the values behind the texts.
class CopyItem : public QTreeWidgetItem {
 public:
  using QTreeWidgetItem::QTreeWidgetItem;
  bool operator<(const QTreeWidgetItem& other) const override {
    const int column = treeWidget() == nullptr ? int{DistanceColumn} : treeWidget()->sortColumn();
    const QVariant own = data(column, RawValueRole);
    const QVariant its = other.data(column, RawValueRole);
    return QVariant::compare(own, its) == QPartialOrdering::Less;
  }
};

}  // namespace

CopyList::CopyList(QWidget* parent) : QTreeWidget(parent) {
  setAccessibleName(tr("Synthetic clips by distance"));
  setHeaderLabels({tr("Synthetic"), tr("mm"), tr("Nearest")});
  setRootIsDecorated(false);
  setUniformRowHeights(true);
  setItemDelegate(new RowDelegate(RowDelegate::Kind::Table, this));
  setSelectionMode(QAbstractItemView::SingleSelection);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setSortingEnabled(true);
  sortByColumn(DistanceColumn, Qt::AscendingOrder);
  setObjectName("keep-copies");
  header()->setStretchLastSection(true);
  header()->resizeSection(NameColumn, theme().scaled(102));
  header()->resizeSection(DistanceColumn, theme().scaled(60));
  headerItem()->setTextAlignment(DistanceColumn, Qt::AlignRight | Qt::AlignVCenter);
  headerItem()->setToolTip(DistanceColumn, tr("Mean joint distance to the nearest training clip"));
  connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
    if (item != nullptr) emit chosen(item->data(NameColumn, IdRole).toULongLong());
  });
  connect(&theme(), &Theme::changed, viewport(), QOverload<>::of(&QWidget::update));
}

void CopyList::setRows(const QVector<Row>& rows) {
  const QSignalBlocker blocker(this);
  clear();
  for (const Row& row : rows) {
    auto* item = new CopyItem(this);
    item->setText(NameColumn, row.name);
    item->setText(DistanceColumn, QString::number(row.millimetres, 'f', 0));
    item->setText(NearestColumn, row.nearest);
    item->setTextAlignment(DistanceColumn, Qt::AlignRight | Qt::AlignVCenter);
    item->setData(NameColumn, RawValueRole, static_cast<qulonglong>(row.number));
    item->setData(DistanceColumn, RawValueRole, row.millimetres);
    item->setData(NearestColumn, RawValueRole, row.nearest);
    item->setData(NameColumn, IdRole, static_cast<qulonglong>(row.number));
    item->setData(NameColumn, MarkRole, QVariant::fromValue(row.mark));
    item->setData(NameColumn, SyntheticRole, true);
    if (row.nearestMark) {
      item->setData(NearestColumn, MarkRole, QVariant::fromValue(*row.nearestMark));
    }
    if (!row.warning.isEmpty()) item->setData(NearestColumn, WarningRole, row.warning);
    for (int column = 0; column < columnCount(); ++column) {
      item->setData(column, ExcludedRole, row.excluded);
      item->setData(column, StrikeRole, row.excluded);
      item->setToolTip(column, row.warning);
    }
  }
  sortItems(sortColumn(), header()->sortIndicatorOrder());
}

void CopyList::setCurrentNumber(std::size_t number) {
  const QSignalBlocker blocker(this);
  for (int i = 0; i < topLevelItemCount(); ++i) {
    if (topLevelItem(i)->data(NameColumn, IdRole).toULongLong() != number) continue;
    setCurrentItem(topLevelItem(i));
    return;
  }
  setCurrentItem(nullptr);
  clearSelection();
}

}  // namespace emoforge
