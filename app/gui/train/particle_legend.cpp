// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/train/particle_legend.h"

#include <QPainter>

#include <algorithm>

#include "app/gui/item_names.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kPadding = 10;
constexpr int kSign = 32;  ///< width of the signs with their gap
constexpr int kLine = 20;

}  // namespace

ParticleLegend::ParticleLegend(QWidget* parent) : QWidget(parent) {
  setSurface(this, "plate");
  setAccessibleName(tr("Legend of the gas"));
}

void ParticleLegend::setNumbers(int particles, int tail, double linkMetres) {
  const QString count = counted(particles, tr("%1 particle"), tr("%1 particles"));
  const QString reach = counted(tail, tr("tail of %1 iteration"), tr("tail of %1 iterations"));
  const QStringList lines = {
      tail > 0 ? QStringLiteral("%1, %2").arg(count, reach) : count,
      tr("to the winning joint, mean %1 mm").arg(1000.0 * linkMetres, 0, 'f', 0),
      tr("training posture")};
  if (lines == lines_) return;
  lines_ = lines;
  setAccessibleDescription(lines_.join(QStringLiteral("; ")));
  updateGeometry();
  adjustSize();
  update();
}

void ParticleLegend::setShort(bool isShort) {
  if (isShort == short_) return;
  short_ = isShort;
  updateGeometry();
  adjustSize();
  update();
}

int ParticleLegend::shownLines() const {
  return short_ ? std::min<int>(1, lines_.size()) : lines_.size();
}

QSize ParticleLegend::sizeHint() const {
  const QFontMetrics metrics(theme().font(TextRole::Small));
  int widest = 0;
  for (int i = 0; i < shownLines(); ++i)
    widest = std::max(widest, metrics.horizontalAdvance(lines_[i]));
  return {widest + kSign + 2 * kPadding, shownLines() * theme().scaled(kLine) + kPadding};
}

void ParticleLegend::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), theme().color(Token::Panel));
  painter.setFont(theme().font(TextRole::Small));
  const int line = theme().scaled(kLine);
  const double middle = kPadding + 0.5 * (kSign - 10);
  const auto y = [&](int i) { return 0.5 * kPadding + line * (i + 0.5); };
  for (int i = 0; i < shownLines(); ++i) {
    painter.setPen(theme().color(Token::Text1));
    painter.drawText(QRectF(kPadding + kSign, y(i) - line / 2.0, width(), line), Qt::AlignVCenter,
                     lines_[i]);
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme().color(Token::BoneSynthetic));
  painter.drawEllipse(QPointF(middle, y(0)), 4.5, 4.5);
  if (short_) return;
  painter.setPen(QPen(theme().color(Token::Text2), 1.4, Qt::DotLine));
  painter.drawLine(QPointF(kPadding, y(1)), QPointF(kPadding + kSign - 10, y(1)));
  painter.setPen(QPen(theme().color(Token::BoneReal), 7, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(QPointF(middle - 5, y(2)), QPointF(middle + 5, y(2)));
}

}  // namespace emoforge
