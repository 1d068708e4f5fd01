// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status_parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>

#include "widgets/icon_engine.h"
#include "widgets/style_paint.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kHeight = 24;
constexpr int kBarWidth = 90;

QString counted(int number) {
  return QLocale(QLocale::English).toString(number);
}

}  // namespace

PanelButton::PanelButton(const QString& icon, const QString& name, QWidget* parent)
    : QToolButton(parent), name_(name) {
  setAutoRaise(true);
  setCheckable(true);
  setIcon(themedIcon(icon));
  setIconSize(QSize(14, 14));
  setFont(theme().font(TextRole::Small));
  setMinimumHeight(theme().scaled(22));
  setToolTip(tr("Show or hide %1").arg(name));
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setAccessibleName(tr("Show %1").arg(name));
  setCount(0);
}

void PanelButton::setCount(int count) {
  setText(count > 0 ? QStringLiteral("%1 %2").arg(name_).arg(count) : name_);
  updateGeometry();
}

JobStatus::JobStatus(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  hide();
}

void JobStatus::setJob(const QString& name, double fraction) {
  name_ = name;
  fraction_ = fraction;
  setAccessibleName(tr("%1, %2 %").arg(name).arg(qRound(100 * fraction)));
  setVisible(true);
  updateGeometry();
  update();
}

void JobStatus::clear() {
  hide();
}

QSize JobStatus::sizeHint() const {
  const QFontMetrics metrics(theme().font(TextRole::Small));
  return {metrics.horizontalAdvance(name_) + kBarWidth + 64, theme().scaled(kHeight)};
}

void JobStatus::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setFont(theme().font(TextRole::Small));
  const int name = painter.fontMetrics().horizontalAdvance(name_);
  painter.setPen(theme().color(Token::Text2));
  painter.drawText(QRect(6, 0, name + 2, height()), Qt::AlignVCenter, name_);
  const double left = name + 16;
  paintProgressBar(&painter, QRectF(left, height() / 2.0 - 3, kBarWidth, 6), fraction_);
  painter.drawText(QRectF(left + kBarWidth + 8, 0, 48, height()), Qt::AlignVCenter,
                   tr("%1 %").arg(qRound(100 * fraction_)));
}

SelectionStatus::SelectionStatus(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setAccessibleName(tr("Selection"));
}

void SelectionStatus::setSelection(int selected, int all, int real, int synthetic,
                                   const QVector<Part>& classes) {
  selected_ = selected;
  all_ = all;
  real_ = real;
  synthetic_ = synthetic;
  classes_ = classes;
  QStringList spoken{tr("%1 of %2 selected").arg(counted(selected), counted(all))};
  for (const auto& part : classes) {
    spoken.append(QStringLiteral("%1 %2").arg(part.className).arg(part.count));
  }
  setAccessibleDescription(spoken.join(", "));
  setToolTip(spoken.join(", "));
  updateGeometry();
  update();
}

double SelectionStatus::layOut(QPainter* painter) const {
  const QFontMetricsF metrics(theme().font(TextRole::Small));
  const double middle = height() / 2.0;
  double x = 6;
  const auto write = [&](const QString& text, Token token) {
    if (painter) {
      painter->setPen(theme().color(token));
      painter->drawText(QRectF(x, 0, 600, height()), Qt::AlignVCenter, text);
    }
    x += metrics.horizontalAdvance(text) + 8;
  };
  const auto mark = [&](MarkShape shape, const QColor& color, bool synthetic) {
    if (painter) paintMark(painter, QPointF(x + 5, middle), shape, color, synthetic, 8);
    x += 14;
  };
  write(tr("%1 of %2 selected").arg(counted(selected_), counted(all_)), Token::Text2);
  if (synthetic_ > 0) {
    mark(MarkShape::Circle, theme().color(Token::Real), false);
    write(counted(real_), Token::Text2);
    mark(MarkShape::Circle, theme().color(Token::Synthetic), true);
    write(counted(synthetic_), Token::Synthetic);
  }
  for (const auto& part : classes_) {
    mark(part.mark.shape, part.mark.color(), false);
    write(QStringLiteral("%1 %2").arg(part.className, counted(part.count)), Token::Text2);
  }
  return x;
}

QSize SelectionStatus::sizeHint() const {
  return {static_cast<int>(layOut(nullptr)) + 4, theme().scaled(kHeight)};
}

void SelectionStatus::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setFont(theme().font(TextRole::Small));
  layOut(&painter);
}

StatusFact::StatusFact(const QString& icon, const QString& name, QWidget* parent)
    : QWidget(parent), iconName_(icon), name_(name) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(6, 0, 6, 0);
  row->setSpacing(6);
  icon_ = new QLabel;
  text_ = makeLabel({}, "detail");
  row->addWidget(icon_);
  row->addWidget(text_);
  setAccessibleName(name);
  setToolTip(name);
  connect(&theme(), &Theme::changed, this, &StatusFact::refresh);
  refresh();
}

void StatusFact::setText(const QString& text) {
  text_->setText(text);
  setAccessibleDescription(text);
}

void StatusFact::refresh() {
  icon_->setPixmap(iconPixmap(iconName_, theme().color(Token::Text3), 14, devicePixelRatioF()));
}

}  // namespace emoforge
