// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <map>

#include "app/gui/pages/run_settings.h"
#include "app/gui/run_sampler.h"
#include "app/gui/window_context.h"
#include "widgets/class_mark.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace emoforge {

class ClassProgress;
class ElidedLabel;
class NoticeBar;
class NoticeStack;
class ParameterPanel;
class SkeletonPane;
class TransportBar;

/// Train a generator and watch it: progress by class, the gas on a posture, a preview clip from the
/// newest run. The parameter panel lives in a dock of the window.
class TrainPage : public QWidget {
  Q_OBJECT
 public:
  explicit TrainPage(const WindowContext& context, QWidget* parent = nullptr);
  ~TrainPage() override;

  /// Owned by whoever puts it into a dock.
  ParameterPanel* panel() const { return panel_; }
  RunSettings* settings() const { return settings_; }
  /// Shows the previews of a run, if it is finished.
  void showRun(const std::filesystem::path& folder);

 signals:
  void notice(const emoforge::Notice& notice);
  void previewShown(
      const QString& name);  ///< for tests and the status: a synthetic clip is on screen

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* makeHead();
  QWidget* makeGas();
  QWidget* makePreview();
  void showData();
  void refreshMarks();
  void showJob(int id);
  void showPreview(const Preview& preview);
  void finishJob(int id);
  void addNotice(const Notice& notice);
  void requestSample();
  void showSample(const SampleRequest& request, const LoadedClip& clip, const QString& source);
  void fillClock();

  WindowContext context_;
  RunSampler sampler_;
  ParameterPanel* panel_;
  RunSettings* settings_;
  QLabel* title_;
  QLabel* chip_;
  QLabel* message_;
  QLabel* times_;
  QToolButton* command_;
  ClassProgress* bars_;
  NoticeStack* notices_;
  std::map<std::string, std::pair<QPointer<NoticeBar>, int>>
      told_;  ///< by message, with the number of places
  SkeletonPane* gas_;
  ElidedLabel* gasCaption_;
  QStackedWidget* gasStage_;
  SkeletonPane* sample_;
  ElidedLabel* sampleCaption_;
  QComboBox* sampleClass_;
  QStackedWidget* sampleStage_;
  TransportBar* transport_;
  ClassMarks marks_;
  std::filesystem::path run_;  ///< whose samples are shown
  std::string gasClass_;       ///< whose posture lies under the particles
  std::shared_ptr<const PosedClip> gasClip_;
  Preview lastPreview_;
  std::vector<Array> tail_;
  std::shared_ptr<const PosedClip> shown_;
};

}  // namespace emoforge
