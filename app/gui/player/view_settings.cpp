// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/view_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/gui/player/joint_picker.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int fieldWidth = 68;

/// What is set at the left, its values at the right edge.
void addRow(QVBoxLayout* column, QWidget* name, std::initializer_list<QWidget*> values) {
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  row->addWidget(name);
  row->addStretch(1);
  for (QWidget* value : values) row->addWidget(value);
  column->addLayout(row);
}

}  // namespace

ViewSettings::ViewSettings(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  addTrails(column);
  addOnionSkin(column);
  addGrid(column);
  auto* boxes = new QGridLayout;
  boxes->setVerticalSpacing(6);
  boxes->setHorizontalSpacing(6);
  boxes->addWidget(makeBox(tr("Joint names"), &ViewStyle::jointNames), 0, 0);
  boxes->addWidget(makeBox(tr("End sites"), &ViewStyle::endSites), 0, 1);
  boxes->addWidget(makeBox(tr("Follow root"), &ViewStyle::followRoot), 1, 0);
  boxes->addWidget(makeBox(tr("In place"), &ViewStyle::inPlace), 1, 1);
  boxes->addWidget(makeBox(tr("Shadow"), &ViewStyle::shadow), 2, 0);
  boxes->addWidget(makeBox(tr("Axes"), &ViewStyle::axesCross), 2, 1);
  column->addLayout(boxes);
  connect(trailJoints_, &JointPicker::chosenChanged, this, &ViewSettings::read);
  connect(trailSeconds_, &QDoubleSpinBox::valueChanged, this, &ViewSettings::read);
  connect(onionFrames_, &QSpinBox::valueChanged, this, &ViewSettings::read);
  connect(gridStep_, &QComboBox::activated, this, &ViewSettings::read);
  connect(interpolation_, &QComboBox::activated, this, &ViewSettings::read);
  setStyle({});
}

void ViewSettings::addTrails(QVBoxLayout* column) {
  trailJoints_ = new JointPicker(tr("Joints that leave a trail"), this);
  trailSeconds_ = new QDoubleSpinBox(this);
  trailSeconds_->setRange(0.1, 10.0);
  trailSeconds_->setSingleStep(0.5);
  trailSeconds_->setDecimals(1);
  trailSeconds_->setSuffix(tr(" s"));
  trailSeconds_->setAccessibleName(tr("Length of the trails"));
  trailSeconds_->setToolTip(trailSeconds_->accessibleName());
  trailSeconds_->setFixedWidth(theme().scaled(fieldWidth));
  addRow(column, makeBox(tr("Trails"), &ViewStyle::trails), {trailJoints_, trailSeconds_});
}

void ViewSettings::addOnionSkin(QVBoxLayout* column) {
  onionFrames_ = new QSpinBox(this);
  onionFrames_->setRange(1, 1000);
  onionFrames_->setSuffix(tr(" fr"));
  onionFrames_->setAccessibleName(tr("Frames between the ghosts of the onion skin"));
  onionFrames_->setToolTip(onionFrames_->accessibleName());
  onionFrames_->setFixedWidth(theme().scaled(fieldWidth));
  addRow(column, makeBox(tr("Onion skin"), &ViewStyle::onionSkin),
         {makeLabel(tr("every"), "detail", this), onionFrames_});
}

void ViewSettings::addGrid(QVBoxLayout* column) {
  gridStep_ = new QComboBox(this);
  gridStep_->setAccessibleName(tr("Distance of the grid's lines"));
  gridStep_->setToolTip(gridStep_->accessibleName());
  for (const double metres : {0.1, 0.25, 0.5, 1.0, 2.0}) {
    gridStep_->addItem(tr("%1 m").arg(QLocale().toString(metres, 'g', 3)), metres);
  }
  addRow(column, makeBox(tr("Ground grid"), &ViewStyle::grid), {gridStep_});
  interpolation_ = new QComboBox(this);
  interpolation_->setAccessibleName(tr("Between frames"));
  interpolation_->setToolTip(tr("What the player shows between two frames of the file"));
  interpolation_->addItems({tr("nearest"), tr("linear")});
  addRow(column, makeLabel(tr("Between frames"), "", this), {interpolation_});
}

void ViewSettings::setJoints(const QStringList& joints, const QStringList& byDefault) {
  trailJoints_->setJoints(joints, byDefault);
}

QCheckBox* ViewSettings::makeBox(const QString& text, bool ViewStyle::*field) {
  auto* box = new QCheckBox(text, this);
  boxes_.emplace_back(box, field);
  connect(box, &QCheckBox::clicked, this, &ViewSettings::read);
  return box;
}

void ViewSettings::setStyle(const ViewStyle& style) {
  style_ = style;
  const QSignalBlocker quietSeconds(trailSeconds_);
  const QSignalBlocker quietFrames(onionFrames_);
  for (const auto& [box, field] : boxes_) box->setChecked(style_.*field);
  QStringList joints;
  for (const std::string& joint : style_.trailJoints) joints << QString::fromStdString(joint);
  trailJoints_->setChosen(joints);
  trailSeconds_->setValue(style_.trailSeconds);
  onionFrames_->setValue(style_.onionEveryFrames);
  gridStep_->setCurrentIndex(gridStep_->findData(style_.gridMetres));
  interpolation_->setCurrentIndex(static_cast<int>(style_.interpolation));
}

void ViewSettings::read() {
  for (const auto& [box, field] : boxes_) style_.*field = box->isChecked();
  style_.trailJoints.clear();
  for (const QString& joint : trailJoints_->chosen()) {
    style_.trailJoints.push_back(joint.toStdString());
  }
  style_.trailSeconds = trailSeconds_->value();
  style_.onionEveryFrames = onionFrames_->value();
  style_.gridMetres = gridStep_->currentData().toDouble();
  style_.interpolation = static_cast<FrameInterpolation>(interpolation_->currentIndex());
  emit styleChanged(style_);
}

}  // namespace emoforge
