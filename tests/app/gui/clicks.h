// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QTest>

namespace emoforge::testing {

/// The visible part that people know under this name, or under one that begins so; null: there is
/// none.
template <typename Widget>
Widget* named(const QWidget* inside, const QString& name) {
  Widget* begins = nullptr;
  for (Widget* widget : inside->findChildren<Widget*>()) {
    if (!widget->isVisible()) continue;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const QString spoken = widget->accessibleName();
    if (widget->objectName() == name || spoken == name || (button && button->text() == name))
      return widget;
    if (begins == nullptr && spoken.startsWith(name)) begins = widget;
  }
  return begins;
}

/// Clicks the button with the mouse, once it can be clicked.
inline void click(const QWidget* inside, const QString& name) {
  auto* target = named<QAbstractButton>(inside, name);
  ASSERT_NE(target, nullptr) << name.toStdString();
  ASSERT_TRUE(QTest::qWaitFor([target] { return target->isEnabled(); }, 5000))
      << name.toStdString();
  QTest::mouseClick(target, Qt::LeftButton);
}

}  // namespace emoforge::testing
