// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inner_ring.h"

#include <QEvent>
#include <QPainter>

#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kWidth = 2;

}  // namespace

InnerRing::InnerRing(QWidget* around) : QWidget(around->parentWidget()), around_(around) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
  setProperty("overlay", true);
  around_->installEventFilter(this);
  follow();
  show();
}

void InnerRing::follow() {
  setGeometry(around_->geometry());
  // Only the ring is a window to what lies below: native views would be covered otherwise.
  setMask(QRegion(rect()) - QRegion(rect().adjusted(kWidth, kWidth, -kWidth, -kWidth)));
  setVisible(around_->isVisible());
  raise();
}

bool InnerRing::eventFilter(QObject* watched, QEvent* event) {
  const QEvent::Type type = event->type();
  if (type == QEvent::Resize || type == QEvent::Move || type == QEvent::Show ||
      type == QEvent::Hide)
    follow();
  return QWidget::eventFilter(watched, event);
}

void InnerRing::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setPen(
      QPen(theme().color(Token::Focus), kWidth, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

}  // namespace emoforge
