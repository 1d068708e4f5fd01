// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dock_title.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

DockTitle::DockTitle(const QString& title, QWidget* parent) : QWidget(parent) {
  setSurface(this, "dock-title");
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 0, 6, 1);
  layout->setSpacing(8);
  title_ = makeLabel(title, "small-strong");
  caption_ = makeLabel({}, "small");
  caption_->setMinimumWidth(0);
  caption_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  layout->addWidget(title_);
  layout->addWidget(caption_, 1);
  buttons_ = new QHBoxLayout;
  buttons_->setSpacing(2);
  layout->addLayout(buttons_);
  float_ = makeIconButton("picture-in-picture-2", tr("Float %1").arg(title), this, true);
  close_ = makeIconButton("x", tr("Close %1").arg(title), this, true);
  buttons_->addWidget(float_);
  buttons_->addWidget(close_);
  connect(float_, &QToolButton::clicked, this, &DockTitle::floatRequested);
  connect(close_, &QToolButton::clicked, this, &DockTitle::closeRequested);
}

DockTitle* DockTitle::install(QDockWidget* dock) {
  auto* title = new DockTitle(dock->windowTitle(), dock);
  dock->setTitleBarWidget(title);
  connect(dock, &QDockWidget::windowTitleChanged, title, &DockTitle::setTitle);
  connect(title, &DockTitle::floatRequested, dock,
          [dock] { dock->setFloating(!dock->isFloating()); });
  connect(title, &DockTitle::closeRequested, dock, &QDockWidget::close);
  return title;
}

DockTitle* DockTitle::of(const QDockWidget* dock) {
  return static_cast<DockTitle*>(dock->titleBarWidget());
}

void DockTitle::setTitle(const QString& title) {
  title_->setText(title);
  for (auto [button, text] : {std::pair{float_, tr("Float %1")}, {close_, tr("Close %1")}}) {
    button->setToolTip(text.arg(title));
    button->setAccessibleName(text.arg(title));
  }
}

void DockTitle::setCaption(const QString& caption) {
  caption_->setText(caption);
}

QToolButton* DockTitle::addButton(const QString& icon, const QString& name) {
  auto* button = makeIconButton(icon, name, this, true);
  buttons_->insertWidget(buttons_->count() - 2, button);
  return button;
}

QSize DockTitle::sizeHint() const {
  return {QWidget::sizeHint().width(), theme().scaled(30)};
}

QSize DockTitle::minimumSizeHint() const {
  return {QWidget::minimumSizeHint().width(), theme().scaled(30)};
}

}  // namespace emoforge
