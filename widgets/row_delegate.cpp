// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/row_delegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/icon_engine.h"
#include "widgets/item_roles.h"
#include "widgets/job_look.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kPadding = 8;
constexpr int kFirstPadding = 12;  // panels begin at 12
constexpr int kMarkSpace = 17;
constexpr int kIconSpace = 22;

/// Draws what stands left of the text and returns where the text begins.
int paintLeading(QPainter* painter, const QRect& rect, const QModelIndex& index) {
  const QPointF middle(0, rect.center().y() + 0.5);
  if (const QVariant state = index.data(JobStateRole); state.isValid()) {
    paintJobMark(painter, QRectF(rect.left(), rect.top(), 16, rect.height()),
                 static_cast<JobState>(state.toInt()), index.data(FractionRole).toDouble());
    return rect.left() + kIconSpace;
  }
  if (const QVariant mark = index.data(MarkRole); mark.isValid()) {
    paintMark(painter, QPointF(rect.left() + 5, middle.y()), mark.value<ClassMark>(),
              index.data(SyntheticRole).toBool());
    return rect.left() + kMarkSpace;
  }
  if (const QString icon = index.data(IconNameRole).toString(); !icon.isEmpty()) {
    paintIcon(painter, QRectF(rect.left(), rect.top(), 16, rect.height()), icon,
              theme().color(Token::Text2), 14);
    return rect.left() + kIconSpace;
  }
  return rect.left();
}

/// Draws what stands at the right edge and returns where the text must end.
int paintTrailing(QPainter* painter, const QRect& rect, const QModelIndex& index) {
  int right = rect.right();
  if (!index.data(WarningRole).toString().isEmpty()) {
    paintIcon(painter, QRectF(right - 14, rect.top(), 14, rect.height()), "triangle-alert",
              theme().color(Token::Warning), 14);
    right -= 20;
  }
  if (const QString text = index.data(RightTextRole).toString(); !text.isEmpty()) {
    painter->setFont(theme().font(TextRole::Small));
    painter->setPen(theme().color(Token::Text3));
    painter->drawText(QRect(rect.left(), rect.top(), right - rect.left(), rect.height()),
                      Qt::AlignVCenter | Qt::AlignRight, text);
    right -= painter->fontMetrics().horizontalAdvance(text) + 8;
  }
  return right;
}

}  // namespace

RowDelegate::RowDelegate(Kind kind, QObject* parent) : QStyledItemDelegate(parent), kind_(kind) {}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
  painter->save();
  const QStyle* style = option.widget ? option.widget->style() : nullptr;
  if (style) style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
  if (kind_ == Kind::Table) {
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      theme().color(Token::RowLine));
  }
  const bool table = kind_ == Kind::Table;
  const QRect rect = option.rect.adjusted(
      table ? (index.column() == 0 ? kFirstPadding : kPadding) : 2, 0, -kPadding, 0);
  const bool heading = index.data(HeadingRole).toBool();
  const bool excluded = index.data(ExcludedRole).toBool();
  const int left = heading ? rect.left() : paintLeading(painter, rect, index);
  const int right = paintTrailing(painter, rect, index);

  QFont font = theme().font(TextRole::Small);
  if (heading) font.setWeight(QFont::Medium);
  // The class and the word "excluded" stay readable.
  font.setStrikeOut(excluded && index.data(StrikeRole).toBool());
  painter->setFont(font);
  const auto alignment = index.data(Qt::TextAlignmentRole);
  const bool enabled = option.state & QStyle::State_Enabled;
  Token token = index.column() > 2 || heading ? Token::Text2 : Token::Text1;
  if (heading) token = Token::Text3;
  if (excluded || !enabled) token = Token::Disabled;
  painter->setPen(theme().color(token));
  const QRect textRect(left, rect.top(), right - left + 1, rect.height());
  const QString text = painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                         Qt::ElideMiddle, textRect.width());
  const int flags = alignment.isValid() ? alignment.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter);
  painter->drawText(textRect, flags | Qt::TextSingleLine, text);
  if (style && (option.state & QStyle::State_HasFocus) &&
      (option.state & QStyle::State_KeyboardFocusChange)) {
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(option);
    style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
  }
  painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QString text = index.data(Qt::DisplayRole).toString();
  const QFontMetrics metrics(theme().font(TextRole::Small));
  const int height = index.data(HeadingRole).toBool() ? 28 : 24;
  Q_UNUSED(option)
  return {metrics.horizontalAdvance(text) + kIconSpace + 2 * kPadding, theme().scaled(height)};
}

bool RowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                            const QStyleOptionViewItem& option, const QModelIndex& index) {
  const QString warning = index.data(WarningRole).toString();
  if (event->type() == QEvent::ToolTip && !warning.isEmpty()) {
    QToolTip::showText(event->globalPos(), warning, view);
    return true;
  }
  const QString text = index.data(Qt::DisplayRole).toString();
  const QFontMetrics metrics(theme().font(TextRole::Small));
  if (event->type() == QEvent::ToolTip && index.data(Qt::ToolTipRole).isNull() &&
      metrics.horizontalAdvance(text) > option.rect.width() - 2 * kPadding) {
    QToolTip::showText(event->globalPos(), text, view);
    return true;
  }
  return QStyledItemDelegate::helpEvent(event, view, option, index);
}

}  // namespace emoforge
