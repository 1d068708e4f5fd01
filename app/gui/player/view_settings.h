// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "viewers/view_types.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;
class QVBoxLayout;

namespace emoforge {

class JointPicker;

/// Trails, onion skin, grid, interpolation and the other ways to show a clip.
class ViewSettings : public QWidget {
  Q_OBJECT
 public:
  explicit ViewSettings(QWidget* parent = nullptr);
  const ViewStyle& style() const { return style_; }
  /// Does not emit.
  void setStyle(const ViewStyle& style);
  /// What trails can follow in the clip that is shown, and do when nothing was chosen.
  void setJoints(const QStringList& joints, const QStringList& byDefault);

 signals:
  void styleChanged(const emoforge::ViewStyle& style);

 private:
  void addTrails(QVBoxLayout* column);
  void addOnionSkin(QVBoxLayout* column);
  void addGrid(QVBoxLayout* column);
  QCheckBox* makeBox(const QString& text, bool ViewStyle::*field);
  void read();

  ViewStyle style_;
  std::vector<std::pair<QCheckBox*, bool ViewStyle::*>> boxes_;
  JointPicker* trailJoints_;
  QDoubleSpinBox* trailSeconds_;
  QSpinBox* onionFrames_;
  QComboBox* gridStep_;
  QComboBox* interpolation_;
};

}  // namespace emoforge
