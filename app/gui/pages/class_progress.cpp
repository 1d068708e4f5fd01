// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/class_progress.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "core/numerics/student_t.h"
#include "widgets/plot_style.h"
#include "widgets/style_paint.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int padding = 12;
constexpr int gap = 12;
constexpr double narrowCell = 140.0;  ///< the bar alone tells the state

/// "0.084 (0.080 – 0.088)": the final error of several seeds; empty where there is none.
QString finalError(const Job& job, const std::string& label) {
  const auto found = job.finals.find("quantisation-error/" + label);
  if (job.seeds.size() < 2 || found == job.finals.end() || found->second.size() < 2) return {};
  const MeanInterval interval = meanInterval(found->second);
  return QStringLiteral("%1 (%2 – %3)")
      .arg(plotNumber(interval.mean), plotNumber(interval.low), plotNumber(interval.high));
}

}  // namespace

ClassProgress::ClassProgress(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Progress by class"));
  setToolTip(tr("Click a class to watch it"));
  setFocusPolicy(Qt::TabFocus);
  connect(&theme(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

QSize ClassProgress::sizeHint() const {
  return {400, theme().scaled(42)};
}

void ClassProgress::setBars(const QVector<Bar>& bars) {
  if (bars == bars_) return;
  bars_ = bars;
  QStringList spoken;
  for (const Bar& bar : bars_) spoken << QStringLiteral("%1 %2").arg(bar.name, bar.state);
  setAccessibleDescription(spoken.join(QStringLiteral(", ")));
  update();
}

void ClassProgress::showJob(const Job& job) {
  QVector<Bar> bars;
  for (std::size_t i = 0; i < job.stages.size(); ++i) {
    const Progress::Stage& stage = job.stages[i];
    const auto step = job.steps.find(stage.name);
    const bool over = job.state == JobState::Finished;
    Bar bar;
    bar.name = QString::fromStdString(stage.name);
    bar.fraction = over ? 1.0 : job.stageFractions[i];
    if (stage.steps == 0) {
      bar.state = tr("%1 %").arg(qRound(100.0 * bar.fraction));
    } else if (step == job.steps.end()) {
      bar.state = bar.fraction > 0.0 ? tr("preparing") : tr("waiting");
    } else {
      bar.fraction = static_cast<double>(step->second) / static_cast<double>(stage.steps);
      bar.state = tr("%1 of %2").arg(step->second).arg(stage.steps);
    }
    if (const QString error = finalError(job, stage.name); over && !error.isEmpty())
      bar.state = error;
    bars << bar;
  }
  setBars(bars);
}

void ClassProgress::showClasses(const QStringList& names, const QString& state, double fraction) {
  QVector<Bar> bars;
  for (const QString& name : names) bars << Bar{name, state, fraction};
  setBars(bars);
}

QString ClassProgress::stateOf(const QString& name) const {
  const auto found = std::ranges::find(bars_, name, &Bar::name);
  return found == bars_.end() ? QString() : found->state;
}

void ClassProgress::setWatched(const QString& name) {
  watched_ = name;
  update();
}

QRectF ClassProgress::cellOf(qsizetype index) const {
  const auto count = static_cast<double>(bars_.size());
  const double width = (this->width() - 2.0 * padding - gap * (count - 1)) / count;
  return {padding + static_cast<double>(index) * (width + gap), 2, width, height() - 4.0};
}

void ClassProgress::mousePressEvent(QMouseEvent* event) {
  for (qsizetype i = 0; i < bars_.size(); ++i) {
    if (cellOf(i).contains(event->position())) emit chosen(bars_[i].name);
  }
}

void ClassProgress::keyPressEvent(QKeyEvent* event) {
  const int by = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
  if (by == 0 || bars_.isEmpty()) return QWidget::keyPressEvent(event);
  const auto found = std::ranges::find(bars_, watched_, &Bar::name);
  const qsizetype now = found == bars_.end() ? 0 : found - bars_.begin();
  emit chosen(bars_[std::clamp<qsizetype>(now + by, 0, bars_.size() - 1)].name);
}

void ClassProgress::paintEvent(QPaintEvent* /*event*/) {
  if (bars_.isEmpty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (qsizetype i = 0; i < bars_.size(); ++i) {
    paintBar(painter, bars_[i], cellOf(i));
    if (hasFocus() && bars_[i].name == watched_)
      paintBox(&painter, cellOf(i).adjusted(-4, 0, 4, 0), {}, theme().color(Token::Focus), 2.0);
  }
}

void ClassProgress::paintBar(QPainter& painter, const Bar& bar, const QRectF& cell) const {
  const bool isClass = marks_.classNames().contains(bar.name);
  const QRectF line(cell.left(), cell.top(), cell.width(), 20);
  if (isClass)
    paintMark(&painter, QPointF(cell.left() + 6, line.center().y()), marks_.mark(bar.name));
  painter.setFont(theme().font(TextRole::Small));
  painter.setPen(theme().color(Token::Text3));
  const QString state = cell.width() < narrowCell ? QString() : bar.state;
  painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, state);
  const int room =
      static_cast<int>(cell.width()) - painter.fontMetrics().horizontalAdvance(state) - 26;
  painter.setPen(theme().color(Token::Text1));
  if (bar.name == watched_) painter.setFont(theme().font(TextRole::SmallStrong));
  painter.drawText(line.adjusted(isClass ? 18 : 0, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, room));
  const QRectF track(cell.left(), cell.top() + 24, cell.width(), 5);
  paintBox(&painter, track, theme().color(Token::Track), {}, 2.5);
  if (bar.fraction <= 0.0) return;
  const double done = std::max(5.0, cell.width() * std::min(1.0, bar.fraction));
  paintBox(&painter, QRectF(track.left(), track.top(), done, 5), theme().color(Token::Accent), {},
           2.5);
}

}  // namespace emoforge
