// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "viewers/skeleton_view.h"

namespace emoforge {

/// "⊢—⊣ 0.5 m": a round length at the point the camera turns about.
class ScalePlate : public QWidget {
  Q_OBJECT
 public:
  explicit ScalePlate(QWidget* parent = nullptr);
  void setPixelsPerMetre(float pixels);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text() const;
  float pixelsPerMetre_ = 0.0F;
  double metres_ = 0.5;
};

/// The colours of the trails and the speeds they stand for.
class SpeedPlate : public QWidget {
  Q_OBJECT
 public:
  explicit SpeedPlate(QWidget* parent = nullptr);
  void setRange(const std::array<float, 2>& metresPerSecond);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text() const;
  std::array<float, 2> range_{0.0F, 1.0F};
};

/// A row or column of buttons or labels on an opaque ground, to lie above the 3-D picture.
class PlateBox : public QWidget {
  Q_OBJECT
 public:
  explicit PlateBox(Qt::Orientation orientation, QWidget* parent = nullptr);
  void add(QWidget* widget);
};

}  // namespace emoforge
