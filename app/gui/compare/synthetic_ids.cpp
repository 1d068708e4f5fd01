// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/synthetic_ids.h"

#include <QCoreApplication>

namespace emoforge {

QString SyntheticId::toText() const {
  return QStringLiteral("%1/%2").arg(QString::fromStdString(label)).arg(number, 4, 10, QChar('0'));
}

SyntheticId SyntheticId::fromText(const QString& text) {
  const qsizetype slash = text.lastIndexOf('/');
  bool good = false;
  const auto number = text.mid(slash + 1).toUInt(&good);
  if (slash < 0 || !good) return {};
  return {text.left(slash).toStdString(), number};
}

QVector<ClipChooser::Entry> syntheticEntries(const RunRecord& run, const ClassMarks& marks) {
  QVector<ClipChooser::Entry> entries;
  for (const std::string& label : run.classes) {
    const QString name = QString::fromStdString(label);
    for (std::size_t number = 1; number <= clipsOfferedPerClass; ++number) {
      entries.append({SyntheticId{label, number}.toText(),
                      QCoreApplication::translate("SyntheticId", "%1 / synthetic %2")
                          .arg(name)
                          .arg(number, 2, 10, QChar('0')),
                      marks.mark(name)});
    }
  }
  return entries;
}

}  // namespace emoforge
