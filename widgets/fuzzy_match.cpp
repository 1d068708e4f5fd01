// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fuzzy_match.h"

#include <limits>
#include <vector>

namespace emoforge {
namespace {

constexpr int wordStart = 8;
constexpr int neighbour = 6;
constexpr int perSkipped = -1;
constexpr int impossible = std::numeric_limits<int>::min() / 2;

bool startsWord(const QString& text, int place) {
  return place == 0 || !text[place - 1].isLetterOrNumber();
}

}  // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& text) {
  QString letters = typed.toLower();
  letters.remove(' ');
  const QString low = text.toLower();
  const auto rows = static_cast<int>(letters.size());
  const auto columns = static_cast<int>(low.size());
  if (rows == 0) return FuzzyMatch{};
  // best[i][j]: letters 0 … i placed, the last of them at j; from[i][j]: where the one before lies.
  std::vector<std::vector<int>> best(static_cast<std::size_t>(rows),
                                     std::vector<int>(static_cast<std::size_t>(columns)));
  auto from = best;
  const auto at = [](auto& table, int i, int j) -> int& {
    return table[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
  };
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) {
      at(best, i, j) = impossible;
      if (letters[i] != low[j]) continue;
      const int own = startsWord(low, j) ? wordStart : 0;
      if (i == 0) at(best, i, j) = own + perSkipped * j;
      for (int k = 0; i > 0 && k < j; ++k) {
        const int before = at(best, i - 1, k);
        if (before == impossible) continue;
        const int score = before + own + (k + 1 == j ? neighbour : perSkipped * (j - k - 1));
        if (score <= at(best, i, j)) continue;
        at(best, i, j) = score;
        at(from, i, j) = k;
      }
    }
  }
  int last = 0;
  for (int j = 1; j < columns; ++j) {
    if (at(best, rows - 1, j) > at(best, rows - 1, last)) last = j;
  }
  if (columns == 0 || at(best, rows - 1, last) == impossible) return std::nullopt;
  FuzzyMatch match{at(best, rows - 1, last), {}};
  for (int i = rows - 1; i >= 0; --i) {
    match.places.prepend(last);
    if (i > 0) last = at(from, i, last);
  }
  return match;
}

}  // namespace emoforge
