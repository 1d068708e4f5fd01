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

#include "widgets/surface.h"

namespace emoforge {

ViewSettings::ViewSettings(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(0, 1);
  addBox(grid, 0, 0, tr("Trails"), &ViewStyle::trails);
  trailSeconds_ = new QDoubleSpinBox(this);
  trailSeconds_->setRange(0.1, 10.0);
  trailSeconds_->setSingleStep(0.25);
  trailSeconds_->setDecimals(2);
  trailSeconds_->setSuffix(tr(" s"));
  trailSeconds_->setAccessibleName(tr("Length of the trails"));
  grid->addWidget(trailSeconds_, 0, 1);
  addBox(grid, 1, 0, tr("Onion skin"), &ViewStyle::onionSkin);
  onionFrames_ = new QSpinBox(this);
  onionFrames_->setRange(1, 1000);
  onionFrames_->setPrefix(tr("every "));
  onionFrames_->setSuffix(tr(" fr"));
  onionFrames_->setAccessibleName(tr("Frames between the ghosts of the onion skin"));
  grid->addWidget(onionFrames_, 1, 1);
  addBox(grid, 2, 0, tr("Ground grid"), &ViewStyle::grid);
  gridStep_ = new QComboBox(this);
  gridStep_->setAccessibleName(tr("Distance of the grid's lines"));
  for (const double metres : {0.1, 0.25, 0.5, 1.0, 2.0}) {
    gridStep_->addItem(tr("%1 m").arg(QLocale().toString(metres, 'g', 3)), metres);
  }
  grid->addWidget(gridStep_, 2, 1);
  grid->addWidget(makeLabel(tr("Between frames"), "", this), 3, 0);
  interpolation_ = new QComboBox(this);
  interpolation_->setAccessibleName(tr("Between frames"));
  interpolation_->addItems({tr("nearest"), tr("linear")});
  grid->addWidget(interpolation_, 3, 1);
  addBox(grid, 4, 0, tr("Follow the figure"), &ViewStyle::followRoot);
  addBox(grid, 4, 1, tr("In place"), &ViewStyle::inPlace);
  addBox(grid, 5, 0, tr("Shadow"), &ViewStyle::shadow);
  addBox(grid, 5, 1, tr("Axes"), &ViewStyle::axesCross);
  addBox(grid, 6, 0, tr("Joint names"), &ViewStyle::jointNames);
  connect(trailSeconds_, &QDoubleSpinBox::valueChanged, this, &ViewSettings::read);
  connect(onionFrames_, &QSpinBox::valueChanged, this, &ViewSettings::read);
  connect(gridStep_, &QComboBox::activated, this, &ViewSettings::read);
  connect(interpolation_, &QComboBox::activated, this, &ViewSettings::read);
  setStyle({});
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
  trailSeconds_->setValue(style_.trailSeconds);
  onionFrames_->setValue(style_.onionEveryFrames);
  gridStep_->setCurrentIndex(gridStep_->findData(style_.gridMetres));
  interpolation_->setCurrentIndex(static_cast<int>(style_.interpolation));
}

void ViewSettings::read() {
  for (const auto& [box, field] : boxes_) style_.*field = box->isChecked();
  style_.trailSeconds = trailSeconds_->value();
  style_.onionEveryFrames = onionFrames_->value();
  style_.gridMetres = gridStep_->currentData().toDouble();
  style_.interpolation = static_cast<FrameInterpolation>(interpolation_->currentIndex());
  emit styleChanged(style_);
}

}  // namespace emoforge
