// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/class_progress.h"

#include <QPainter>

#include "widgets/style_paint.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int padding = 12;
constexpr int gap = 12;
constexpr double narrowCell = 140.0;  ///< the bar alone tells the state

}  // namespace

ClassProgress::ClassProgress(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Progress by class"));
  connect(&theme(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

QSize ClassProgress::sizeHint() const {
  return {400, theme().scaled(42)};
}

void ClassProgress::showJob(const Job& job) {
  QVector<Bar> bars;
  for (std::size_t i = 0; i < job.stages.size(); ++i) {
    Bar bar;
    bar.name = QString::fromStdString(job.stages[i].name);
    const bool done = job.state == JobState::Finished || i < job.stage;
    bar.fraction = done ? 1.0 : i == job.stage ? job.stageFraction : 0.0;
    bar.state = done             ? tr("done")
                : i == job.stage ? tr("%1 %").arg(qRound(100.0 * bar.fraction))
                                 : tr("waiting");
    bars << bar;
  }
  bars_ = bars;
  update();
}

void ClassProgress::showClasses(const QStringList& names) {
  bars_.clear();
  for (const QString& name : names) bars_ << Bar{name, tr("not trained"), 0.0};
  update();
}

void ClassProgress::paintEvent(QPaintEvent* /*event*/) {
  if (bars_.isEmpty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(theme().font(TextRole::Small));
  const double width = (this->width() - 2.0 * padding - gap * (bars_.size() - 1)) / bars_.size();
  for (int i = 0; i < bars_.size(); ++i) {
    const Bar& bar = bars_[i];
    const QRectF cell(padding + i * (width + gap), 2, width, height() - 4);
    const bool isClass = marks_.classNames().contains(bar.name);
    const QRectF line(cell.left(), cell.top(), cell.width(), 20);
    if (isClass)
      paintMark(&painter, QPointF(cell.left() + 6, line.center().y()), marks_.mark(bar.name));
    painter.setPen(theme().color(Token::Text3));
    const QString state = width < narrowCell ? QString() : bar.state;
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, state);
    painter.setPen(theme().color(Token::Text1));
    const int room = static_cast<int>(width) - painter.fontMetrics().horizontalAdvance(state) - 26;
    painter.drawText(line.adjusted(isClass ? 18 : 0, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, room));
    const QRectF track(cell.left(), cell.top() + 24, width, 5);
    paintBox(&painter, track, theme().color(Token::Track), {}, 2.5);
    if (bar.fraction <= 0.0) continue;
    paintBox(&painter, QRectF(track.left(), track.top(), std::max(5.0, width * bar.fraction), 5),
             theme().color(Token::Accent), {}, 2.5);
  }
}

}  // namespace emoforge
