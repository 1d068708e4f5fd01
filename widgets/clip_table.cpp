// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clip_table.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <algorithm>

#include "widgets/class_bars.h"
#include "widgets/clip_view.h"
#include "widgets/empty_view.h"
#include "widgets/icon_engine.h"
#include "widgets/item_roles.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kWidthForSeconds = 350;
constexpr int kClassWidth = 64;
constexpr int kMostClassWidth = 132;
constexpr int kMarkAndMargins = 40;
const QString kSplitKey = QStringLiteral("split:");
const QString kTakeKey = QStringLiteral("take:");

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
  column->addWidget(makeLine());
  column->addWidget(makeFooter());
  connect(bars_, &ClassBars::chosenChanged, this, [this](const QSet<QString>& classes) {
    applyFilter([&] { filter_->setClasses(classes); });
  });
  refreshEmpty();
}

QWidget* ClipTable::makeFooter() {
  auto* footer = new QWidget;
  setSurface(footer, "panel");
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(12, 4, 8, 4);
  row->setSpacing(2);
  count_ = makeLabel({}, "detail");
  count_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  connect(count_, &QLabel::linkActivated, this, &ClipTable::restoreSelection);
  row->addWidget(count_, 1);
  tag_ = makeIconButton("tag", tr("Tag the selected clips"), footer, true);
  exclude_ = makeIconButton("eye-off", {}, footer, true);
  export_ = makeIconButton("download", tr("Export the selected clips"), footer, true);
  for (QToolButton* button : {tag_, exclude_, export_}) row->addWidget(button);
  connect(tag_, &QToolButton::clicked, this, [this] { emit tagRequested(selected()); });
  connect(exclude_, &QToolButton::clicked, this, &ClipTable::exclude);
  connect(export_, &QToolButton::clicked, this, [this] { emit exportRequested(selected()); });
  return footer;
}

/// Del and the button: excludes, or takes back in where all that is selected is out.
void ClipTable::exclude() {
  const QStringList ids = selected();
  if (!ids.isEmpty()) emit excludeRequested(ids, !allExcluded());
}

bool ClipTable::allExcluded() const {
  const QStringList ids = selected();
  return !ids.isEmpty() && std::ranges::all_of(ids, [this](const QString& id) {
    const int row = model_->rowOf(id);
    return row >= 0 && model_->rows()[row].excluded;
  });
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
  words_->setToolTip(words_->accessibleName());
  words_->setClearButtonEnabled(true);
  words_->addAction(themedIcon("list-filter", Token::Text3), QLineEdit::LeadingPosition);
  takes_ = new QComboBox;
  takes_->setProperty("compact", true);
  takes_->setAccessibleName(tr("Takes and splits"));
  takes_->setToolTip(tr("Show one take or one part of the split"));
  takes_->setMinimumWidth(104);
  row->addWidget(words_, 1);
  row->addWidget(takes_);
  connect(words_, &QLineEdit::textChanged, this,
          [this](const QString& text) { applyFilter([&] { filter_->setText(text); }); });
  connect(takes_, &QComboBox::activated, this, [this] {
    applyFilter([this] {
      const QString chosen = takes_->currentData().toString();
      const QString take = takes_->currentText();
      filter_->setSplit(chosen.startsWith(kSplitKey) ? take : QString());
      filter_->setTake(chosen.startsWith(kTakeKey) ? take : QString());
    });
  });
  refreshTakes();
  return strip;
}

void ClipTable::makeView() {
  view_ = new ClipView;
  view_->setModel(filter_);
  auto* header = view_->horizontalHeader();
  const int widths[] = {kClassWidth, 90, 60, 68, 66, 84, 22};
  for (int i = 0; i < ClipModel::kColumns; ++i) header->resizeSection(i, theme().scaled(widths[i]));
  header->setSectionResizeMode(ClipModel::NameColumn, QHeaderView::Stretch);
  header->setSectionResizeMode(ClipModel::WarningColumn, QHeaderView::Fixed);
  // Back at the width of the start, as "Reset layout" sets it: it suits the names again.
  connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int now) {
    if (section == ClipModel::ClassColumn && now == theme().scaled(kClassWidth)) fitColumns();
  });
  view_->setSortingEnabled(true);
  view_->sortByColumn(ClipModel::ClassColumn, Qt::AscendingOrder);
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &ClipTable::onSelection);
  connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
    if (!silent_) emit currentChanged(currentId());
  });
  connect(view_, &ClipView::deletePressed, this, &ClipTable::exclude);
  connect(view_, &QTableView::activated, this,
          [this](const QModelIndex& index) { emit activated(index.data(IdRole).toString()); });
}

QTableView* ClipTable::view() const {
  return view_;
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
  refreshTakes();
  const bool oneSource = std::ranges::all_of(
      clips, [&](const ClipRow& clip) { return clip.source == clips.front().source; });
  setSourceVisible(!oneSource);
  fitColumns();
  setSelected(before);
  refreshEmpty();
}

/// Names of classes are what the table is read by: they are not cut while there is room, and signs
/// take some only where a clip has one.
void ClipTable::fitColumns() {
  const auto signs = [this](int row) {
    return !model_->index(row, ClipModel::WarningColumn).data(Qt::ToolTipRole).toString().isEmpty();
  };
  bool any = false;
  for (int row = 0; row < model_->rowCount() && !any; ++row) any = signs(row);
  view_->setColumnHidden(ClipModel::WarningColumn, !any);

  // A width that someone chose stays.
  QHeaderView* header = view_->horizontalHeader();
  const int now = header->sectionSize(ClipModel::ClassColumn);
  if (now != theme().scaled(kClassWidth) && now != fittedClassWidth_) return;
  const QFontMetrics metrics(theme().font(TextRole::Small));
  int wide = 0;
  for (const QString& name : model_->marks().classNames())
    wide = std::max(wide, metrics.horizontalAdvance(name));
  fittedClassWidth_ = std::clamp(wide + theme().scaled(kMarkAndMargins),
                                 theme().scaled(kClassWidth), theme().scaled(kMostClassWidth));
  header->resizeSection(ClipModel::ClassColumn, fittedClassWidth_);
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
  refreshTakes();
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

void ClipTable::refreshTakes() {
  QStringList splits;
  QStringList takes;
  for (const auto& clip : model_->rows()) {
    if (!clip.split.isEmpty() && !splits.contains(clip.split)) splits.append(clip.split);
    if (!clip.take.isEmpty() && !takes.contains(clip.take)) takes.append(clip.take);
  }
  takes.sort();
  const QString chosen = takes_->currentData().toString();
  takes_->clear();
  takes_->addItem(tr("All takes"), QString());
  for (const QString& split : splits) takes_->addItem(split, kSplitKey + split);
  if (!splits.isEmpty() && !takes.isEmpty()) takes_->insertSeparator(takes_->count());
  for (const QString& take : takes) takes_->addItem(take, kTakeKey + take);
  takes_->setCurrentIndex(std::max(0, takes_->findData(chosen)));
  takes_->setVisible(takes_->count() > 1);
}

void ClipTable::applyFilter(const std::function<void()>& change) {
  const QStringList before = selected();
  filtering_ = true;
  change();
  filtering_ = false;
  if (selected().size() < before.size()) {
    if (beforeFilter_.isEmpty()) beforeFilter_ = before;
    emit selectionReduced(before);
  }
  refreshEmpty();
}

void ClipTable::clearFilter() {
  words_->clear();
  bars_->setChosen({});
  takes_->setCurrentIndex(0);
  filter_->setClasses({});
  filter_->setSplit({});
  filter_->setTake({});
  refreshEmpty();
}

void ClipTable::restoreSelection() {
  const QStringList before = std::exchange(beforeFilter_, {});
  clearFilter();
  setSelected(before);
  emit selectionChanged(selected());
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
  if (!filtering_ && !silent_) beforeFilter_.clear();
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
  const bool narrow = width() < theme().scaled(kWidthForSeconds);
  view_->setColumnHidden(ClipModel::SecondsColumn, narrow);
  words_->setPlaceholderText(narrow ? tr("Filter") : words_->accessibleName());
}

void ClipTable::setSourceVisible(bool visible) {
  view_->setColumnHidden(ClipModel::SourceColumn, !visible);
}

void ClipTable::refreshCount() {
  const qsizetype all = model_->rowCount();
  const qsizetype shown = filter_->rowCount();
  QString text = tr("%1 of %2 selected").arg(counted(selected().size()), counted(all));
  if (shown < all) text += tr(", %1 shown").arg(counted(shown));
  count_->setAccessibleName(text);
  // Only a link is worth a stop of the Tab key.
  count_->setFocusPolicy(beforeFilter_.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
  if (!beforeFilter_.isEmpty()) {
    text += QStringLiteral(" <a href=\"undo\" style=\"color:%1; text-decoration:none\">%2</a>")
                .arg(theme().color(Token::Accent).name(), tr("Undo"));
  }
  count_->setText(text);
  const bool any = !selected().isEmpty();
  for (QToolButton* button : {tag_, exclude_, export_}) button->setEnabled(any);
  const QString name = allExcluded() ? tr("Take the selected clips back in (Del)")
                                     : tr("Exclude the selected clips from training (Del)");
  exclude_->setAccessibleName(name);
  exclude_->setToolTip(name);
}

}  // namespace emoforge
