// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/clip_chooser.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include "app/gui/item_names.h"
#include "app/gui/player/role_label.h"
#include "widgets/elided_label.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

QString comboName(ClipRole role) {
  switch (role) {
    case ClipRole::Real:
      return ClipChooser::tr("Real clip");
    case ClipRole::Synthetic:
      return ClipChooser::tr("Synthetic clip");
    case ClipRole::Nearest:
      break;
  }
  return ClipChooser::tr("Nearest training clip");
}

}  // namespace

QString roleTitle(ClipRole role) {
  switch (role) {
    case ClipRole::Real:
      return ClipChooser::tr("Real");
    case ClipRole::Synthetic:
      return ClipChooser::tr("Synthetic");
    case ClipRole::Nearest:
      break;
  }
  return ClipChooser::tr("Nearest");
}

ClipChooser::ClipChooser(ClipRole role, QWidget* parent)
    : QWidget(parent),
      role_(role),
      clips_(new QComboBox(this)),
      caption_(new ElidedLabel({}, "detail", Qt::ElideMiddle, this)) {
  setSurface(this, "strip");
  setFixedHeight(theme().scaled(32));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 0, 6, 0);
  row->setSpacing(8);
  clips_->setProperty("compact", true);
  clips_->setMinimumWidth(theme().scaled(150));
  clips_->setMaximumWidth(240);
  clips_->setAccessibleName(comboName(role));
  clips_->setToolTip(comboName(role));
  clips_->setEnabled(role != ClipRole::Nearest);
  auto* back = makeIconButton("chevron-left", tr("Previous: %1").arg(comboName(role)), this, true);
  auto* next = makeIconButton("chevron-right", tr("Next: %1").arg(comboName(role)), this, true);
  remove_ = makeIconButton("x", tr("Remove this pane"), this, true);
  remove_->hide();
  row->addWidget(new RoleLabel(role, roleTitle(role), this));
  row->addWidget(clips_, 5);
  row->addWidget(caption_, 3);
  row->addWidget(back);
  row->addWidget(next);
  row->addWidget(remove_);
  back->setVisible(role != ClipRole::Nearest);
  next->setVisible(role != ClipRole::Nearest);
  connect(back, &QToolButton::clicked, this, [this] { step(-1); });
  connect(next, &QToolButton::clicked, this, [this] { step(1); });
  connect(remove_, &QToolButton::clicked, this, &ClipChooser::removeRequested);
  connect(clips_, &QComboBox::activated, this, [this] { emit chosen(current()); });
  connect(&theme(), &Theme::changed, this, &ClipChooser::showMarks);
}

void ClipChooser::setEntries(const QVector<Entry>& entries) {
  const QString before = current();
  const QSignalBlocker blocker(clips_);
  entries_ = entries;
  clips_->clear();
  for (const Entry& entry : entries) clips_->addItem(entry.text, entry.id);
  showMarks();
  setCurrent(before);
}

void ClipChooser::showMarks() {
  for (int i = 0; i < entries_.size(); ++i) {
    clips_->setItemIcon(
        i, markIcon(entries_[i].mark, role_ == ClipRole::Synthetic, devicePixelRatio()));
  }
}

QString ClipChooser::currentText() const {
  return clips_->currentText();
}

QString ClipChooser::current() const {
  return clips_->currentData().toString();
}

bool ClipChooser::setCurrent(const QString& id) {
  const int row = clips_->findData(id);
  if (row < 0) return false;
  const QSignalBlocker blocker(clips_);
  clips_->setCurrentIndex(row);
  return true;
}

void ClipChooser::setCaption(const QString& caption, const QString& toolTip) {
  caption_->setText(caption);
  caption_->setToolTip(toolTip.isEmpty() ? caption : toolTip);
}

void ClipChooser::setRemovable(bool removable) {
  remove_->setVisible(removable);
}

void ClipChooser::step(int rows) {
  if (clips_->count() == 0) return;
  clips_->setCurrentIndex((clips_->currentIndex() + rows + clips_->count()) % clips_->count());
  emit chosen(current());
}

}  // namespace emoforge
