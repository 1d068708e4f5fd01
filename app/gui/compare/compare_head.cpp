// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/compare_head.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include "app/gui/player/role_label.h"
#include "widgets/segmented_control.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int mostOffsetFrames = 10000;
constexpr int defaultAlignment = 1;
/// Narrower heads show icons only.
constexpr int roomForWords = 880;

}  // namespace

CompareHead::CompareHead(QWidget* parent)
    : QWidget(parent),
      mode_(new SegmentedControl(tr("Arrangement"), this)),
      align_(new QComboBox(this)),
      problem_(makeIconButton("triangle-alert", tr("Alignment"), this, true)),
      oneCamera_(new QCheckBox(tr("One camera"), this)),
      addPane_(makeIconButton("plus", tr("Add a pane"), this)),
      panes_(new QMenu(this)) {
  setSurface(this, "page-head");
  setFixedHeight(theme().scaled(44));
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(6);
  mode_->addSegment(tr("Side by side"), "columns-2");
  mode_->addSegment(tr("Overlay"), "layers-2");
  mode_->setCurrentIndex(0);
  align_->setAccessibleName(tr("Align"));
  align_->setToolTip(tr("How the other clips are laid over the real one."));
  align_->addItems(alignNames());
  align_->setCurrentIndex(defaultAlignment);
  problem_->hide();
  row->addWidget(mode_);
  captions_ = {makeLabel(tr("Align"), "detail", this), makeLabel(tr("Offset"), "detail", this)};
  row->addWidget(captions_[0]);
  row->addWidget(align_);
  row->addWidget(problem_);
  row->addWidget(captions_[1]);
  realOffset_ = addOffset(row, ClipRole::Real, tr("Offset of the real clip"));
  syntheticOffset_ = addOffset(row, ClipRole::Synthetic, tr("Offset of the synthetic clips"));
  row->addStretch(1);
  addActions(row);
  connect(mode_, &SegmentedControl::activated, this, &CompareHead::overlaidChanged);
  connect(align_, &QComboBox::activated, this, &CompareHead::alignmentChanged);
  connect(oneCamera_, &QCheckBox::toggled, this, &CompareHead::oneCameraChanged);
  connect(clips_, &QPushButton::clicked, this, &CompareHead::clipsRequested);
  connect(figure_, &QPushButton::clicked, this, &CompareHead::figureRequested);
}

void CompareHead::addActions(QHBoxLayout* row) {
  oneCamera_->setChecked(true);
  oneCamera_->setAccessibleName(tr("One camera"));
  oneCamera_->setToolTip(tr("All panes are seen from the same place."));
  addPane_->setMenu(panes_);
  addPane_->setPopupMode(QToolButton::InstantPopup);
  clips_ = makeButton(tr("Clips"), "download", false, this);
  clips_->setAccessibleName(tr("Clips"));
  clips_->setToolTip(tr("Export the clips that are shown."));
  figure_ = makeButton(tr("Figure"), "image-down", false, this);
  figure_->setAccessibleName(tr("Figure"));
  figure_->setToolTip(tr("Export the view as a figure."));
  for (QWidget* widget : std::initializer_list<QWidget*>{oneCamera_, addPane_, clips_, figure_}) {
    row->addWidget(widget);
  }
}

void CompareHead::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool words = width() >= theme().scaled(roomForWords);
  for (QWidget* caption : captions_) caption->setVisible(words);
  clips_->setText(words ? tr("Clips") : QString());
  figure_->setText(words ? tr("Figure") : QString());
  mode_->setIconsOnly(!words);
  align_->setMaximumWidth(words ? QWIDGETSIZE_MAX : theme().scaled(128));
}

QSpinBox* CompareHead::addOffset(QHBoxLayout* row, ClipRole role, const QString& name) {
  auto* offset = new QSpinBox(this);
  offset->setAccessibleName(name);
  offset->setToolTip(tr("%1, in frames: it begins that much later.").arg(name));
  offset->setRange(-mostOffsetFrames, mostOffsetFrames);
  offset->setMaximumWidth(theme().scaled(60));
  row->addWidget(new RoleLabel(role, QStringLiteral(" "), this));
  row->addWidget(offset);
  connect(offset, &QSpinBox::valueChanged, this, &CompareHead::offsetsChanged);
  return offset;
}

bool CompareHead::overlaid() const {
  return mode_->currentIndex() == 1;
}

AlignChoice CompareHead::alignment() const {
  return alignChoices()[static_cast<std::size_t>(align_->currentIndex())];
}

int CompareHead::offsetFrames(ClipRole role) const {
  if (role == ClipRole::Nearest) return 0;
  return (role == ClipRole::Real ? realOffset_ : syntheticOffset_)->value();
}

bool CompareHead::oneCamera() const {
  return oneCamera_->isChecked();
}

void CompareHead::setPanesFull(bool full) {
  addPane_->setEnabled(!full);
}

void CompareHead::setAlignmentProblem(const QString& sentence) {
  problem_->setVisible(!sentence.isEmpty());
  problem_->setToolTip(sentence);
  problem_->setAccessibleName(sentence.isEmpty() ? tr("Alignment") : sentence);
}

}  // namespace emoforge
