// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>

#include "app/gui/run_sampler.h"
#include "app/gui/train/nearest_training.h"
#include "app/gui/train/pane_frame.h"
#include "app/gui/window_context.h"
#include "widgets/class_mark.h"
#include "widgets/playback_clock.h"

class QComboBox;
class QLabel;

namespace emoforge {

class SkeletonPane;

/// A synthetic clip of the run on the page: from the present state while it trains, from the model
/// when it is done. One random draw is kept, so that a change means learning or another sampling
/// parameter. It has a clock of its own.
class PreviewPane : public PaneFrame {
  Q_OBJECT
 public:
  /// Asked for the sampling parameters of the run whenever a clip is drawn.
  using Sampling = std::function<ParameterSet()>;

  PreviewPane(const WindowContext& context, Sampling sampling, QWidget* parent = nullptr);

  PlaybackClock& clock() { return clock_; }
  SkeletonPane* pane() const { return pane_; }
  void setMarks(const ClassMarks& marks);
  /// What the distance to the nearest training clip is measured against.
  void setTraining(const Dataset& data, const std::vector<std::string>& excluded);
  /// "Nearest training clip 61 mm"; empty while it is not known.
  QString distanceText() const;
  /// Forgets the run that was shown.
  void begin();
  /// A preview of the kind "clip".
  void add(const Preview& preview);
  /// Shows a class, unless the user chose another one.
  void followClass(const QString& label);
  /// Clips come from this finished run from now on.
  void showRun(const std::filesystem::path& folder);
  /// Draws again: a sampling parameter changed.
  void draw();

 signals:
  void notice(const emoforge::Notice& notice);
  void shown(const QString& label);  ///< a clip is on screen
  void compareRequested();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void show(const SampleRequest& request, const LoadedClip& clip, const QString& source);
  void refreshMarks();
  void showDistance(const std::shared_ptr<const PosedClip>& clip, double metres);

  WindowContext context_;
  Sampling sampling_;
  RunSampler sampler_;
  NearestTraining nearest_;
  PlaybackClock clock_;
  SkeletonPane* pane_;
  QLabel* updated_;
  QLabel* distance_;
  std::shared_ptr<const PosedClip> clip_;
  QComboBox* class_;
  ClassMarks marks_;
  std::filesystem::path run_;  ///< empty while it trains
  std::map<std::string, Preview> drafts_;
  bool chosen_ = false;   ///< the user picked the class
  bool playing_ = false;  ///< goes on when the page is shown again
};

}  // namespace emoforge
