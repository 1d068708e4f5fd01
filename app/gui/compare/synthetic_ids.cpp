// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/synthetic_ids.h"

#include <QCoreApplication>

#include "core/experiment/synthetic_items.h"

namespace emoforge {

QVector<ClipChooser::Entry> syntheticEntries(const RunRecord& run, const ClassMarks& marks) {
  QVector<ClipChooser::Entry> entries;
  for (const std::string& label : run.classes) {
    const QString name = QString::fromStdString(label);
    for (std::size_t number = 1; number <= clipsOfferedPerClass; ++number) {
      entries.append({QString::fromStdString(syntheticId({label, number})),
                      QCoreApplication::translate("SyntheticId", "%1 / synthetic %2")
                          .arg(name)
                          .arg(number, 2, 10, QChar('0')),
                      marks.mark(name)});
    }
  }
  return entries;
}

}  // namespace emoforge
