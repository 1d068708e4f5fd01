// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/export/export_shell.h"
#include "app/gui/export/export_subject.h"

class QCheckBox;

namespace emoforge {

class FigureForm;
class FigurePreview;

/// Exports a plot or 3-D views: preview at true size, purpose, format, size, type, file. It follows
/// the figure that was clicked, but not while one is being written.
class ExportDialog : public ExportShell {
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
  void begin() override;
  void browse() override;
  void refresh() override;
  void cancelWork() override;

 private:
  QWidget* makeHead();
  QWidget* makeBody();
  void showFileName();
  /// refresh(), and the preview soon.
  void redraw();
  void drawPreview();
  void tellSize();
  void copyCommand();
  void finish(const ExportOutcome& outcome);
  ExportRequest request() const;

  std::unique_ptr<ExportSubject> subject_;
  std::filesystem::path folder_;
  QLabel* title_;
  FigurePreview* preview_;
  QLabel* size_;
  FigureForm* form_;
  QCheckBox* sidecars_;
  QLabel* hint_;
  QPushButton* command_;
  QTimer previewTimer_;
  bool named_ = false;  ///< the user wrote the file's name
};

}  // namespace emoforge
