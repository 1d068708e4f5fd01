// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clip_table.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

#include "widgets/class_bars.h"
#include "widgets/empty_view.h"
#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

/// Draws the class mark before the class name and the warning mark at the end of the row.
class ClipDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void setMarks(const ClassMarks& marks) { marks_ = marks; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QStyleOptionViewItem plain = option;
    plain.state &= ~QStyle::State_HasFocus;  // the row shows where the focus is
    QStyledItemDelegate::paint(painter, plain, index);
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.column() == ClipModel::Class) {
      const QPointF center(option.rect.left() + theme().scaled(14), option.rect.center().y() + 0.5);
      paintMark(painter, center, marks_.mark(index.data().toString()));
    }
    const bool warned = !index.data(ClipModel::WarningRole).toString().isEmpty();
    if (index.column() == ClipModel::Split && warned) {
      const int size = theme().scaled(14);
      paintIcon(
          painter,
          QRectF(option.rect.right() - size - 6, option.rect.center().y() - size / 2.0, size, size),
          QStringLiteral("triangle-alert"), theme().color(Token::Warning), size);
    }
  }

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() != ClipModel::Class) return;
    // Room for the mark: an empty icon keeps the style's own spacing and selection.
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(theme().scaled(16), theme().scaled(12));
  }

 private:
  ClassMarks marks_;
};

QTableView* makeView(QAbstractItemModel* model, QWidget* parent) {
  auto* view = new QTableView(parent);
  view->setModel(model);
  view->setAccessibleName(ClipTable::tr("Clips"));
  view->setSelectionBehavior(QAbstractItemView::SelectRows);
  view->setSelectionMode(QAbstractItemView::ExtendedSelection);
  view->setSortingEnabled(true);
  view->setShowGrid(false);
  view->setWordWrap(false);
  view->setTabKeyNavigation(false);
  view->setFrameShape(QFrame::NoFrame);
  view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  view->setFont(theme().font(TextRole::Small));
  view->verticalHeader()->hide();
  view->verticalHeader()->setDefaultSectionSize(theme().scaled(24));
  QHeaderView* header = view->horizontalHeader();
  header->setHighlightSections(false);
  header->setSectionResizeMode(QHeaderView::Interactive);
  header->setSectionResizeMode(ClipModel::Name, QHeaderView::Stretch);
  header->setMinimumSectionSize(theme().scaled(40));
  view->setColumnWidth(ClipModel::Class, theme().scaled(96));
  view->setColumnWidth(ClipModel::Frames, theme().scaled(64));
  view->setColumnWidth(ClipModel::Seconds, theme().scaled(70));
  view->setColumnWidth(ClipModel::Split, theme().scaled(72));
  return view;
}

}  // namespace

ClipTable::ClipTable(QWidget* parent)
    : QWidget(parent),
      model_(new ClipModel(this)),
      proxy_(new ClipFilter(this)),
      bars_(new ClassBars(this)),
      filter_(new QLineEdit(this)),
      stack_(new QStackedWidget(this)),
      empty_(new EmptyView(QStringLiteral("list-filter"), tr("No clips"), {}, this)),
      footer_(makeLabel({}, "caption", this)) {
  proxy_->setSourceModel(model_);
  view_ = makeView(proxy_, this);
  view_->setItemDelegate(new ClipDelegate(view_));
  view_->sortByColumn(ClipModel::Class, Qt::AscendingOrder);
  filter_->setPlaceholderText(tr("Filter by name or class"));
  filter_->setAccessibleName(tr("Filter"));
  filter_->setClearButtonEnabled(true);
  filter_->addAction(themedIcon(QStringLiteral("list-filter"), Token::Text3),
                     QLineEdit::LeadingPosition);
  stack_->addWidget(view_);
  stack_->addWidget(empty_);
  setSurface(this, "panel");

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* head = new QVBoxLayout;
  head->setContentsMargins(12, 8, 12, 9);
  head->setSpacing(9);
  head->addWidget(bars_);
  head->addWidget(filter_);
  layout->addLayout(head);
  layout->addWidget(stack_, 1);
  layout->addWidget(makeLine(this));
  footer_->setContentsMargins(12, 5, 12, 5);
  layout->addWidget(footer_);

  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
    proxy_->setText(text);
    refreshEmpty();
  });
  connect(bars_, &ClassBars::chosenChanged, this, [this](const QSet<QString>& classes) {
    proxy_->setClasses(classes);
    refreshEmpty();
  });
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &ClipTable::onSelection);
  connect(view_, &QTableView::activated, this, [this](const QModelIndex& index) {
    emit activated(index.data(ClipModel::IdRole).toString());
  });
  refreshEmpty();
}

void ClipTable::setRows(const QVector<ClipRow>& rows) {
  const QStringList before = selected();
  silent_ = true;
  model_->setRows(rows);
  const bool split =
      std::ranges::any_of(rows, [](const ClipRow& row) { return !row.split.isEmpty(); });
  const bool warned =
      std::ranges::any_of(rows, [](const ClipRow& row) { return !row.warning.isEmpty(); });
  view_->setColumnHidden(ClipModel::Split, !split && !warned);
  silent_ = false;
  refreshBars();
  refreshEmpty();
  setSelected(before);
}

void ClipTable::refreshBars() {
  QVector<ClassCount> counts;
  for (const ClipRow& row : model_->rows()) {
    auto found = std::ranges::find(counts, row.className, &ClassCount::name);
    if (found == counts.end()) found = counts.insert(counts.end(), ClassCount{row.className, 0, 0});
    ++found->items;
    if (row.split == QLatin1String("test")) ++found->test;
  }
  std::ranges::sort(counts, {}, &ClassCount::name);
  QStringList names;
  for (const auto& count : counts) names << count.name;
  static_cast<ClipDelegate*>(view_->itemDelegate())->setMarks(ClassMarks(names));
  bars_->setCounts(counts);
  bars_->setVisible(!counts.isEmpty());
}

void ClipTable::refreshEmpty() {
  const bool none = model_->rowCount() == 0;
  empty_->setContent(none ? QStringLiteral("person-standing") : QStringLiteral("list-filter"),
                     none ? tr("No clips") : tr("No clip matches"),
                     none ? tr("Open a folder of clips to see them here.")
                          : tr("Change the filter or choose other classes."));
  stack_->setCurrentIndex(proxy_->rowCount() > 0 ? 0 : 1);
  refreshFooter();
}

void ClipTable::refreshFooter() {
  const int chosen = static_cast<int>(view_->selectionModel()->selectedRows().size());
  const int shown = proxy_->rowCount();
  const int all = model_->rowCount();
  footer_->setText(shown == all
                       ? tr("%1 of %2 selected").arg(chosen).arg(all)
                       : tr("%1 of %2 selected, %3 shown").arg(chosen).arg(all).arg(shown));
}

void ClipTable::onSelection() {
  refreshFooter();
  if (!silent_) emit selectionChanged(selected());
}

QStringList ClipTable::selected() const {
  QStringList ids;
  const QModelIndex current = view_->selectionModel()->currentIndex();
  for (const QModelIndex& index : view_->selectionModel()->selectedRows()) {
    const QString id = index.data(ClipModel::IdRole).toString();
    // The current row leads: it is the one that the player shows.
    index.row() == current.row() ? ids.prepend(id) : ids.append(id);
  }
  return ids;
}

void ClipTable::setSelected(const QStringList& ids) {
  silent_ = true;
  QItemSelection selection;
  QModelIndex first;
  for (int row = 0; row < proxy_->rowCount(); ++row) {
    const QModelIndex index = proxy_->index(row, 0);
    const QString id = index.data(ClipModel::IdRole).toString();
    if (!ids.contains(id)) continue;
    selection.select(index, index);
    if (id == ids.front()) first = index;
  }
  view_->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
  view_->selectionModel()->select(selection,
                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  if (first.isValid()) view_->scrollTo(first);
  silent_ = false;
  refreshFooter();
}

void ClipTable::step(int rows) {
  if (proxy_->rowCount() == 0) return;
  const int row = std::clamp(view_->currentIndex().row() + rows, 0, proxy_->rowCount() - 1);
  view_->selectRow(row);
}

}  // namespace emoforge
