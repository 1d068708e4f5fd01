// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/welcome/recent_list.h"

#include <QContextMenuEvent>
#include <QDir>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "app/gui/background.h"
#include "widgets/icon_engine.h"
#include "widgets/item_roles.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int rowHeight = 53;
constexpr int textLeft = 42;

enum RecentRole { RemedyRole = Qt::UserRole + 100, GoneRole };

/// "today 14:02", "18 Nov", "18 Nov 2025"
QString dayOf(const QDateTime& time) {
  const QDate today = QDate::currentDate();
  if (time.date() == today) return RecentList::tr("today %1").arg(time.toString("hh:mm"));
  return QLocale::c().toString(time.date(),
                               time.date().year() == today.year() ? "d MMM" : "d MMM yyyy");
}

class RecentDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {200, theme().scaled(rowHeight)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    painter->save();
    const QRect row = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver)
      painter->fillRect(row, theme().color(selected ? Token::Selected : Token::RowHover));
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), theme().color(Token::Line));
    paintIcon(painter, QRectF(row.left() + 14, row.top(), 16, row.height()),
              index.data(IconNameRole).toString(), theme().color(Token::Text2), 16);
    const QString day = index.data(RightTextRole).toString();
    painter->setFont(theme().font(TextRole::Small));
    painter->setPen(theme().color(Token::Text3));
    painter->drawText(row.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter, day);
    const int right = row.right() - 24 - painter->fontMetrics().horizontalAdvance(day);
    paintTexts(painter,
               QRect(row.left() + textLeft, row.top(), right - row.left() - textLeft, row.height()),
               index);
    painter->restore();
  }

 private:
  static void paintTexts(QPainter* painter, const QRect& rect, const QModelIndex& index) {
    QFont name = theme().font(TextRole::Body);
    name.setWeight(QFont::Medium);
    painter->setFont(name);
    painter->setPen(theme().color(Token::Text1));
    const QRect upper(rect.left(), rect.top() + 7, rect.width(), rect.height() / 2 - 7);
    painter->drawText(
        upper, Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, rect.width()));
    painter->setFont(theme().font(TextRole::Small));
    QRect lower(rect.left(), rect.top() + rect.height() / 2 + 1, rect.width(),
                rect.height() / 2 - 7);
    const QString warning = index.data(WarningRole).toString();
    if (warning.isEmpty()) {
      painter->setPen(theme().color(Token::Text2));
      painter->drawText(lower, Qt::AlignVCenter,
                        painter->fontMetrics().elidedText(index.data(DetailRole).toString(),
                                                          Qt::ElideRight, lower.width()));
      return;
    }
    paintIcon(painter, QRectF(lower.left(), lower.top(), 14, lower.height()), "triangle-alert",
              theme().color(Token::Warning), 14);
    lower.setLeft(lower.left() + 18);
    painter->setPen(theme().color(Token::Warning));
    painter->drawText(lower, Qt::AlignVCenter, warning);
    lower.setLeft(lower.left() + painter->fontMetrics().horizontalAdvance(warning + ' '));
    QFont link = painter->font();
    link.setWeight(QFont::Medium);
    painter->setFont(link);
    painter->setPen(theme().color(Token::Accent));
    painter->drawText(lower, Qt::AlignVCenter, index.data(RemedyRole).toString());
  }
};

}  // namespace

RecentList::RecentList(QWidget* parent) : QListWidget(parent) {
  setAccessibleName(tr("Recent projects"));
  setObjectName("recent-projects");
  setItemDelegate(new RecentDelegate(this));
  setMouseTracking(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setProperty("kind", "framed");
  connect(this, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
    if (item->data(RemedyRole).toString().isEmpty()) {
      emit openRequested(item->data(IdRole).toString());
    } else {
      activateRemedy(item);
    }
  });
  connect(&theme(), &Theme::changed, viewport(), QOverload<>::of(&QWidget::update));
  refresh();
}

QSize RecentList::sizeHint() const {
  return {300, theme().scaled(rowHeight) * std::max(1, count()) + 2};
}

QSize RecentList::minimumSizeHint() const {
  return {200, theme().scaled(rowHeight) * std::min(3, std::max(1, count())) + 2};
}

void RecentList::refresh() {
  clear();
  for (const RecentProject& project : RecentProjects::all()) {
    auto* item = new QListWidgetItem(project.name, this);
    item->setData(IdRole, project.folder);
    item->setData(IconNameRole, project.icon);
    item->setData(DetailRole, project.summary);
    item->setData(RightTextRole, dayOf(project.opened));
    item->setToolTip(QDir::toNativeSeparators(project.folder));
    item->setData(Qt::AccessibleTextRole,
                  QStringLiteral("%1, %2").arg(project.name, project.summary));
    runInBackground(
        this,
        [folder = project.folder, aside = autosaveFolder_] { return recentStateOf(folder, aside); },
        [this, folder = project.folder](const RecentState& state) { showState(folder, state); });
  }
  if (count() > 0) setCurrentRow(0);
  setVisible(count() > 0);
  updateGeometry();
}

void RecentList::showState(const QString& folder, const RecentState& state) {
  for (int row = 0; row < count(); ++row) {
    QListWidgetItem* item = this->item(row);
    if (item->data(IdRole).toString() != folder) continue;
    if (!state.unsaved.isEmpty()) emit unsavedFound(folder, item->text(), state.unsaved);
    if (!state.gone && !state.dataMoved) continue;
    item->setData(GoneRole, state.gone);
    item->setData(WarningRole, state.gone ? tr("The folder is gone.") : tr("Data moved."));
    item->setData(RemedyRole, state.gone ? tr("Remove from the list") : tr("Locate"));
    item->setData(Qt::AccessibleTextRole,
                  QStringLiteral("%1, %2").arg(item->text(), item->data(WarningRole).toString()));
  }
}

QRect RecentList::remedyRect(const QListWidgetItem* item) const {
  const QString remedy = item->data(RemedyRole).toString();
  if (remedy.isEmpty()) return {};
  const QFontMetrics metrics(theme().font(TextRole::Small));
  const QRect row = visualItemRect(item);
  const int left = row.left() + textLeft + 18 +
                   metrics.horizontalAdvance(item->data(WarningRole).toString() + ' ');
  return {left, row.top() + row.height() / 2, metrics.horizontalAdvance(remedy) + 8,
          row.height() / 2};
}

void RecentList::activateRemedy(const QListWidgetItem* item) {
  const QString folder = item->data(IdRole).toString();
  if (!item->data(GoneRole).toBool()) {
    emit locateRequested(folder);
    return;
  }
  removeProject(folder);
}

void RecentList::removeProject(const QString& folder) {
  RecentProjects::remove(folder);
  refresh();
}

void RecentList::mouseReleaseEvent(QMouseEvent* event) {
  QListWidget::mouseReleaseEvent(event);
  const QListWidgetItem* item = itemAt(event->pos());
  if (item == nullptr || event->button() != Qt::LeftButton) return;
  if (remedyRect(item).contains(event->pos())) return activateRemedy(item);
  if (item->data(GoneRole).toBool()) return;
  emit openRequested(item->data(IdRole).toString());
}

void RecentList::mouseMoveEvent(QMouseEvent* event) {
  const QListWidgetItem* item = itemAt(event->pos());
  if (item == nullptr) {
    viewport()->unsetCursor();
  } else {
    viewport()->setCursor(Qt::PointingHandCursor);
  }
  QListWidget::mouseMoveEvent(event);
}

void RecentList::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete && currentItem() != nullptr)
    return removeProject(currentItem()->data(IdRole).toString());
  QListWidget::keyPressEvent(event);
}

void RecentList::contextMenuEvent(QContextMenuEvent* event) {
  QListWidgetItem* item = itemAt(event->pos());
  if (item == nullptr) return;
  QMenu menu;
  const QString folder = item->data(IdRole).toString();
  menu.addAction(tr("&Open"), this, [this, folder] { emit openRequested(folder); });
  menu.addAction(tr("&Remove from the list"), this, [this, folder] { removeProject(folder); });
  menu.exec(event->globalPos());
}

}  // namespace emoforge
