// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <optional>

namespace emoforge {

/// How well what was typed fits a text: all its letters must come in this order, case does not
/// count. Starts of words and neighbours weigh more; a higher score is a better fit.
struct FuzzyMatch {
  int score = 0;
  QVector<int> places;  ///< of the letters in the text, ascending
};

/// Nothing typed fits everything with score 0; no value: it does not fit.
std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& text);

}  // namespace emoforge
