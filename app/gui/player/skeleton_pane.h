// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "viewers/skeleton_view.h"
#include "widgets/class_mark.h"

class QLabel;
class QToolButton;

namespace emoforge {

class ScalePlate;
class SegmentedControl;
class SpeedPlate;

/// A skeleton view with its corner furniture: name, camera presets, style buttons, scale and
/// legend.
class SkeletonPane : public QWidget {
  Q_OBJECT
 public:
  enum Furniture { Name = 1, Presets = 2, Buttons = 4, Scale = 8, Legend = 16, All = 31 };

  explicit SkeletonPane(int furniture = All, QWidget* parent = nullptr);

  SkeletonView* view() const { return view_; }
  /// The plate at the top left; no mark for clips without a class.
  void setTitle(const QString& name, const QString& caption, std::optional<ClassMark> mark = {});
  /// As the plate names it; empty where it has none.
  QString title() const;
  const ViewStyle& style() const { return view_->style(); }
  void setStyle(const ViewStyle& style);
  void setClips(std::vector<PlacedClip> clips, bool reframe = true);
  /// The style buttons at the top right, where the pane has them.
  void setButtonsVisible(bool visible);

 public slots:
  void toggleTrails();
  void toggleOnionSkin();
  void toggleGrid();

 signals:
  void styleChanged(const emoforge::ViewStyle& style);
  void pictureRequested();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void addName();
  void addPresets();
  void addButtons();
  QToolButton* addToggle(class PlateBox* box, const QString& icon, const QString& name,
                         bool ViewStyle::*field);
  void change(bool ViewStyle::*field, bool value);
  void refresh();
  void refreshColors();

  SkeletonView* view_;
  QLabel* mark_ = nullptr;
  QLabel* name_ = nullptr;
  QLabel* caption_ = nullptr;
  std::optional<ClassMark> shownMark_;
  SegmentedControl* presets_ = nullptr;
  QWidget* buttons_ = nullptr;
  ScalePlate* scale_ = nullptr;
  SpeedPlate* legend_ = nullptr;
  std::vector<std::pair<QToolButton*, bool ViewStyle::*>> toggles_;
};

}  // namespace emoforge
