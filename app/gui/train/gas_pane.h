// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/gui/train/pane_frame.h"
#include "app/gui/train/preview_history.h"
#include "app/gui/window_context.h"

class QCheckBox;
class QLabel;
class QSlider;
class QToolButton;

namespace emoforge {

class ParticleLegend;
class SkeletonPane;

/// The gas on the posture it learns, iteration by iteration: particles with tails and links to the
/// winning joints, ε and λ of the iteration, and a slider that goes back. While "Follow" is on it
/// shows the newest iteration of the class at work.
class GasPane : public PaneFrame {
  Q_OBJECT
 public:
  explicit GasPane(const WindowContext& context, QWidget* parent = nullptr);

  /// Forgets what was shown; the class names its last iteration.
  void begin();
  /// A preview of the kind "particles"; `iterations`: of the whole training.
  void add(const Preview& preview, std::size_t iterations);
  /// Previews of one class that lie before those that were added, oldest first.
  void addEarlier(const std::vector<Preview>& previews, std::size_t iterations);
  /// Why there is nothing to show, until begin().
  void showMissing(const QString& why);
  /// Shows this class from now on.
  void showClass(const std::string& label);
  const std::string& label() const { return label_; }
  /// What is on screen; 0: nothing.
  std::size_t shownStep() const { return shownStep_; }

  const PreviewHistory& history() const { return history_; }
  QSlider* slider() const { return slider_; }
  QCheckBox* followBox() const { return follow_; }
  SkeletonPane* pane() const { return pane_; }

 signals:
  void classShown(const QString& label);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeFoot();
  QToolButton* addToggle(const QString& icon, const QString& name);
  void showNewest();
  void goTo(std::size_t step);
  void show(const Preview& preview);
  void showPosture(const Preview& preview);
  void refresh();

  WindowContext context_;
  PreviewHistory history_;
  std::map<std::string, std::size_t> iterations_;
  std::string label_;
  std::string about_;  ///< item under the particles
  std::size_t shownStep_ = 0;
  SkeletonPane* pane_;
  QLabel* schedule_;
  ParticleLegend* legend_;
  QToolButton* tails_;
  QToolButton* links_;
  QToolButton* posture_;
  QSlider* slider_;
  QLabel* count_;
  QCheckBox* follow_;
};

}  // namespace emoforge
