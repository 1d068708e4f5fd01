// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace emoforge {

/// A frame of tool buttons of which one is down ("Paper | Quick | Custom"), or any when not
/// exclusive. Left and right arrows move between the segments.
class SegmentedControl : public QWidget {
  Q_OBJECT
 public:
  explicit SegmentedControl(const QString& accessibleName, QWidget* parent = nullptr);

  void setExclusive(bool exclusive);
  /// Narrower segments, for panels.
  void setCompact(bool compact) { compact_ = compact; }
  /// For narrow places: segments that have an icon show it alone, their text becomes the tooltip.
  void setIconsOnly(bool only);
  void setSegments(const QStringList& texts);
  QToolButton* addSegment(const QString& text, const QString& icon = {});
  int count() const;
  QToolButton* segment(int index) const;

  int currentIndex() const;
  /// Does not emit activated(); −1 lifts all.
  void setCurrentIndex(int index);
  bool isChecked(int index) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  /// A segment was pressed by the user.
  void activated(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void place();
  QButtonGroup* group_;
  bool compact_ = false;
};

}  // namespace emoforge
