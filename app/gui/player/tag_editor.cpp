// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/tag_editor.h"

#include <QLineEdit>
#include <QPushButton>

#include "widgets/flow_layout.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

TagEditor::TagEditor(QWidget* parent) : QWidget(parent), flow_(new FlowLayout(this)) {
  add_ = makeButton(tr("Add"), "plus", false, this);
  add_->setProperty("compact", true);
  add_->setAccessibleName(tr("Add a tag"));
  add_->setToolTip(tr("Add a tag to the selected clips"));
  field_ = new QLineEdit(this);
  field_->setProperty("compact", true);
  field_->setAccessibleName(tr("New tag"));
  field_->setPlaceholderText(tr("New tag"));
  field_->setFixedWidth(theme().scaled(110));
  field_->hide();
  flow_->addWidget(add_);
  flow_->addWidget(field_);
  connect(add_, &QPushButton::clicked, this, &TagEditor::add);
  connect(field_, &QLineEdit::editingFinished, this, &TagEditor::finish);
}

void TagEditor::add() {
  field_->show();
  field_->setFocus();
}

/// Enter takes the text, leaving the field empty closes it.
void TagEditor::finish() {
  const QString tag = field_->text().trimmed();
  field_->clear();
  field_->hide();
  if (!tag.isEmpty() && !tags_.contains(tag)) emit tagAdded(tag);
}

void TagEditor::setTags(const QStringList& tags) {
  if (tags == tags_) return;
  tags_ = tags;
  for (QPushButton* chip : chips_) {
    flow_->removeWidget(chip);
    chip->hide();
    chip->deleteLater();
  }
  chips_.clear();
  flow_->removeWidget(add_);
  flow_->removeWidget(field_);
  for (const QString& tag : tags_) {
    auto* chip = makeButton(tag, "tag", false, this);
    chip->setProperty("compact", true);
    chip->setAccessibleName(tr("Tag %1, press to remove").arg(tag));
    chip->setToolTip(tr("Remove this tag"));
    connect(chip, &QPushButton::clicked, this, [this, tag] { emit tagRemoved(tag); });
    flow_->addWidget(chip);
    chip->show();
    chips_.append(chip);
  }
  flow_->addWidget(add_);
  flow_->addWidget(field_);
  updateGeometry();
}

}  // namespace emoforge
