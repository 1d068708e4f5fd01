// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/compare_pane.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/gui/player/skeleton_pane.h"
#include "widgets/empty_view.h"
#include "widgets/surface.h"

namespace emoforge {

ComparePane::ComparePane(Workspace& workspace, ClipRole role, int furniture, QWidget* parent)
    : QWidget(parent),
      role_(role),
      chooser_(new ClipChooser(role, this)),
      strip_(new QWidget(this)),
      stack_(new QStackedWidget(this)),
      source_(new ClipSource(workspace, this)) {
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* row = new QHBoxLayout(strip_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(chooser_);
  column->addWidget(strip_);
  empty_ = new EmptyView("person-standing", tr("No clip"), tr("Choose one above."), stack_);
  failed_ = new EmptyView("octagon-x", tr("This clip cannot be read"), {}, stack_);
  failed_->setIconToken(Token::Error);
  stack_->addWidget(empty_);
  stack_->addWidget(failed_);
  stage_ = new SkeletonPane(furniture, stack_);
  ViewStyle style;
  style.trailsBySpeed = false;
  style.axesCross = role == ClipRole::Real;
  stage_->setStyle(style);
  stack_->addWidget(stage_);
  column->addWidget(stack_, 1);
}

QString ComparePane::title() const {
  return tr("%1, %2").arg(roleTitle(role_), chooser_->currentText());
}

void ComparePane::takeIntoStrip(QWidget* widget) {
  strip_->layout()->addWidget(widget);
  widget->show();
}

void ComparePane::bringChooserHome() {
  strip_->layout()->addWidget(chooser_);
  chooser_->show();
}

void ComparePane::showState() {
  if (source_->hasClip()) return stack_->setCurrentWidget(stage_);
  failed_->setContent("octagon-x", tr("This clip cannot be read"), source_->failure());
  stack_->setCurrentWidget(source_->failure().isEmpty() ? empty_ : failed_);
}

}  // namespace emoforge
