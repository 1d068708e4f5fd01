// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace emoforge {

/// A PDF of QPdfWriter whose pages, which Qt rounds to whole points, are cut to the true size:
/// the upper left part of the page stays. Points. Throws Error(Failure) where the file is not as
/// QPdfWriter writes it.
QByteArray withPageSize(const QByteArray& pdf, double widthPoints, double heightPoints);

}  // namespace emoforge
