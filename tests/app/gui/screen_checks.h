// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>

namespace emoforge::testing {

// What a look at a window finds. Each list names the widgets; empty: nothing is wrong. Only what is
// visible is looked at.

/// Controls without an accessible name.
QStringList namelessControls(const QWidget* root);
/// Buttons, fields and boxes that are lower or narrower than 22 px.
QStringList smallTargets(const QWidget* root);
/// Buttons that show an icon only, without a tool tip.
QStringList untoldIcons(const QWidget* root);
/// Texts that are wider or higher than their place and are not elided with a tool tip.
QStringList clippedTexts(const QWidget* root);
/// Siblings that cover each other, but for widgets with the property "overlay".
QStringList overlaps(const QWidget* root);
/// 3-D views whose part of a picture of the screen shows no figure.
QStringList blankViews(const QWidget* root, const QImage& screenshot);

}  // namespace emoforge::testing
