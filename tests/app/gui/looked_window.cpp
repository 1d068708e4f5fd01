// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/gui/looked_window.h"

#include <QTest>

#include "tests/app/gui/screen_checks.h"

namespace emoforge::testing {
namespace {

void expectNothing(const QStringList& found, const QString& what) {
  EXPECT_TRUE(found.isEmpty()) << what.toStdString() << ":\n" << found.join('\n').toStdString();
}

}  // namespace

void LookedWindow::look(const QString& name) {
  // Views draw on threads of their own, and some wait for a search: blank is what stays blank.
  QStringList blank;
  const bool drawn = QTest::qWaitFor(
      [&] {
        blank = blankViews(window_.get(), screenshot(name));
        return blank.isEmpty();
      },
      10000);
  expectWhole(window_.get(), name);
  EXPECT_TRUE(drawn) << name.toStdString() << ", blank views:\n" << blank.join('\n').toStdString();
}

void LookedWindow::lookAt(QWidget* part, const QString& name) {
  ASSERT_NE(part, nullptr) << name.toStdString();
  ASSERT_TRUE(part->isVisible()) << name.toStdString();
  QTest::qWait(150);  // what is laid out or drawn a moment after it is shown
  keepPicture(part->grab().toImage(), name);
  EXPECT_FALSE(part->accessibleName().isEmpty() && part->windowTitle().isEmpty())
      << name.toStdString();
  expectWhole(part, name);
}

void LookedWindow::expectWhole(const QWidget* root, const QString& name) {
  expectNothing(clippedTexts(root), name + ", clipped texts");
  expectNothing(overlaps(root), name + ", overlapping parts");
  expectNothing(namelessControls(root), name + ", controls without a name");
  expectNothing(smallTargets(root), name + ", small targets");
  expectNothing(untoldIcons(root), name + ", icons without a tool tip");
}

}  // namespace emoforge::testing
