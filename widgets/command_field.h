// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QKeySequence>

namespace emoforge {

/// Looks like a search field with its shortcut at the right and opens something when clicked;
/// compact: an icon.
class CommandField : public QAbstractButton {
  Q_OBJECT
 public:
  CommandField(const QString& text, const QKeySequence& shortcut, QWidget* parent = nullptr);

  void setCompact(bool compact);
  bool isCompact() const { return compact_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString keys_;
  bool compact_ = false;
};

}  // namespace emoforge
