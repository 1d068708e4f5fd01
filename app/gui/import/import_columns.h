// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <string>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace emoforge {

/// Columns that are taken out of the file names: a name and a regular expression with one group,
/// row by row. A pattern that cannot be read is marked and left out until it can.
class ImportColumns : public QWidget {
  Q_OBJECT
 public:
  explicit ImportColumns(QWidget* parent = nullptr);

  /// Does not emit, and leaves rows alone that say the same.
  void setPatterns(const std::map<std::string, std::string>& patterns);
  std::map<std::string, std::string> patterns() const;
  int rowCount() const { return static_cast<int>(rows_.size()); }

 public slots:
  void addRow(const QString& column = {}, const QString& pattern = {});

 signals:
  void edited();

 private:
  struct Row {
    QWidget* box;
    QLineEdit* column;
    QLineEdit* pattern;
    QLabel* problem;
  };
  void check(const Row& row);
  void removeRow(QWidget* box);

  QVBoxLayout* list_;
  QVector<Row> rows_;
};

/// Why a text is no pattern for a column, as a whole sentence; empty where it is one.
QString patternProblem(const QString& pattern);

}  // namespace emoforge
