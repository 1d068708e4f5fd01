// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>
#include <filesystem>
#include <memory>

#include "app/gui/export/export_subject.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace emoforge {

class FigureForm;
class FigurePreview;
class NoticeStack;

/// Exports a plot or a 3-D view: preview at true size, purpose, format, size, type, file. Not
/// modal; it follows the figure that was clicked.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ExportDialog(QWidget* parent = nullptr);
  ~ExportDialog() override;

  void setSubject(std::unique_ptr<ExportSubject> subject);
  const ExportSubject* subject() const { return subject_.get(); }
  /// Where file names without a folder go.
  void setFolder(const std::filesystem::path& folder);
  /// What is kept with the project: layout, format, unit, sidecars, folder.
  Json choices() const;
  void setChoices(const Json& choices);
  FigureForm* form() const { return form_; }
  std::filesystem::path file() const;

 signals:
  void choicesChanged();
  void exported(const QString& file);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeHead();
  QWidget* makeBody();
  QWidget* makeFileRow();
  QWidget* makeFooter();
  void refresh();
  void showFileName();
  void drawPreview();
  void tellSize();
  void browse();
  void copyCommand();
  void save();
  void finish(const ExportOutcome& outcome);
  void openFolder();
  ExportRequest request() const;

  std::unique_ptr<ExportSubject> subject_;
  std::filesystem::path folder_;
  std::filesystem::path lastFile_;
  QLabel* title_;
  FigurePreview* preview_;
  QLabel* size_;
  FigureForm* form_;
  QCheckBox* sidecars_;
  QLineEdit* file_;
  QLabel* hint_;
  NoticeStack* notices_;
  QPushButton* command_;
  QPushButton* export_;
  QTimer previewTimer_;
  bool named_ = false;  ///< the user wrote the file's name
};

}  // namespace emoforge
