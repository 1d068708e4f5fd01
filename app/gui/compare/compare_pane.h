// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/gui/compare/clip_chooser.h"
#include "app/gui/compare/clip_source.h"

class QStackedWidget;
class QVBoxLayout;

namespace emoforge {

class EmptyView;
class SkeletonPane;

/// One clip: its chooser over its 3-D view, or what is missing.
class ComparePane : public QWidget {
  Q_OBJECT
 public:
  ComparePane(Workspace& workspace, ClipRole role, int furniture, QWidget* parent = nullptr);

  ClipRole role() const { return role_; }
  /// "Synthetic, happy / synthetic 07"
  QString title() const;
  ClipChooser* chooser() const { return chooser_; }
  SkeletonPane* stage() const { return stage_; }
  ClipSource* source() const { return source_; }
  EmptyView* empty() const { return empty_; }

  /// Run of a synthetic pane; empty for the others and as long as there is none.
  const std::filesystem::path& run() const { return run_; }
  void setRun(const std::filesystem::path& run) { run_ = run; }

  /// Puts a widget into the strip over the view, beside or instead of the own chooser.
  void takeIntoStrip(QWidget* widget);
  /// The own chooser comes back over the view.
  void bringChooserHome();
  /// The view where the source has a clip, else what is missing or why.
  void showState();

 private:
  ClipRole role_;
  ClipChooser* chooser_;
  QWidget* strip_;
  SkeletonPane* stage_;
  EmptyView* empty_;
  EmptyView* failed_;
  QStackedWidget* stack_;
  ClipSource* source_;
  std::filesystem::path run_;
};

}  // namespace emoforge
