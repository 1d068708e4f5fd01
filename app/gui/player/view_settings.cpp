// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/view_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

#include "app/gui/player/joint_picker.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {
constexpr int fieldWidth = 68;
}

ViewSettings::ViewSettings(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(6);
  grid->setHorizontalSpacing(6);
  grid->setColumnStretch(1, 1);
  addTrails(grid);
  addOnionSkin(grid);
  addGrid(grid);
  addBox(grid, 4, 0, tr("Joint names"), &ViewStyle::jointNames);
  addBox(grid, 4, 1, tr("End sites"), &ViewStyle::endSites);
  addBox(grid, 5, 0, tr("Follow root"), &ViewStyle::followRoot);
  addBox(grid, 5, 1, tr("In place"), &ViewStyle::inPlace);
  addBox(grid, 6, 0, tr("Shadow"), &ViewStyle::shadow);
  addBox(grid, 6, 1, tr("Axes"), &ViewStyle::axesCross);
  connect(trailJoints_, &JointPicker::chosenChanged, this, &ViewSettings::read);
  connect(trailSeconds_, &QDoubleSpinBox::valueChanged, this, &ViewSettings::read);
  connect(onionFrames_, &QSpinBox::valueChanged, this, &ViewSettings::read);
  connect(gridStep_, &QComboBox::activated, this, &ViewSettings::read);
  connect(interpolation_, &QComboBox::activated, this, &ViewSettings::read);
  setStyle({});
}

void ViewSettings::addTrails(QGridLayout* grid) {
  addBox(grid, 0, 0, tr("Trails"), &ViewStyle::trails);
  trailJoints_ = new JointPicker(tr("Joints that leave a trail"), this);
  grid->addWidget(trailJoints_, 0, 1, Qt::AlignRight);
  trailSeconds_ = new QDoubleSpinBox(this);
  trailSeconds_->setRange(0.1, 10.0);
  trailSeconds_->setSingleStep(0.5);
  trailSeconds_->setDecimals(1);
  trailSeconds_->setSuffix(tr(" s"));
  trailSeconds_->setAccessibleName(tr("Length of the trails"));
  trailSeconds_->setToolTip(trailSeconds_->accessibleName());
  trailSeconds_->setFixedWidth(theme().scaled(fieldWidth));
  grid->addWidget(trailSeconds_, 0, 2);
}

void ViewSettings::addOnionSkin(QGridLayout* grid) {
  addBox(grid, 1, 0, tr("Onion skin"), &ViewStyle::onionSkin);
  grid->addWidget(makeLabel(tr("every"), "detail", this), 1, 1, Qt::AlignRight);
  onionFrames_ = new QSpinBox(this);
  onionFrames_->setRange(1, 1000);
  onionFrames_->setSuffix(tr(" fr"));
  onionFrames_->setAccessibleName(tr("Frames between the ghosts of the onion skin"));
  onionFrames_->setToolTip(onionFrames_->accessibleName());
  onionFrames_->setFixedWidth(theme().scaled(fieldWidth));
  grid->addWidget(onionFrames_, 1, 2);
}

void ViewSettings::addGrid(QGridLayout* grid) {
  addBox(grid, 2, 0, tr("Ground grid"), &ViewStyle::grid);
  gridStep_ = new QComboBox(this);
  gridStep_->setAccessibleName(tr("Distance of the grid's lines"));
  gridStep_->setToolTip(gridStep_->accessibleName());
  for (const double metres : {0.1, 0.25, 0.5, 1.0, 2.0}) {
    gridStep_->addItem(tr("%1 m").arg(QLocale().toString(metres, 'g', 3)), metres);
  }
  grid->addWidget(gridStep_, 2, 1, 1, 2, Qt::AlignRight);
  grid->addWidget(makeLabel(tr("Between frames"), "", this), 3, 0);
  interpolation_ = new QComboBox(this);
  interpolation_->setAccessibleName(tr("Between frames"));
  interpolation_->setToolTip(tr("What the player shows between two frames of the file"));
  interpolation_->addItems({tr("nearest"), tr("linear")});
  grid->addWidget(interpolation_, 3, 1, 1, 2, Qt::AlignRight);
}

void ViewSettings::setJoints(const QStringList& joints, const QStringList& byDefault) {
  trailJoints_->setJoints(joints, byDefault);
}

QCheckBox* ViewSettings::addBox(QGridLayout* grid, int row, int column, const QString& text,
                                bool ViewStyle::*field) {
  auto* box = new QCheckBox(text, this);
  grid->addWidget(box, row, column);
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
