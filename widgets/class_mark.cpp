// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/class_mark.h"

#include <QPainter>
#include <QPixmap>
#include <QSet>
#include <cmath>
#include <numbers>

#include "widgets/theme.h"

namespace emoforge {
namespace {

QPainterPath polygon(QPointF center, double radius, int corners, double firstAngle,
                     double innerShare = 1.0) {
  QPainterPath path;
  for (int i = 0; i < corners; ++i) {
    const double angle = firstAngle + 2 * std::numbers::pi * i / corners;
    const double reach = i % 2 == 1 ? radius * innerShare : radius;
    const QPointF point = center + reach * QPointF(std::cos(angle), std::sin(angle));
    if (i == 0) {
      path.moveTo(point);
    } else {
      path.lineTo(point);
    }
  }
  path.closeSubpath();
  return path;
}

QPainterPath plusPath(QPointF center, double half) {
  const double arm = half * 0.4;
  QPainterPath path;
  path.setFillRule(Qt::WindingFill);
  path.addRect(QRectF(center.x() - half, center.y() - arm, 2 * half, 2 * arm));
  path.addRect(QRectF(center.x() - arm, center.y() - half, 2 * arm, 2 * half));
  return path.simplified();
}

const QHash<QString, QStringList>& emotionWords() {
  static const QHash<QString, QStringList> words{
      {"neutral", {"neutral", "normal", "calm"}},
      {"happiness", {"happiness", "happy", "joy", "joyful"}},
      {"sadness", {"sadness", "sad"}},
      {"anger", {"anger", "angry"}},
      {"fear", {"fear", "fearful", "afraid", "scared"}},
      {"disgust", {"disgust", "disgusted"}},
      {"surprise", {"surprise", "surprised", "startled"}},
      {"pride", {"pride", "proud"}}};
  return words;
}

int slotOfEmotion(const QString& emotion) {
  const auto& emotions = theme().emotions();
  for (int i = 0; i < emotions.size(); ++i) {
    if (emotions[i].name == emotion) return i;
  }
  return -1;
}

}  // namespace

QColor ClassMark::color() const {
  return theme().emotions()[colorSlot].color;
}

QString emotionOfName(const QString& className) {
  const QString word = className.trimmed().toLower();
  for (auto it = emotionWords().begin(); it != emotionWords().end(); ++it) {
    if (it.value().contains(word)) return it.key();
  }
  return {};
}

ClassMarks::ClassMarks(const QStringList& classNames) : names_(classNames) {
  const auto& emotions = theme().emotions();
  QSet<int> taken;
  QStringList unknown;
  for (const QString& name : classNames) {
    const int slot = slotOfEmotion(emotionOfName(name));
    if (slot < 0 || taken.contains(slot)) {
      unknown.append(name);
    } else {
      taken.insert(slot);
      marks_[name] = {emotions[slot].shape, slot};
    }
  }
  int next = 0;
  int extra = 0;
  for (const QString& name : unknown) {
    while (next < emotions.size() && taken.contains(next)) ++next;
    if (next < emotions.size()) {
      taken.insert(next);
      marks_[name] = {emotions[next].shape, next};
    } else {
      const int count = static_cast<int>(emotions.size());
      const int shape = extra % count;
      marks_[name] = {emotions[shape].shape, (shape + 3 * (1 + extra / count)) % count};
      ++extra;
    }
  }
}

QPainterPath markPath(MarkShape shape, QPointF center, double size) {
  const double half = size / 2;
  const double up = -std::numbers::pi / 2;
  QPainterPath path;
  switch (shape) {
    case MarkShape::Circle:
      path.addEllipse(center, half * 0.98, half * 0.98);
      return path;
    case MarkShape::TriangleUp:
      return polygon(center + QPointF(0, half * 0.22), half * 1.22, 3, up);
    case MarkShape::TriangleDown:
      return polygon(center - QPointF(0, half * 0.22), half * 1.22, 3, -up);
    case MarkShape::Square:
      path.addRect(
          QRectF(center.x() - half * 0.9, center.y() - half * 0.9, size * 0.9, size * 0.9));
      return path;
    case MarkShape::Diamond:
      return polygon(center, half * 1.18, 4, up);
    case MarkShape::Plus:
      return plusPath(center, half * 1.05);
    case MarkShape::Star:
      return polygon(center, half * 1.25, 10, up, 0.45);
    case MarkShape::Pentagon:
      return polygon(center, half * 1.1, 5, up);
  }
  return path;
}

void paintMark(QPainter* painter, QPointF center, MarkShape shape, const QColor& color,
               bool synthetic, double size) {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (synthetic) {
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(markPath(shape, center, size - 0.7));
  } else {
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPath(markPath(shape, center, size));
  }
  painter->restore();
}

void paintMark(QPainter* painter, QPointF center, ClassMark mark, bool synthetic, double size) {
  paintMark(painter, center, mark.shape, mark.color(), synthetic, size);
}

QPixmap markPixmap(MarkShape shape, const QColor& color, bool synthetic, int size,
                   double devicePixelRatio) {
  QPixmap pixmap(QSize(size, size) * devicePixelRatio);
  pixmap.setDevicePixelRatio(devicePixelRatio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  paintMark(&painter, QPointF(size / 2.0, size / 2.0), shape, color, synthetic, size * 0.62);
  return pixmap;
}

}  // namespace emoforge
