// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/train/pane_frame.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "widgets/elided_label.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

PaneFrame::PaneFrame(QWidget* title, QWidget* empty, QWidget* parent) : QWidget(parent) {
  setSurface(this, "panel");
  auto* strip = new QWidget(this);
  setSurface(strip, "strip");
  strip->setFixedHeight(theme().scaled(30));
  strip_ = new QHBoxLayout(strip);
  strip_->setContentsMargins(12, 0, 8, 0);
  strip_->setSpacing(4);
  caption_ = new ElidedLabel({}, "detail", Qt::ElideRight, strip);
  strip_->addWidget(title);
  strip_->addSpacing(4);
  strip_->addWidget(caption_, 1);
  stage_ = new QStackedWidget(this);
  stage_->addWidget(empty);
  column_ = new QVBoxLayout(this);
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
  column_->addWidget(strip);
  column_->addWidget(stage_, 1);
}

void PaneFrame::setContent(QWidget* content) {
  stage_->addWidget(content);
}

void PaneFrame::setContentShown(bool shown) {
  stage_->setCurrentIndex(shown ? 1 : 0);
}

QWidget* PaneFrame::empty() const {
  return stage_->widget(0);
}

bool PaneFrame::isContentShown() const {
  return stage_->currentIndex() == 1;
}

void PaneFrame::setCaption(const QString& text) {
  caption_->setText(text);
}

void PaneFrame::addTool(QWidget* tool) {
  strip_->addWidget(tool);
}

void PaneFrame::setFoot(QWidget* foot) {
  column_->addWidget(foot);
}

}  // namespace emoforge
