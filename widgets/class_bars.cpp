// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/class_bars.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kRow = 22;
constexpr int kHead = 24;
constexpr int kName = 86;   ///< mark and name
constexpr int kCount = 46;  ///< right of the bars
constexpr int kSplit = 70;  ///< "train | test"
constexpr int kBar = 11;

}  // namespace

ClassBars::ClassBars(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Clips per class"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ClassBars::setCounts(const QVector<ClassCount>& counts) {
  counts_ = counts;
  QStringList names;
  for (const auto& count : counts_) names << count.name;
  marks_ = ClassMarks(names);
  chosen_.clear();
  current_ = 0;
  updateGeometry();
  update();
}

QSize ClassBars::sizeHint() const {
  return {theme().scaled(kName + kCount + 80),
          theme().scaled(kHead + kRow * static_cast<int>(counts_.size()))};
}

QRect ClassBars::rowRect(int row) const {
  return {0, theme().scaled(kHead + kRow * row), width(), theme().scaled(kRow)};
}

int ClassBars::rowAt(const QPoint& position) const {
  for (int row = 0; row < counts_.size(); ++row) {
    if (rowRect(row).contains(position)) return row;
  }
  return -1;
}

void ClassBars::toggle(int row) {
  if (row < 0 || row >= counts_.size()) return;
  const QString& name = counts_[row].name;
  if (!chosen_.remove(name)) chosen_.insert(name);
  current_ = row;
  emit chosenChanged(chosen_);
  update();
}

void ClassBars::mousePressEvent(QMouseEvent* event) {
  toggle(rowAt(event->pos()));
}

void ClassBars::mouseMoveEvent(QMouseEvent* event) {
  const int row = rowAt(event->pos());
  setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (row != hovered_) {
    hovered_ = row;
    update();
  }
}

void ClassBars::leaveEvent(QEvent*) {
  hovered_ = -1;
  update();
}

void ClassBars::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(counts_.size()) - 1;
  if (event->key() == Qt::Key_Up) {
    current_ = std::max(0, current_ - 1);
  } else if (event->key() == Qt::Key_Down) {
    current_ = std::min(last, current_ + 1);
  } else if (event->key() == Qt::Key_Space) {
    toggle(current_);
  } else {
    QWidget::keyPressEvent(event);
    return;
  }
  update();
}

void ClassBars::paintRow(QPainter& painter, int row, int most, bool split) const {
  const ClassCount& count = counts_[row];
  const QRect area = rowRect(row);
  const bool faded = !chosen_.isEmpty() && !chosen_.contains(count.name);
  const ClassMark mark = marks_.mark(count.name);
  if (row == hovered_ || (hasFocus() && row == current_)) {
    painter.fillRect(area, theme().color(Token::RowHover));
  }
  painter.setOpacity(faded ? 0.4 : 1.0);
  const int middle = area.center().y();
  paintMark(&painter, QPointF(theme().scaled(6), middle + 0.5), mark);
  painter.setFont(theme().font(TextRole::Small));
  painter.setPen(theme().color(Token::Text1));
  const QRect name(theme().scaled(16), area.top(), theme().scaled(kName - 18), area.height());
  painter.drawText(name, Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(count.name, Qt::ElideRight, name.width()));
  const int right = theme().scaled(split ? kCount + kSplit : kCount);
  const int room = std::max(10, width() - theme().scaled(kName) - right);
  const int length = room * count.items / most;
  QRect bar(theme().scaled(kName), middle - theme().scaled(kBar) / 2, length, theme().scaled(kBar));
  const int train = count.items > 0 ? length * (count.items - count.test) / count.items : 0;
  painter.fillRect(QRect(bar.topLeft(), QSize(train, bar.height())), mark.color());
  QColor pale = mark.color();
  pale.setAlphaF(0.45F);
  painter.fillRect(bar.adjusted(train + (count.test > 0 ? 1 : 0), 0, 0, 0), pale);
  const QRect number(width() - right, area.top(), theme().scaled(kCount - 4), area.height());
  painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, QString::number(count.items));
  if (split) {
    painter.setPen(theme().color(Token::Text3));
    painter.drawText(area.adjusted(0, 0, -2, 0), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("%1 | %2").arg(count.items - count.test).arg(count.test));
  }
  painter.setOpacity(1.0);
}

void ClassBars::paintEvent(QPaintEvent*) {
  if (counts_.isEmpty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(theme().font(TextRole::SmallStrong));
  painter.setPen(theme().color(Token::Text1));
  const QRect head(0, 0, width(), theme().scaled(kHead - 4));
  painter.drawText(head, Qt::AlignVCenter, tr("Clips per class"));
  const bool split = std::ranges::any_of(counts_, [](const auto& count) { return count.test > 0; });
  painter.setFont(theme().font(TextRole::Caption));
  painter.setPen(theme().color(Token::Text3));
  painter.drawText(head.adjusted(0, 0, split ? -theme().scaled(kSplit) - 4 : -4, 0),
                   Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("n"));
  if (split) painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, tr("train | test"));
  const int most = std::max(1, std::ranges::max_element(counts_, {}, &ClassCount::items)->items);
  for (int row = 0; row < counts_.size(); ++row) paintRow(painter, row, most, split);
}

}  // namespace emoforge
