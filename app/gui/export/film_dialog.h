// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <filesystem>
#include <memory>

#include "app/gui/export/film_maker.h"
#include "widgets/playback_clock.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace emoforge {

class NoticeStack;
class SegmentedControl;

/// Exports a player view, or two side by side, as MP4 or GIF of a fixed rate. Not modal.
class FilmDialog : public QDialog {
  Q_OBJECT
 public:
  explicit FilmDialog(const PlaybackClock& clock, QWidget* parent = nullptr);
  ~FilmDialog() override;

  /// The views that can be filmed; the first is the one that was used last.
  void setPanes(std::vector<FilmPane> panes, const std::filesystem::path& folder);
  bool busy() const { return maker_ != nullptr; }
  FilmRequest request() const;

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  QWidget* makeForm();
  QWidget* makeFooter();
  void refresh();
  void fillRates();
  void begin();
  void end();
  void browse();
  bool isGif() const;

  const PlaybackClock& clock_;
  std::vector<FilmPane> panes_;
  std::filesystem::path folder_;
  std::filesystem::path lastFile_;
  SegmentedControl* format_;
  SegmentedControl* what_;
  QComboBox* region_;
  QComboBox* speed_;
  QComboBox* rate_;
  QComboBox* size_;
  QComboBox* colors_;
  QLineEdit* file_;
  QLabel* summary_;
  QProgressBar* bar_;
  NoticeStack* notices_;
  QPushButton* cancel_;
  QPushButton* export_;
  FilmMaker* maker_ = nullptr;
};

}  // namespace emoforge
