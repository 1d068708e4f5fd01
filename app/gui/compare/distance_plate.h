// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/metrics/frame_distance.h"
#include "viewers/view_types.h"

namespace emoforge {

/// The legend of an overlay: what the lines between the figures mean and how long they are now.
class DistancePlate : public QWidget {
  Q_OBJECT
 public:
  explicit DistancePlate(QWidget* parent = nullptr);

  /// Two clips as they are drawn; without clips the plate hides.
  void setClips(const PlacedClip& first, const PlacedClip& second);
  void clear();
  void setTime(double clockSeconds);
  /// Mean over all joints in mm at the last time; NaN without clips.
  double meanMillimetres() const { return meanMillimetres_; }
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Row {
    QString label;
    double millimetres = 0.0;
  };
  PlacedClip first_;
  PlacedClip second_;
  std::unique_ptr<FrameDistance> distance_;
  std::vector<std::pair<QString, std::size_t>> shown_;  ///< joints with a row of their own
  std::vector<Row> rows_;
  double meanMillimetres_ = 0.0;
};

}  // namespace emoforge
