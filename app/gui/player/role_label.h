// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "viewers/view_types.h"

namespace emoforge {

/// Text with the sign of its role: a filled disc for real, an ember ring for synthetic, a teal
/// square for the nearest training clip.
class RoleLabel : public QWidget {
  Q_OBJECT
 public:
  RoleLabel(ClipRole role, const QString& text, QWidget* parent = nullptr);
  void setText(const QString& text);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ClipRole role_;
  QString text_;
};

}  // namespace emoforge
