// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace emoforge {

/// An SVG file of QSvgGenerator made fit for other programs: every text becomes the outline of its
/// glyphs (with the text as aria-label), since the program's fonts are not on other machines, and
/// the size becomes exactly the one given in millimetres.
QByteArray withOutlines(const QByteArray& svg, double widthMillimetres, double heightMillimetres);

}  // namespace emoforge
