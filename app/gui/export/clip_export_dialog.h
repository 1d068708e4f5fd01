// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/gui/export/export_shell.h"

namespace emoforge {

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

/// Exports clips as BVH or as tables of joint positions into a new folder.
class ClipExportDialog : public ExportShell {
  Q_OBJECT
 public:
  explicit ClipExportDialog(QWidget* parent = nullptr);
  /// Nothing while clips are being written.
  void setClips(const ClipExport& clips);

 protected:
  void begin() override;
  void browse() override;
  void refresh() override;

 private:
  QWidget* makeForm();
  std::string formatName() const;

  ClipExport clips_;
  QLabel* title_;
  QLabel* properties_;
  SegmentedControl* format_;
};

}  // namespace emoforge
