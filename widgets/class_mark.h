// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPainterPath>
#include <QStringList>

#include "widgets/tokens.h"

class QPainter;

namespace emoforge {

/// Shape and colour of one class. The colour is looked up while painting, so that themes can
/// change.
struct ClassMark {
  MarkShape shape = MarkShape::Circle;
  int colorSlot = 0;  ///< index into Theme::emotions()

  QColor color() const;
  bool operator==(const ClassMark&) const = default;
};

/// The emotion a name in a data set means ("happy", "Happiness" → "happiness"); empty when unknown.
QString emotionOfName(const QString& className);

/// The marks of one data set: known names take their emotion's mark, unknown ones the free slots in
/// order; beyond eight classes a shape comes again in another colour.
class ClassMarks {
 public:
  ClassMarks() = default;
  explicit ClassMarks(const QStringList& classNames);
  /// The mark of a class; the circle of the first slot for a name that is not in the set.
  ClassMark mark(const QString& className) const { return marks_.value(className); }
  QStringList classNames() const { return names_; }

 private:
  QStringList names_;
  QHash<QString, ClassMark> marks_;
};

/// The outline of a mark of `size` logical pixels around `center`; all shapes look equally large.
QPainterPath markPath(MarkShape shape, QPointF center, double size);

/// Filled for real, hollow for synthetic.
void paintMark(QPainter* painter, QPointF center, MarkShape shape, const QColor& color,
               bool synthetic = false, double size = 9.0);
void paintMark(QPainter* painter, QPointF center, ClassMark mark, bool synthetic = false,
               double size = 9.0);

/// The mark as a picture, for combo boxes and labels. Make it again when the theme changes.
QPixmap markPixmap(MarkShape shape, const QColor& color, bool synthetic, int size,
                   double devicePixelRatio);

}  // namespace emoforge
