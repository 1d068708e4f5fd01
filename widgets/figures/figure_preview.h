// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace emoforge {

/// A figure on white at its true size, or smaller where it does not fit, between two rulers in
/// millimetres.
class FigurePreview : public QWidget {
  Q_OBJECT
 public:
  explicit FigurePreview(QWidget* parent = nullptr);

  void setFigureSize(double widthMillimetres, double heightMillimetres);
  /// How many dots an inch of the figure gets here; make the picture for it.
  double dotsPerInch() const;
  /// 1: an inch on the paper is an inch on this screen.
  double scale() const;
  void setPicture(const QImage& picture);
  const QImage& picture() const { return picture_; }

  QSize sizeHint() const override;

 signals:
  void dotsPerInchChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  double pixelsPerMillimetre() const;
  QRectF paper() const;
  void paintRuler(QPainter& painter, Qt::Orientation direction) const;

  double width_ = 88.9;
  double height_ = 53.3;
  QImage picture_;
};

}  // namespace emoforge
