// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <functional>

namespace emoforge {

/// A sample to click: a picture drawn from the data, icon and name, two lines.
class SampleCard : public QAbstractButton {
  Q_OBJECT
 public:
  using Picture = std::function<QImage(const QSize& size, double pixelRatio)>;

  SampleCard(const QString& icon, const QString& name, const QString& holds, const QString& methods,
             QWidget* parent = nullptr);

  /// Called for each size and theme; until then the icon stands in its place.
  void setPicture(Picture picture);
  void setHolds(const QString& text);
  bool hasPicture() const { return picture_ != nullptr; }

  QSize sizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  int textHeight() const;
  void paintText(QPainter& painter) const;
  QString icon_;
  QString holds_;
  QString methods_;
  Picture picture_;
  QPixmap drawn_;
  bool stale_ = true;
};

}  // namespace emoforge
