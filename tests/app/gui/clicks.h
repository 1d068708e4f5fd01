// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QLabel>
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

/// Goes to the first link of the text by Tab and presses it.
inline void followLink(QLabel* text) {
  ASSERT_TRUE(text->isVisible());
  text->setFocus(Qt::TabFocusReason);
  if (!text->hasSelectedText()) QTest::keyClick(text, Qt::Key_Tab);
  QTest::keyClick(text, Qt::Key_Return);
}

}  // namespace emoforge::testing
