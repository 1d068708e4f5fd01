// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/skeleton_pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "app/gui/player/view_plates.h"
#include "app/gui/view_colors.h"
#include "widgets/icon_engine.h"
#include "widgets/segmented_control.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int captionWidth = 580;
constexpr int scaleWidth = 540;
constexpr CameraPreset presetOrder[] = {CameraPreset::Front, CameraPreset::Side, CameraPreset::Top,
                                        CameraPreset::Free};

}  // namespace

SkeletonPane::SkeletonPane(int furniture, QWidget* parent)
    : QWidget(parent), view_(createSkeletonView(this)) {
  auto* layout = new QVBoxLayout(this);
  // The picture is a window of its own, so the ring of the focus needs an edge beside it.
  layout->setContentsMargins(2, 2, 2, 2);
  layout->addWidget(view_);
  setSurface(this, "view");
  setProperty("focusRing", "inside");
  if (furniture & Name) addName();
  if (furniture & Presets) addPresets();
  if (furniture & Buttons) addButtons();
  if (furniture & Scale) view_->addPlate(Qt::BottomLeftCorner, scale_ = new ScalePlate);
  if (furniture & Legend) view_->addPlate(Qt::BottomRightCorner, legend_ = new SpeedPlate);
  connect(view_, &SkeletonView::cameraMoved, this, [this] {
    if (scale_ != nullptr) scale_->setPixelsPerMetre(view_->pixelsPerMetre());
  });
  connect(&theme(), &Theme::changed, this, &SkeletonPane::refreshColors);
  refreshColors();
  refresh();
}

void SkeletonPane::addName() {
  auto* plate = new QWidget;
  setSurface(plate, "plate");
  auto* row = new QHBoxLayout(plate);
  row->setContentsMargins(10, 0, 10, 0);
  row->setSpacing(8);
  mark_ = new QLabel(plate);
  name_ = makeLabel({}, "small-strong", plate);
  caption_ = makeLabel({}, "detail", plate);
  for (QLabel* label : {mark_, name_, caption_}) row->addWidget(label);
  plate->setMinimumHeight(theme().scaled(24));
  view_->addPlate(Qt::TopLeftCorner, plate);
}

void SkeletonPane::addPresets() {
  auto* plate = new PlateBox(Qt::Horizontal);
  presets_ = new SegmentedControl(tr("Camera"), plate);
  presets_->setSegments({tr("Front"), tr("Side"), tr("Top"), tr("Free")});
  presets_->setCurrentIndex(3);
  plate->add(presets_);
  connect(presets_, &SegmentedControl::activated, this,
          [this](int index) { view_->look(presetOrder[index]); });
  connect(view_, &SkeletonView::presetChanged, this,
          [this](CameraPreset preset) { presets_->setCurrentIndex(static_cast<int>(preset)); });
  view_->addPlate(Qt::TopRightCorner, plate);
}

void SkeletonPane::addButtons() {
  auto* plate = new PlateBox(Qt::Vertical);
  addToggle(plate, "route", tr("Trails (T)"), &ViewStyle::trails);
  addToggle(plate, "layers-2", tr("Onion skin (O)"), &ViewStyle::onionSkin);
  addToggle(plate, "grid-3x3", tr("Ground grid (G)"), &ViewStyle::grid);
  addToggle(plate, "locate-fixed", tr("Follow the figure"), &ViewStyle::followRoot);
  addToggle(plate, "tag", tr("Joint names"), &ViewStyle::jointNames);
  QToolButton* picture = makeIconButton("camera", tr("Save a picture of the view"), plate);
  plate->add(picture);
  connect(picture, &QToolButton::clicked, this, &SkeletonPane::pictureRequested);
  buttons_ = plate;
  view_->addPlate(Qt::TopRightCorner, plate);
}

QToolButton* SkeletonPane::addToggle(PlateBox* box, const QString& icon, const QString& name,
                                     bool ViewStyle::*field) {
  QToolButton* button = makeIconButton(icon, name, box);
  button->setCheckable(true);
  box->add(button);
  toggles_.emplace_back(button, field);
  connect(button, &QToolButton::clicked, this, [this, field](bool on) { change(field, on); });
  return button;
}

void SkeletonPane::setTitle(const QString& name, const QString& caption,
                            std::optional<ClassMark> mark) {
  if (name_ == nullptr) return;
  name_->setText(name);
  caption_->setText(caption);
  shownMark_ = mark;
  mark_->setVisible(mark.has_value());
  if (mark) mark_->setPixmap(markPixmap(mark->shape, mark->color(), false, 14, devicePixelRatio()));
  name_->parentWidget()->setVisible(!name.isEmpty());
  name_->parentWidget()->adjustSize();
}

/// In a narrow picture the plates would cover each other: what is said elsewhere too gives way.
void SkeletonPane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (caption_ != nullptr) caption_->setVisible(width() >= theme().scaled(captionWidth));
  if (name_ != nullptr) name_->parentWidget()->adjustSize();
  if (scale_ != nullptr && legend_ != nullptr) {
    scale_->setVisible(width() >= theme().scaled(scaleWidth));
  }
}

QString SkeletonPane::title() const {
  return name_ == nullptr ? QString() : name_->text();
}

void SkeletonPane::setStyle(const ViewStyle& style) {
  view_->setStyle(style);
  refresh();
}

void SkeletonPane::setClips(std::vector<PlacedClip> clips, bool reframe) {
  view_->setClips(std::move(clips), reframe);
  refresh();
}

void SkeletonPane::setButtonsVisible(bool visible) {
  if (buttons_ != nullptr) buttons_->setVisible(visible);
}

void SkeletonPane::change(bool ViewStyle::*field, bool value) {
  ViewStyle style = view_->style();
  style.*field = value;
  setStyle(style);
  emit styleChanged(style);
}

void SkeletonPane::toggleTrails() {
  change(&ViewStyle::trails, !style().trails);
}
void SkeletonPane::toggleOnionSkin() {
  change(&ViewStyle::onionSkin, !style().onionSkin);
}
void SkeletonPane::toggleGrid() {
  change(&ViewStyle::grid, !style().grid);
}

void SkeletonPane::refresh() {
  const ViewStyle& style = view_->style();
  for (const auto& [button, field] : toggles_) button->setChecked(style.*field);
  if (legend_ != nullptr) {
    legend_->setRange(view_->trailSpeedRange());
    legend_->setVisible(style.trails && style.trailsBySpeed);
  }
  if (scale_ != nullptr) scale_->setPixelsPerMetre(view_->pixelsPerMetre());
}

void SkeletonPane::refreshColors() {
  view_->setColors(viewColors());
  if (shownMark_) setTitle(name_->text(), caption_->text(), shownMark_);
  if (legend_ != nullptr) legend_->update();
}

}  // namespace emoforge
