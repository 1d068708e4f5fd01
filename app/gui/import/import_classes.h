// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

#include "core/data/import_survey.h"

namespace emoforge {

/// The classes of an import: tick those to take, type the name under which each is used.
class ImportClasses : public QTableWidget {
  Q_OBJECT
 public:
  explicit ImportClasses(QWidget* parent = nullptr);

  /// Keeps ticks and names while the classes are the same. Does not emit.
  void setClasses(const std::vector<ClassFound>& classes);
  /// Puts the choice into the options: aliases where a name was changed, the classes where not all
  /// are taken.
  void apply(ImportOptions& options) const;
  bool anyKept() const;

 signals:
  void edited();

 private:
  bool shows(const std::vector<ClassFound>& classes) const;
  QString usedAs(int row) const;
  bool isKept(int row) const;
};

}  // namespace emoforge
