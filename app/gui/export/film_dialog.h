// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/export/export_shell.h"
#include "app/gui/export/film_maker.h"
#include "widgets/playback_clock.h"

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace emoforge {

class SegmentedControl;

/// Exports a player view, or all that are shown together, as MP4 or GIF of a fixed rate.
class FilmDialog : public ExportShell {
  Q_OBJECT
 public:
  explicit FilmDialog(const PlaybackClock& clock, QWidget* parent = nullptr);

  /// The view that was used last, those that are shown with it, and where they come from. Nothing
  /// while a film is being made.
  void setViews(const NamedView& last, std::vector<NamedView> together, const Json& origin,
                const std::filesystem::path& folder);
  FilmRequest request() const;

 protected:
  void begin() override;
  void browse() override;
  void refresh() override;
  void cancelWork() override;

 private:
  QWidget* makeForm();
  void addChoices(QFormLayout* form, QWidget* box);
  void fillRates();
  void end();
  bool isGif() const;

  const PlaybackClock& clock_;
  NamedView last_;
  std::vector<NamedView> together_;
  Json origin_ = Json::object();
  std::filesystem::path folder_;
  SegmentedControl* format_;
  SegmentedControl* what_;
  QComboBox* region_;
  QComboBox* speed_;
  QComboBox* rate_;
  QComboBox* size_;
  QComboBox* colors_;
  QCheckBox* sidecar_;
  QLabel* summary_;
  FilmMaker* maker_ = nullptr;
};

}  // namespace emoforge
