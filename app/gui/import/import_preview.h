// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>

#include "app/gui/import/import_session.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace emoforge {

class FoldGroup;
class ImportClasses;
class ImportColumns;
class ImportFacts;
class ImportItems;
class ImportProblems;
class NoticeBar;
class ParameterRow;

/// What dropped or chosen files and folders hold, shown before anything is taken: formats, classes,
/// columns from names, unit, axis, frame rates, skeletons, problems; with the choices of an import.
/// Not modal. Interface thread only.
class ImportPreview : public QDialog {
  Q_OBJECT
 public:
  /// `collections` is where a set of loose files gets its table when it is imported.
  ImportPreview(const FormatCatalogue& formats, const std::filesystem::path& collections,
                QWidget* parent = nullptr);
  ~ImportPreview() override;

  /// Looks at one folder, an index.csv, or any files and folders together, and shows itself.
  void preview(const std::vector<std::filesystem::path>& paths);
  ImportOptions options() const;
  ImportSession* session() { return &session_; }

 signals:
  /// The user pressed Import: a data set folder and how to read it.
  void importRequested(const std::filesystem::path& folder, const emoforge::ImportOptions& options);

 private:
  QWidget* makeHead();
  QWidget* makeChoices();
  QWidget* makeFindings();
  QWidget* makeFooter();
  FoldGroup* addGroup(QVBoxLayout* column, const QString& title, QWidget* content);
  void showOptions();
  void showSurvey();
  void showProgress(int done, int total);
  void showContents();
  void showFailure(const Notice& notice);
  void refreshButton();
  void apply();
  void import();
  std::filesystem::path keepCollection() const;

  const FormatCatalogue& formats_;
  std::filesystem::path collections_;
  ImportSession session_;
  QTimer applyTimer_;  ///< waits for the end of typing
  ParameterSet formatOptions_;
  std::string shownFormat_;
  QLabel* title_;
  QLabel* caption_;
  NoticeBar* failure_;
  ImportFacts* facts_;
  ImportClasses* classes_;
  ImportColumns* columns_;
  FoldGroup* optionGroup_;
  QWidget* optionRows_ = nullptr;
  QLabel* itemsTitle_;
  ImportItems* items_;
  QLabel* problemsTitle_;
  ImportProblems* problems_;
  QLabel* progressText_;
  QProgressBar* progress_;
  QPushButton* stop_;
  QPushButton* import_;
};

}  // namespace emoforge
