// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>

#include "widgets/tokens.h"

namespace emoforge {

/// A lucide icon in the colours of the theme at the time of painting: `token` normally, accent
/// while checked, the disabled colour while disabled. `name` as in resources/icons/lucide.
QIcon themedIcon(const QString& name, Token token = Token::Text2);

/// The same icon as a picture of `size` logical pixels.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio);

/// Draws it centred in `rect` at `size` logical pixels.
void paintIcon(QPainter* painter, const QRectF& rect, const QString& name, const QColor& color,
               int size = 16);

/// The program's mark for the theme in use.
QPixmap programMark(int size, double devicePixelRatio);

/// The icon of windows and of the desktop entry.
QIcon programIcon();

}  // namespace emoforge
