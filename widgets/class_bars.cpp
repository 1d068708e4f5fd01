// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/class_bars.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/style_paint.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kSide = 12;
constexpr int kTop = 6;
constexpr int kHead = 24;
constexpr int kPitch = 22;
constexpr int kBarLeft = 98;
constexpr int kCountRight = 82;  // from the right edge
constexpr int kBarHeight = 12;
constexpr double kTestOpacity = 0.42;

}  // namespace

ClassBars::ClassBars(const QString& title, QWidget* parent) : QWidget(parent), title_(title) {
  setSurface(this, "panel");
  setAccessibleName(title);
  setMouseTracking(true);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ClassBars::setRows(const QVector<Row>& rows) {
  rows_ = rows;
  current_ = 0;
  QStringList spoken;
  for (const auto& row : rows_) {
    spoken.append(QStringLiteral("%1 %2").arg(row.className).arg(row.train + row.test));
  }
  setAccessibleDescription(spoken.join(", "));
  updateGeometry();
  update();
}

void ClassBars::setChosen(const QSet<QString>& classes) {
  chosen_ = classes;
  update();
}

QSize ClassBars::sizeHint() const {
  return {300, kTop + kHead + kPitch * static_cast<int>(rows_.size()) + 10};
}

QRectF ClassBars::rowRect(int row) const {
  return {0, static_cast<double>(kTop + kHead + row * kPitch), static_cast<double>(width()),
          kPitch};
}

int ClassBars::rowAt(double y) const {
  const int row = static_cast<int>((y - kTop - kHead) / kPitch);
  return y >= kTop + kHead && row < rows_.size() ? row : -1;
}

void ClassBars::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().color(Token::Panel));
  painter.setFont(theme().font(TextRole::SmallStrong));
  painter.setPen(theme().color(Token::Text1));
  painter.drawText(QRectF(kSide, kTop, width(), kHead), Qt::AlignVCenter, title_);
  int most = 1;
  bool split = false;
  for (const auto& row : rows_) {
    most = std::max(most, row.train + row.test);
    split = split || row.test > 0;
  }
  painter.setFont(theme().font(TextRole::Small));
  painter.setPen(theme().color(Token::Text3));
  const double countRight = width() - (split ? kCountRight : kSide);
  painter.drawText(QRectF(0, kTop, countRight, kHead), Qt::AlignVCenter | Qt::AlignRight, "n");
  if (split) {
    painter.drawText(QRectF(0, kTop, width() - kSide, kHead), Qt::AlignVCenter | Qt::AlignRight,
                     tr("train | test"));
  }
  for (int i = 0; i < rows_.size(); ++i) paintRow(&painter, i, most, split);
}

void ClassBars::paintRow(QPainter* painter, int index, int most, bool split) {
  const Row& row = rows_[index];
  const QRectF area = rowRect(index);
  const double middle = area.center().y();
  const bool pale = !chosen_.isEmpty() && !chosen_.contains(row.className);
  if (chosen_.contains(row.className)) {
    painter->fillRect(area, theme().color(Token::Selected));
  } else if (hovered_ == index) {
    painter->fillRect(area, theme().color(Token::RowHover));
  }
  if (hasFocus() && current_ == index) {
    paintBox(painter, area.adjusted(2, 0, -2, 0), {}, theme().color(Token::Focus), 2.0);
  }
  painter->setOpacity(pale ? 0.5 : 1.0);
  paintMark(painter, QPointF(kSide + 6, middle), row.mark, row.synthetic);
  painter->setPen(theme().color(Token::Text1));
  painter->setFont(theme().font(TextRole::Small));
  const QString name =
      painter->fontMetrics().elidedText(row.className, Qt::ElideMiddle, kBarLeft - kSide - 24);
  painter->drawText(QRectF(kSide + 20, area.top(), 200, kPitch), Qt::AlignVCenter, name);
  const double countRight = width() - (split ? kCountRight : kSide);
  const double space = countRight - 36 - kBarLeft;
  const double scale = space / most;
  const QRectF train(kBarLeft, middle - kBarHeight / 2.0, row.train * scale, kBarHeight);
  painter->fillRect(train, row.mark.color());
  QColor testColor = row.mark.color();
  testColor.setAlphaF(kTestOpacity);
  painter->fillRect(
      QRectF(train.right() + 1, train.top(), std::max(0.0, row.test * scale - 1), kBarHeight),
      testColor);
  painter->drawText(QRectF(0, area.top(), countRight, kPitch), Qt::AlignVCenter | Qt::AlignRight,
                    QString::number(row.train + row.test));
  if (split) {
    painter->setPen(theme().color(Token::Text3));
    painter->drawText(QRectF(0, area.top(), width() - kSide, kPitch),
                      Qt::AlignVCenter | Qt::AlignRight,
                      QStringLiteral("%1 | %2").arg(row.train).arg(row.test));
  }
  painter->setOpacity(1.0);
}

void ClassBars::toggle(int row) {
  if (row < 0 || row >= rows_.size()) return;
  current_ = row;
  if (!chosen_.remove(rows_[row].className)) chosen_.insert(rows_[row].className);
  update();
  emit chosenChanged(chosen_);
}

void ClassBars::mousePressEvent(QMouseEvent* event) {
  toggle(rowAt(event->position().y()));
}

void ClassBars::mouseMoveEvent(QMouseEvent* event) {
  const int row = rowAt(event->position().y());
  if (row == hovered_) return;
  hovered_ = row;
  update();
}

void ClassBars::leaveEvent(QEvent* /*event*/) {
  hovered_ = -1;
  update();
}

void ClassBars::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(rows_.size()) - 1;
  switch (event->key()) {
    case Qt::Key_Up:
      current_ = std::max(0, current_ - 1);
      break;
    case Qt::Key_Down:
      current_ = std::min(last, current_ + 1);
      break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
      toggle(current_);
      break;
    default:
      QWidget::keyPressEvent(event);
      return;
  }
  update();
}

}  // namespace emoforge
