// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/empty_view.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

EmptyView::EmptyView(const QString& icon, const QString& title, const QString& advice,
                     QWidget* parent)
    : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 12, 16, 12);
  layout->setSpacing(4);
  icon_ = new QLabel;
  title_ = makeLabel({}, "strong");
  advice_ = makeLabel({}, "detail");
  button_ = makeButton({});
  button_->setProperty("compact", true);
  layout->addStretch(1);
  layout->addWidget(icon_, 0, Qt::AlignHCenter);
  layout->addSpacing(4);
  for (auto* label : {title_, advice_}) {
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    layout->addWidget(label);
  }
  layout->addSpacing(6);
  layout->addWidget(button_, 0, Qt::AlignHCenter);
  layout->addStretch(1);
  button_->hide();
  connect(button_, &QPushButton::clicked, this, &EmptyView::buttonClicked);
  connect(&theme(), &Theme::changed, this, &EmptyView::refresh);
  setContent(icon, title, advice);
}

void EmptyView::setContent(const QString& icon, const QString& title, const QString& advice) {
  iconName_ = icon;
  title_->setText(title);
  advice_->setText(lineSpaced(advice));
  setAccessibleName(title);
  setAccessibleDescription(advice);
  refresh();
}

void EmptyView::setIconToken(Token token) {
  token_ = token;
  refresh();
}

void EmptyView::setButton(const QString& text, bool primary) {
  button_->setText(text);
  button_->setAccessibleName(text);
  setStyleProperty(button_, "kind", primary ? QStringLiteral("primary") : QString());
  button_->setVisible(!text.isEmpty());
}

void EmptyView::refresh() {
  icon_->setPixmap(iconPixmap(iconName_, theme().color(token_), 24, devicePixelRatioF()));
}

}  // namespace emoforge
