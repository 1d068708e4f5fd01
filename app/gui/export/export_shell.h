// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>
#include <filesystem>
#include <memory>

#include "app/gui/job_progress.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace emoforge {

class NoticeStack;

/// What all export dialogs share: where to write with "Browse", the bar with the stage of the work,
/// notices, and the footer with Export and Close, which is Cancel while files are being written.
/// Not modal. Subclasses fill content() and do the work off the interface thread. Closing cancels.
class ExportShell : public QDialog {
  Q_OBJECT
 public:
  ExportShell(const QString& title, const QString& exportIcon, QWidget* parent);
  ~ExportShell() override;

  bool busy() const { return progress_ != nullptr; }

 protected:
  using ProgressPtr = std::shared_ptr<JobProgress>;

  /// Above the footer.
  QVBoxLayout* content() const { return content_; }
  /// "File" or "Folder": where it is written, and the button that asks for it.
  QWidget* makePathRow(const QString& name, const QString& toolTip, const QString& browseToolTip);
  /// Bar and notices, below the rest of a form.
  QWidget* makeReport();
  QPushButton* addFooterButton(const QString& text, const QString& icon);

  QLineEdit* path() const { return path_; }
  /// What was typed, as it stands; empty: nothing.
  std::filesystem::path typedPath() const;
  /// The work begins: what was told before goes, the bar follows this progress.
  ProgressPtr startWork();
  /// False for answers of work that was cancelled meanwhile.
  bool isCurrent(const ProgressPtr& progress) const { return progress_ == progress; }
  void endWork();
  void clearNotices();
  void tell(const QString& message);
  void tellProblem(const Notice& notice);
  /// "Written …" with a way to the folder.
  void tellWritten(const QString& message, const std::filesystem::path& folder);
  /// Footer and bar as the state wants them; `ready`: there is something to export.
  void showState(bool ready);

  virtual void begin() = 0;   ///< Export
  virtual void browse() = 0;  ///< Browse
  virtual void refresh() = 0;
  /// Beside asking the progress to stop.
  virtual void cancelWork() {}
  void closeEvent(QCloseEvent* event) override;

 private:
  QWidget* makeFooter(const QString& exportIcon);
  void follow();
  void cancel();

  QVBoxLayout* content_;
  QLineEdit* path_ = nullptr;
  QLabel* stage_ = nullptr;
  QProgressBar* bar_ = nullptr;
  NoticeStack* notices_ = nullptr;
  QWidget* footer_;
  QPushButton* close_ = nullptr;
  QPushButton* export_ = nullptr;
  std::filesystem::path lastFolder_;
  ProgressPtr progress_;
  QTimer ticker_;
};

}  // namespace emoforge
