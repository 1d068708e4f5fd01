// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segmented_control.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "widgets/icon_engine.h"
#include "widgets/style_paint.h"
#include "widgets/theme.h"

namespace emoforge {

SegmentedControl::SegmentedControl(const QString& accessibleName, QWidget* parent)
    : QWidget(parent), group_(new QButtonGroup(this)) {
  setAccessibleName(accessibleName);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->setSpacing(0);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(group_, &QButtonGroup::idClicked, this, &SegmentedControl::activated);
}

void SegmentedControl::setExclusive(bool exclusive) {
  group_->setExclusive(exclusive);
}

void SegmentedControl::setIconsOnly(bool only) {
  for (auto* button : group_->buttons()) {
    if (button->icon().isNull()) continue;
    static_cast<QToolButton*>(button)->setToolButtonStyle(only ? Qt::ToolButtonIconOnly
                                                               : Qt::ToolButtonTextBesideIcon);
    button->setMinimumWidth(only ? theme().scaled(36) : 0);
  }
  updateGeometry();
}

void SegmentedControl::setSegments(const QStringList& texts) {
  for (auto* button : group_->buttons()) {
    group_->removeButton(button);
    delete button;
  }
  for (const QString& text : texts) addSegment(text);
}

QToolButton* SegmentedControl::addSegment(const QString& text, const QString& icon) {
  auto* button = new QToolButton(this);
  button->setText(text);
  button->setFont(theme().font(TextRole::Small));
  button->setProperty("compact", compact_);
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setAccessibleName(QStringLiteral("%1: %2").arg(accessibleName(), text));
  button->setToolButtonStyle(icon.isEmpty() ? Qt::ToolButtonTextOnly
                                            : Qt::ToolButtonTextBesideIcon);
  if (!icon.isEmpty()) button->setIcon(themedIcon(icon));
  group_->addButton(button, count());
  layout()->addWidget(button);
  place();
  return button;
}

void SegmentedControl::place() {
  const int last = count() - 1;
  for (int i = 0; i <= last; ++i) {
    const char* place = "middle";
    if (last == 0) {
      place = "only";
    } else if (i == 0) {
      place = "first";
    } else if (i == last) {
      place = "last";
    }
    setStyleProperty(segment(i), "segment", QString::fromLatin1(place));
  }
  updateGeometry();
}

int SegmentedControl::count() const {
  return static_cast<int>(group_->buttons().size());
}

QToolButton* SegmentedControl::segment(int index) const {
  return qobject_cast<QToolButton*>(group_->button(index));
}

int SegmentedControl::currentIndex() const {
  return group_->checkedId();
}

void SegmentedControl::setCurrentIndex(int index) {
  const bool exclusive = group_->exclusive();
  group_->setExclusive(false);
  for (int i = 0; i < count(); ++i) segment(i)->setChecked(i == index);
  group_->setExclusive(exclusive);
}

bool SegmentedControl::isChecked(int index) const {
  return segment(index)->isChecked();
}

QSize SegmentedControl::sizeHint() const {
  return {layout()->sizeHint().width(), theme().scaled(26)};
}

void SegmentedControl::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  paintBox(&painter, rect(), theme().color(Token::Input),
           theme().color(isEnabled() ? Token::InputBorder : Token::LineStrong));
}

}  // namespace emoforge
