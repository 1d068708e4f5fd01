// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gallery.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFocusFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QTest>
#include <memory>

#include "widgets/dock_title.h"
#include "widgets/notice_bar.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

QImage pictureOf(QWidget& widget, const QString& name) {
  widget.show();
  EXPECT_TRUE(QTest::qWaitForWindowExposed(&widget));
  QTest::qWait(150);
  const QImage image = widget.grab().toImage();
  const QString folder = QStringLiteral(EMOFORGE_BINARY_DIR "/screenshots");
  QDir().mkpath(folder);
  image.save(QStringLiteral("%1/%2.png").arg(folder, name));
  return image;
}

double shareOf(const QImage& image, const QColor& color) {
  int count = 0;
  for (int y = 0; y < image.height(); y += 2) {
    for (int x = 0; x < image.width(); x += 2) count += image.pixelColor(x, y) == color;
  }
  return 4.0 * count / (image.width() * image.height());
}

bool takesInput(const QWidget* widget) {
  if (qobject_cast<const QScrollBar*>(widget)) return false;
  return qobject_cast<const QAbstractButton*>(widget) ||
         qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QComboBox*>(widget) ||
         qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSlider*>(widget) ||
         qobject_cast<const QAbstractItemView*>(widget) || widget->focusPolicy() != Qt::NoFocus;
}

/// Parts inside another control (a spin box's field, a combo box's list) speak through that one.
bool isInner(const QWidget* widget) {
  for (auto* parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
    if (qobject_cast<QAbstractSpinBox*>(parent) || qobject_cast<QComboBox*>(parent) ||
        qobject_cast<QLineEdit*>(parent) || qobject_cast<QAbstractItemView*>(parent)) {
      return true;
    }
  }
  return false;
}

QStringList namelessIn(QWidget& top) {
  QStringList nameless;
  for (auto* widget : top.findChildren<QWidget*>()) {
    if (widget->isHidden() || !takesInput(widget) || isInner(widget) ||
        widget->objectName().startsWith("qt_"))
      continue;
    auto* spoken = QAccessible::queryAccessibleInterface(widget);
    if (!spoken || spoken->text(QAccessible::Name).isEmpty()) {
      nameless.append(
          QString("%1 %2").arg(widget->metaObject()->className(), widget->objectName()));
    }
  }
  return nameless;
}

TEST(Gallery, ShowsEveryPartInBothThemes) {
  for (auto mode : {ThemeMode::Dark, ThemeMode::Light}) {
    theme().apply(mode);
    const QString name = theme().isDark() ? "dark" : "light";
    testing::ComponentGallery components;
    const QImage single = pictureOf(components, "components-" + name);
    EXPECT_GT(shareOf(single, theme().color(Token::Panel)), 0.5);
    testing::WorkbenchGallery workbench;
    const QImage whole = pictureOf(workbench, "workbench-" + name);
    EXPECT_GT(shareOf(whole, theme().color(Token::Panel)), 0.3);
    EXPECT_GT(shareOf(whole, theme().color(Token::Plot)), 0.02);
    EXPECT_GT(shareOf(whole, theme().color(Token::Selected)), 0.005);
  }
  theme().apply(ThemeMode::Dark);
}

TEST(Gallery, AThemeChangeReachesPartsThatAreShown) {
  theme().apply(ThemeMode::Dark);
  testing::WorkbenchGallery workbench;
  pictureOf(workbench, "workbench-before");
  const QColor darkPanel = theme().color(Token::Panel);
  const QColor darkPlot = theme().color(Token::Plot);
  theme().apply(ThemeMode::Light);
  const QImage changed = pictureOf(workbench, "workbench-changed");
  EXPECT_LT(shareOf(changed, darkPanel), 0.002);
  EXPECT_LT(shareOf(changed, darkPlot), 0.002);
  theme().apply(ThemeMode::Dark);
}

TEST(Gallery, EverythingThatTakesInputHasAName) {
  theme().apply(ThemeMode::Dark);
  testing::ComponentGallery components;
  testing::WorkbenchGallery workbench;
  EXPECT_EQ(namelessIn(components).join(", ").toStdString(), "");
  EXPECT_EQ(namelessIn(workbench).join(", ").toStdString(), "");
}

TEST(Gallery, EverythingThatIsPressedIsLargeEnough) {
  theme().apply(ThemeMode::Dark);
  testing::WorkbenchGallery workbench;
  workbench.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&workbench));
  for (auto* button : workbench.findChildren<QAbstractButton*>()) {
    if (!button->isVisible() || isInner(button)) continue;
    EXPECT_GE(button->height(), 22) << button->accessibleName().toStdString();
    EXPECT_GE(button->width(), 22) << button->accessibleName().toStdString();
  }
}

TEST(FocusRing, IsShownForTheKeyboardAndNotForThePointer) {
  theme().apply(ThemeMode::Dark);
  QWidget page;
  auto* first = makeButton("First", {}, false, &page);
  auto* second = makeButton("Second", {}, false, &page);
  first->setGeometry(20, 20, 100, 28);
  second->setGeometry(20, 70, 100, 28);
  page.resize(200, 140);
  page.show();
  page.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
  QTest::mouseClick(first, Qt::LeftButton);
  first->setFocus();
  auto ringAt = [&](QWidget* button) {
    QTest::qWait(30);
    const QImage image = page.grab().toImage();
    return image.pixelColor(button->x() + 50, button->y() - 3) == theme().color(Token::Focus);
  };
  EXPECT_FALSE(ringAt(first));
  QTest::keyClick(first, Qt::Key_Tab);
  ASSERT_TRUE(second->hasFocus());
  EXPECT_TRUE(ringAt(second));
  QTest::mouseClick(first, Qt::LeftButton);
  EXPECT_FALSE(ringAt(second));
}

TEST(NoticeStack, ShowsThreeAndOffersTheRest) {
  theme().apply(ThemeMode::Dark);
  NoticeStack stack;
  const auto shown = [&] {
    int count = 0;
    for (auto* bar : stack.findChildren<NoticeBar*>()) count += !bar->isHidden();
    return count;
  };
  for (int i = 0; i < 5; ++i) {
    stack.add({Notice::Severity::Warning, "Notice " + std::to_string(i) + ".", {}, {}});
  }
  stack.add({Notice::Severity::Warning, "Notice 4.", {}, {}});  // said once
  EXPECT_EQ(stack.count(), 5);
  EXPECT_EQ(shown(), 3);
  for (auto* label : stack.findChildren<QLabel*>()) {
    if (label->accessibleName() == "More notices") {
      EXPECT_TRUE(label->text().contains("2 more"));
      emit label->linkActivated("more");
    }
  }
  EXPECT_EQ(shown(), 5);
  stack.clear();
  EXPECT_TRUE(stack.isHidden());
}

}  // namespace
}  // namespace emoforge
