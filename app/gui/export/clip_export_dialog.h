// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/base/progress.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace emoforge {

class JobProgress;
class NoticeStack;
class SegmentedControl;

/// Clips to be written: what they are, and who writes them.
struct ClipExport {
  QString title;                 ///< "12 clips of demo-motion"
  QString properties;            ///< "Y up, cm (guessed), 30 fps"
  std::filesystem::path folder;  ///< proposed, without the format
  /// Writes into a new folder and compares; returns the number of clips. Worker thread. Throws
  /// Error, Cancelled.
  std::function<std::size_t(const std::string& format, const std::filesystem::path& out,
                            Progress& progress)>
      write;
};

/// Exports clips as BVH or as tables of joint positions into a new folder, with progress and
/// cancel. Not modal.
class ClipExportDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ClipExportDialog(QWidget* parent = nullptr);
  ~ClipExportDialog() override;
  /// Nothing while clips are being written.
  void setClips(const ClipExport& clips);
  bool busy() const { return progress_ != nullptr; }

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  QWidget* makeForm();
  QWidget* makeFooter();
  void refresh();
  void begin();
  void end();
  void browse();
  std::string formatName() const;

  ClipExport clips_;
  QLabel* title_;
  QLabel* properties_;
  SegmentedControl* format_;
  QLineEdit* folder_;
  QProgressBar* bar_;
  NoticeStack* notices_;
  QPushButton* cancel_;
  QPushButton* export_;
  std::shared_ptr<JobProgress> progress_;
  QTimer timer_;
};

}  // namespace emoforge
