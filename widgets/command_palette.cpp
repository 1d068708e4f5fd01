// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/command_palette.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/fuzzy_match.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kWidth = 520;
constexpr int kRowHeight = 28;
constexpr int kRows = 12;
constexpr int kOtherMenu = 40;  // a fit that needs the menu's name ranks below one that does not

enum Role { CommandRole = Qt::UserRole + 1, PlacesRole, PathRole, ShortcutRole };

class CommandDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {kWidth, theme().scaled(kRowHeight)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    painter->save();
    if (option.state & QStyle::State_Selected)
      painter->fillRect(option.rect, theme().color(Token::Selected));
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    const QRect row = option.rect.adjusted(12, 0, -12, 0);
    const QString shortcut = index.data(ShortcutRole).toString();
    painter->setFont(theme().font(TextRole::Small));
    painter->setPen(theme().color(enabled ? Token::Text2 : Token::Disabled));
    painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, shortcut);
    const int keys = painter->fontMetrics().horizontalAdvance(shortcut);
    int x = paintName(painter, row, index, enabled);
    painter->setFont(theme().font(TextRole::Small));
    painter->setPen(theme().color(enabled ? Token::Text3 : Token::Disabled));
    x += 10;
    const QRect rest(x, row.y(), row.right() - keys - 12 - x, row.height());
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(PathRole).toString(),
                                                        Qt::ElideRight, rest.width()));
    painter->restore();
  }

 private:
  /// The name with the typed letters in bold; returns where it ends.
  static int paintName(QPainter* painter, const QRect& row, const QModelIndex& index,
                       bool enabled) {
    const QString name = index.data(Qt::DisplayRole).toString();
    const QVariantList places = index.data(PlacesRole).toList();
    painter->setPen(theme().color(enabled ? Token::Text1 : Token::Disabled));
    int x = row.x();
    for (int i = 0; i < name.size(); ++i) {
      painter->setFont(theme().font(places.contains(i) ? TextRole::BodyStrong : TextRole::Body));
      painter->drawText(QRect(x, row.y(), 40, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                        name.mid(i, 1));
      x += painter->fontMetrics().horizontalAdvance(name[i]);
    }
    return x;
  }
};

QVariantList toVariants(const QVector<int>& places) {
  QVariantList list;
  for (const int place : places) list << place;
  return list;
}

struct Ranked {
  int command = 0;
  int score = 0;
  QVector<int> places;
  bool enabled = true;
};

std::optional<Ranked> rank(const Command& command, int number, const QString& typed) {
  const bool enabled = command.action && command.action->isEnabled();
  if (const auto match = fuzzyMatch(typed, command.name))
    return Ranked{number, match->score, match->places, enabled};
  if (const auto match = fuzzyMatch(typed, command.path + ' ' + command.name))
    return Ranked{number, match->score - kOtherMenu, {}, enabled};
  return std::nullopt;
}

}  // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window, Qt::Popup),
      field_(new QLineEdit),
      list_(new QListView),
      model_(new QStandardItemModel(this)) {
  setSurface(this, "popup");
  setAccessibleName(tr("Find a command"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(9, 9, 9, 9);
  column->setSpacing(6);
  field_->setPlaceholderText(tr("Find a command"));
  field_->setAccessibleName(tr("Find a command"));
  field_->installEventFilter(this);
  list_->setModel(model_);
  list_->setItemDelegate(new CommandDelegate(list_));
  list_->setAccessibleName(tr("Commands"));
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setUniformItemSizes(true);
  column->addWidget(field_);
  column->addWidget(list_);
  connect(field_, &QLineEdit::textChanged, this, &CommandPalette::refresh);
  connect(list_, &QListView::clicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::open(const QVector<Command>& commands, const QWidget* anchor) {
  commands_ = commands;
  field_->clear();
  refresh();
  list_->setFixedHeight(theme().scaled(kRowHeight) * kRows + 2);
  setFixedWidth(theme().scaled(kWidth));
  adjustSize();
  const QPoint corner =
      anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + 4));
  const QPoint window = parentWidget()->mapToGlobal(QPoint(8, 8));
  QFrame::move(std::max(corner.x(), window.x()), corner.y());
  show();
  field_->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::refresh() {
  QVector<Ranked> found;
  for (int i = 0; i < commands_.size(); ++i) {
    if (auto one = rank(commands_[i], i, field_->text())) found << *one;
  }
  std::stable_sort(found.begin(), found.end(), [](const Ranked& a, const Ranked& b) {
    return a.enabled != b.enabled ? a.enabled : a.score > b.score;
  });
  model_->clear();
  for (const Ranked& one : found) {
    const Command& command = commands_[one.command];
    auto* item = new QStandardItem(command.name);
    item->setData(one.command, CommandRole);
    item->setData(toVariants(one.places), PlacesRole);
    item->setData(command.path, PathRole);
    item->setData(command.shortcut, ShortcutRole);
    item->setEnabled(one.enabled);
    const QString spoken = command.shortcut.isEmpty()
                               ? command.name
                               : QStringLiteral("%1, %2").arg(command.name, command.shortcut);
    item->setData(spoken, Qt::AccessibleTextRole);
    model_->appendRow(item);
  }
  list_->setCurrentIndex(model_->index(0, 0));
}

void CommandPalette::move(int rows) {
  const int row = std::clamp(list_->currentIndex().row() + rows, 0, model_->rowCount() - 1);
  list_->setCurrentIndex(model_->index(row, 0));
}

void CommandPalette::runCurrent() {
  const QModelIndex index = list_->currentIndex();
  if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled)) return;
  const QPointer<QAction> action = commands_[index.data(CommandRole).toInt()].action;
  close();
  // The popup is gone first, so that the focus is back where the command looks for it.
  if (action) QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
      move(1);
      return true;
    case Qt::Key_Up:
      move(-1);
      return true;
    case Qt::Key_PageDown:
      move(kRows);
      return true;
    case Qt::Key_PageUp:
      move(-kRows);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      runCurrent();
      return true;
    case Qt::Key_Escape:
      close();
      return true;
    default:
      return false;
  }
}

}  // namespace emoforge
