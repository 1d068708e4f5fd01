// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/gui/run_sampler.h"
#include "app/gui/window_context.h"
#include "widgets/class_mark.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QStackedWidget;
class QVBoxLayout;

namespace emoforge {

class EmptyView;
class RoleLabel;
class SegmentedControl;
class SkeletonPane;
class Timeline;
class TransportBar;

/// A real and a synthetic clip on one clock, side by side or laid over each other.
class ComparePage : public QWidget {
  Q_OBJECT
 public:
  explicit ComparePage(const WindowContext& context, QWidget* parent = nullptr);

  /// Samples are drawn from this run; nothing happens where it is not finished.
  void showRun(const std::filesystem::path& folder);
  SkeletonPane* realPane() const { return left_; }
  SkeletonPane* syntheticPane() const { return right_; }
  bool hasPair() const { return real_ && synthetic_; }

 signals:
  void trainRequested();
  void notice(const emoforge::Notice& notice);
  void pairShown();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  struct Side {
    QComboBox* clips = nullptr;
    QLabel* caption = nullptr;
    QWidget* strip = nullptr;
    QVBoxLayout* column = nullptr;
  };
  QWidget* makeHead();
  QWidget* makeSide(bool synthetic);
  void showData();
  void refreshMarks();
  void showRuns();
  void showSelection();
  void fillSynthetic();
  void chooseReal();
  void requestSynthetic();
  void showSynthetic(const SampleRequest& request, const LoadedClip& clip, const QString& source);
  void step(QComboBox* combo, int rows);
  void arrange(bool reframe);
  void shareCamera(SkeletonPane* from, SkeletonPane* to);
  void showFrames();
  bool overlaid() const;

  WindowContext context_;
  RunSampler sampler_;
  SegmentedControl* mode_;
  QComboBox* align_;
  QSpinBox* offset_;
  QCheckBox* oneCamera_;
  Side realSide_;
  Side syntheticSide_;
  SkeletonPane* left_;
  SkeletonPane* right_;
  QStackedWidget* rightStage_;
  EmptyView* missing_;
  QWidget* rightBox_;
  RoleLabel* realFrame_;
  RoleLabel* syntheticFrame_;
  Timeline* timeline_;
  TransportBar* transport_;
  ClassMarks marks_;
  std::filesystem::path run_;
  std::shared_ptr<const PosedClip> real_;
  std::shared_ptr<const PosedClip> synthetic_;
  std::string wantedReal_;
};

}  // namespace emoforge
