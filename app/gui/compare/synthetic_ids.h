// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

#include "app/gui/compare/clip_chooser.h"
#include "core/experiment/record.h"

namespace emoforge {

/// Samples of each class that are offered for a look.
constexpr std::size_t clipsOfferedPerClass = 10;

/// Which sample of a run: a class and a number from 1.
struct SyntheticId {
  std::string label;
  std::size_t number = 1;

  /// "happy/0007": also what the project keeps of excluded samples.
  QString toText() const;
  /// An empty label where the text is no such id.
  static SyntheticId fromText(const QString& text);
};

/// Everything that is offered of a run, class by class.
QVector<ClipChooser::Entry> syntheticEntries(const RunRecord& run, const ClassMarks& marks);

}  // namespace emoforge
