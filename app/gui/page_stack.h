// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace emoforge {

/// Pages of which only the shown one asks for room: a hidden page must not squeeze the docks.
class PageStack : public QStackedWidget {
 public:
  explicit PageStack(QWidget* parent = nullptr) : QStackedWidget(parent) {
    connect(this, &QStackedWidget::currentChanged, this, &QWidget::updateGeometry);
  }
  QSize minimumSizeHint() const override {
    return currentWidget() == nullptr ? QSize() : currentWidget()->minimumSizeHint();
  }
};

}  // namespace emoforge
