// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clip_table.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>

#include "widgets/class_bars.h"
#include "widgets/empty_view.h"
#include "widgets/icon_engine.h"
#include "widgets/item_roles.h"
#include "widgets/row_delegate.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

/// Leaves the player's keys to the page.
class ClipView : public QTableView {
 public:
  using QTableView::QTableView;

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    switch (event->key()) {
      case Qt::Key_Space:
      case Qt::Key_Left:
      case Qt::Key_Right:
      case Qt::Key_Home:
      case Qt::Key_End:
        event->ignore();
        return;
      default:
        QTableView::keyPressEvent(event);
    }
  }
};

constexpr int kWidthForSeconds = 350;

QString counted(qsizetype number) {
  QLocale locale(QLocale::English);
  return locale.toString(number);
}

}  // namespace

ClipTable::ClipTable(QWidget* parent) : QWidget(parent) {
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  model_ = new ClipModel(this);
  filter_ = new ClipFilter(this);
  filter_->setSourceModel(model_);
  bars_ = new ClassBars(tr("Clips per class"));
  column->addWidget(bars_);
  column->addWidget(makeLine());
  column->addWidget(makeFilterRow());
  column->addWidget(makeLine());
  makeView();
  empty_ = new EmptyView("person-standing", {}, {});
  stack_ = new QStackedWidget;
  stack_->addWidget(view_);
  stack_->addWidget(empty_);
  column->addWidget(stack_, 1);
  auto* footer = new QWidget;
  setSurface(footer, "panel");
  auto* footerRow = new QHBoxLayout(footer);
  footerRow->setContentsMargins(12, 6, 12, 6);
  count_ = makeLabel({}, "detail");
  footerRow->addWidget(count_, 1);
  column->addWidget(makeLine());
  column->addWidget(footer);
  connect(bars_, &ClassBars::chosenChanged, this, [this](const QSet<QString>& classes) {
    applyFilter([&] { filter_->setClasses(classes); });
  });
  refreshEmpty();
}

QWidget* ClipTable::makeFilterRow() {
  auto* strip = new QWidget;
  auto* row = new QHBoxLayout(strip);
  row->setContentsMargins(12, 8, 12, 8);
  row->setSpacing(8);
  words_ = new QLineEdit;
  words_->setProperty("compact", true);
  words_->setPlaceholderText(tr("Filter by name, class or tag"));
  words_->setAccessibleName(tr("Filter by name, class or tag"));
  words_->setClearButtonEnabled(true);
  words_->addAction(themedIcon("list-filter", Token::Text3), QLineEdit::LeadingPosition);
  splits_ = new QComboBox;
  splits_->setProperty("compact", true);
  splits_->setAccessibleName(tr("Split"));
  splits_->setMinimumWidth(104);
  row->addWidget(words_, 1);
  row->addWidget(splits_);
  connect(words_, &QLineEdit::textChanged, this,
          [this](const QString& text) { applyFilter([&] { filter_->setText(text); }); });
  connect(splits_, &QComboBox::activated, this,
          [this] { applyFilter([&] { filter_->setSplit(splits_->currentData().toString()); }); });
  refreshSplits();
  return strip;
}

void ClipTable::makeView() {
  view_ = new ClipView;
  view_->setAccessibleName(tr("Clips"));
  view_->setModel(filter_);
  view_->setItemDelegate(new RowDelegate(RowDelegate::Kind::Table, view_));
  view_->setSelectionBehavior(QAbstractItemView::SelectRows);
  view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  view_->setShowGrid(false);
  view_->setWordWrap(false);
  view_->setMouseTracking(true);
  view_->setTabKeyNavigation(false);
  view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  view_->verticalHeader()->hide();
  view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  view_->verticalHeader()->setMinimumSectionSize(theme().scaled(24));
  view_->verticalHeader()->setDefaultSectionSize(theme().scaled(24));
  auto* header = view_->horizontalHeader();
  header->setHighlightSections(false);
  header->setSectionsClickable(true);
  header->setMinimumSectionSize(theme().scaled(22));
  header->setFixedHeight(theme().scaled(28));
  header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  const int widths[] = {78, 90, 60, 68, 66, 84, 22};
  for (int i = 0; i < ClipModel::kColumns; ++i) header->resizeSection(i, theme().scaled(widths[i]));
  header->setSectionResizeMode(ClipModel::NameColumn, QHeaderView::Stretch);
  header->setSectionResizeMode(ClipModel::WarningColumn, QHeaderView::Fixed);
  view_->setSortingEnabled(true);
  view_->sortByColumn(ClipModel::ClassColumn, Qt::AscendingOrder);
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &ClipTable::onSelection);
  connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
    if (!silent_) emit currentChanged(currentId());
  });
  connect(view_, &QTableView::activated, this,
          [this](const QModelIndex& index) { emit activated(index.data(IdRole).toString()); });
}

void ClipTable::setRows(const QVector<ClipRow>& clips) {
  QStringList names;
  for (const auto& clip : clips) {
    if (!names.contains(clip.className)) names.append(clip.className);
  }
  names.sort();
  const QStringList before = selected();
  silent_ = true;
  model_->setRows(clips, ClassMarks(names));
  silent_ = false;
  refreshBars();
  refreshSplits();
  const bool oneSource = std::ranges::all_of(
      clips, [&](const ClipRow& clip) { return clip.source == clips.front().source; });
  setSourceVisible(!oneSource);
  const bool warned =
      std::ranges::any_of(clips, [](const ClipRow& clip) { return !clip.warning.isEmpty(); });
  view_->setColumnHidden(ClipModel::WarningColumn, !warned);
  setSelected(before);
  refreshEmpty();
}

void ClipTable::appendRows(const QVector<ClipRow>& clips) {
  for (const auto& clip : clips) {
    if (!model_->marks().classNames().contains(clip.className)) {
      setRows(model_->rows() + clips);
      return;
    }
  }
  model_->appendRows(clips);
  refreshBars();
  refreshSplits();
  refreshEmpty();
}

void ClipTable::refreshBars() {
  QVector<ClassBars::Row> rows;
  QHash<QString, int> place;
  for (const QString& name : model_->marks().classNames()) {
    place.insert(name, static_cast<int>(rows.size()));
    rows.append({name, model_->marks().mark(name), 0, 0, true});
  }
  for (const auto& clip : model_->rows()) {
    auto& row = rows[place.value(clip.className)];
    (clip.split == QLatin1String("test") ? row.test : row.train) += 1;
    row.synthetic = row.synthetic && clip.synthetic;
  }
  bars_->setRows(rows);
}

void ClipTable::refreshSplits() {
  QStringList splits;
  for (const auto& clip : model_->rows()) {
    if (!clip.split.isEmpty() && !splits.contains(clip.split)) splits.append(clip.split);
  }
  const QString chosen = splits_->currentData().toString();
  splits_->clear();
  splits_->addItem(tr("All takes"), QString());
  for (const QString& split : splits) splits_->addItem(split, split);
  splits_->setCurrentIndex(std::max(0, splits_->findData(chosen)));
  splits_->setVisible(!splits.isEmpty());
}

void ClipTable::applyFilter(const std::function<void()>& change) {
  const QStringList before = selected();
  change();
  if (selected().size() < before.size()) emit selectionReduced(before);
  refreshEmpty();
}

QStringList ClipTable::selected() const {
  QStringList ids;
  const int current = view_->currentIndex().row();
  for (const auto& index : view_->selectionModel()->selectedRows()) {
    const QString id = index.data(IdRole).toString();
    index.row() == current ? ids.prepend(id) : ids.append(id);
  }
  return ids;
}

void ClipTable::onSelection() {
  refreshCount();
  if (!silent_) emit selectionChanged(selected());
}

void ClipTable::refreshEmpty() {
  const bool none = model_->rowCount() == 0;
  empty_->setContent(none ? "person-standing" : "list-filter",
                     none ? tr("No clips") : tr("No clip matches"),
                     none ? tr("Open a folder of clips to see them here.")
                          : tr("Change the filter or choose other classes."));
  stack_->setCurrentWidget(filter_->rowCount() > 0 ? static_cast<QWidget*>(view_) : empty_);
  bars_->setVisible(!none);
  refreshCount();
}

QString ClipTable::currentId() const {
  return view_->currentIndex().isValid() ? view_->currentIndex().data(IdRole).toString()
                                         : QString();
}

void ClipTable::setSelected(const QStringList& ids) {
  silent_ = true;
  QItemSelection selection;
  QModelIndex first;
  for (const QString& id : ids) {
    const int row = model_->rowOf(id);
    if (row < 0) continue;
    const QModelIndex index = filter_->mapFromSource(model_->index(row, 0));
    if (!index.isValid()) continue;
    if (!first.isValid()) first = index;
    selection.select(index, index.siblingAtColumn(ClipModel::kColumns - 1));
  }
  auto* selected = view_->selectionModel();
  if (first.isValid()) selected->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
  selected->select(selection, QItemSelectionModel::ClearAndSelect);
  if (first.isValid()) view_->scrollTo(first);
  silent_ = false;
  refreshCount();
}

void ClipTable::step(int rows) {
  if (filter_->rowCount() == 0) return;
  const QModelIndex now = view_->currentIndex();
  const int row = now.isValid() ? now.row() + rows : 0;
  view_->selectRow(std::clamp(row, 0, filter_->rowCount() - 1));
}

/// Frames say nearly the same, so seconds give way first.
void ClipTable::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  view_->setColumnHidden(ClipModel::SecondsColumn, width() < theme().scaled(kWidthForSeconds));
}

void ClipTable::setSourceVisible(bool visible) {
  view_->setColumnHidden(ClipModel::SourceColumn, !visible);
}

void ClipTable::refreshCount() {
  const qsizetype all = model_->rowCount();
  const qsizetype shown = filter_->rowCount();
  QString text = tr("%1 of %2 selected").arg(counted(selected().size()), counted(all));
  if (shown < all) text += tr(", %1 shown").arg(counted(shown));
  count_->setText(text);
}

}  // namespace emoforge
