// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fold_group.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/elided_label.h"
#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

FoldGroup::FoldGroup(const QString& title, QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  head_ = new QWidget;
  head_->setFocusPolicy(Qt::TabFocus);
  head_->setProperty("focusRing", true);
  head_->setAccessibleName(title);
  head_->setCursor(Qt::PointingHandCursor);
  head_->setFixedHeight(theme().scaled(24));
  head_->installEventFilter(this);
  auto* row = new QHBoxLayout(head_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  chevron_ = new QLabel;
  title_ = makeLabel(title, "small-strong");
  noteIcon_ = new QLabel;
  note_ = new ElidedLabel({}, "small");
  note_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  row->addWidget(chevron_);
  row->addWidget(title_);
  row->addStretch(1);
  row->addWidget(noteIcon_);
  row->addWidget(note_);
  body_ = new QWidget;
  bodyLayout_ = new QVBoxLayout(body_);
  bodyLayout_->setContentsMargins(0, 3, 0, 0);
  bodyLayout_->setSpacing(0);
  column->addWidget(head_);
  column->addWidget(body_);
  connect(&theme(), &Theme::changed, this, &FoldGroup::refresh);
  refresh();
}

QString FoldGroup::title() const {
  return title_->text();
}

void FoldGroup::addWidget(QWidget* widget) {
  bodyLayout_->addWidget(widget);
}

void FoldGroup::setNote(const QString& icon, const QString& text) {
  noteIconName_ = icon;
  noteText_ = text;
  refresh();
}

void FoldGroup::setSummary(const QString& text) {
  summary_ = text;
  refresh();
}

void FoldGroup::setFolded(bool folded) {
  if (folded == folded_) return;
  folded_ = folded;
  refresh();
  emit foldedChanged(folded);
}

bool FoldGroup::eventFilter(QObject* watched, QEvent* event) {
  if (watched == head_ && event->type() == QEvent::MouseButtonPress) {
    setFolded(!folded_);
    return true;
  }
  if (watched == head_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
      setFolded(!folded_);
      return true;
    }
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
      setFolded(key == Qt::Key_Left);
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void FoldGroup::refresh() {
  body_->setVisible(!folded_);
  chevron_->setPixmap(iconPixmap(folded_ ? "chevron-right" : "chevron-down",
                                 theme().color(Token::Text3), 14, devicePixelRatioF()));
  note_->setText(folded_ ? summary_ : noteText_);
  const bool icon = !folded_ && !noteIconName_.isEmpty();
  noteIcon_->setVisible(icon);
  if (icon) {
    noteIcon_->setPixmap(
        iconPixmap(noteIconName_, theme().color(Token::Accent), 14, devicePixelRatioF()));
  }
  head_->setAccessibleDescription(folded_ ? tr("folded: %1").arg(summary_) : tr("open"));
}

}  // namespace emoforge
