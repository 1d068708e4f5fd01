// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QToolButton;
class QPushButton;
class QWidget;
class QFrame;

// Small makers of parts that the style sheet knows by property, so that all windows use the same
// ones.
namespace emoforge {

/// Fills a widget with a surface of the style sheet: "panel", "head", "footer", "card", …
void setSurface(QWidget* widget, const char* surface);

/// A label in a role of the style sheet: "caption", "small", "strong", "title", "key", …; "" is
/// body text.
QLabel* makeLabel(const QString& text, const char* role, QWidget* parent = nullptr);

/// A flat icon button; `name` is the tool tip and the accessible name.
QToolButton* makeIconButton(const QString& icon, const QString& name, QWidget* parent = nullptr,
                            bool small = false);

/// A push button, filled when `primary`; `icon` may be empty.
QPushButton* makeButton(const QString& text, const QString& icon = {}, bool primary = false,
                        QWidget* parent = nullptr);

/// A 1 px line across.
QFrame* makeLine(QWidget* parent = nullptr);

/// Plain text as rich text with the line spacing of the design (16 px at 12), for texts that wrap.
QString lineSpaced(const QString& text);

/// The text shortened in the middle; the whole text goes to the tool tip.
void setElidedText(QLabel* label, const QString& text, int width);

}  // namespace emoforge
