// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace emoforge {

/// A flat icon button with a count on its upper right corner; nothing is drawn for 0.
class BadgeButton : public QToolButton {
  Q_OBJECT
 public:
  BadgeButton(const QString& icon, const QString& name, QWidget* parent = nullptr);

  void setCount(int count);
  int count() const { return count_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int count_ = 0;
};

}  // namespace emoforge
