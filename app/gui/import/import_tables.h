// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

#include "core/data/import_survey.h"

namespace emoforge {

/// The first clips of an import with their class and columns, as the options make them.
class ImportItems : public QTableWidget {
  Q_OBJECT
 public:
  static constexpr int kMostRows = 200;
  explicit ImportItems(QWidget* parent = nullptr);
  void show(const Dataset& data);
};

/// What is wrong with which file: file, line, reason.
class ImportProblems : public QTableWidget {
  Q_OBJECT
 public:
  explicit ImportProblems(QWidget* parent = nullptr);
  void show(const std::vector<Notice>& notices, const std::filesystem::path& folder);
};

}  // namespace emoforge
