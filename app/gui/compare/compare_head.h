// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/gui/compare/clip_arrangement.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QMenu;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace emoforge {

class SegmentedControl;

/// The bar over the panes: arrangement, alignment, offsets, camera, more panes, export.
class CompareHead : public QWidget {
  Q_OBJECT
 public:
  explicit CompareHead(QWidget* parent = nullptr);

  bool overlaid() const;
  AlignChoice alignment() const;
  int offsetFrames(ClipRole role) const;  ///< 0 for the nearest clip
  bool oneCamera() const;
  /// Filled by the page when it is about to be shown.
  QMenu* paneMenu() const { return panes_; }
  void setPanesFull(bool full);
  /// A sentence beside "Align" where the clips could not be aligned as chosen; empty: none.
  void setAlignmentProblem(const QString& sentence);

 signals:
  void overlaidChanged();
  void alignmentChanged();
  void offsetsChanged();
  void oneCameraChanged(bool one);
  void clipsRequested();
  void figureRequested();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void addActions(QHBoxLayout* row);
  QSpinBox* addOffset(QHBoxLayout* row, ClipRole role, const QString& name);

  SegmentedControl* mode_;
  QComboBox* align_;
  QToolButton* problem_;
  QSpinBox* realOffset_;
  QSpinBox* syntheticOffset_;
  QCheckBox* oneCamera_;
  QToolButton* addPane_;
  QMenu* panes_;
  QPushButton* clips_ = nullptr;
  QPushButton* figure_ = nullptr;
  std::vector<QWidget*> captions_;  ///< left out where there is no room
};

}  // namespace emoforge
