// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace emoforge {

/// What is drawn over the posture while the gas learns, with the numbers of what is shown.
class ParticleLegend : public QWidget {
  Q_OBJECT
 public:
  explicit ParticleLegend(QWidget* parent = nullptr);
  /// `tail`: iterations that the tails reach back; `linkMetres`: mean distance to the winning
  /// joints.
  void setNumbers(int particles, int tail, double linkMetres);
  /// One line only, where the view is too low for more beside the figure.
  void setShort(bool isShort);
  QStringList lines() const { return lines_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int shownLines() const;
  QStringList lines_;
  bool short_ = false;
};

}  // namespace emoforge
