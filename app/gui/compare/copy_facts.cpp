// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/copy_facts.h"

#include <QGridLayout>
#include <QLabel>

#include "widgets/surface.h"

namespace emoforge {

CopyFacts::CopyFacts(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setVerticalSpacing(4);
  grid_->setColumnStretch(0, 1);
}

void CopyFacts::setFacts(const QVector<Fact>& facts) {
  while (rows_.size() < facts.size()) {
    const auto row = static_cast<int>(rows_.size());
    auto* name = makeLabel({}, "detail", this);
    auto* value = makeLabel({}, "notice", this);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid_->addWidget(name, row, 0);
    grid_->addWidget(value, row, 1);
    rows_.append(std::pair(name, value));
  }
  for (qsizetype i = 0; i < rows_.size(); ++i) {
    const bool used = i < facts.size();
    rows_[i].first->setVisible(used);
    rows_[i].second->setVisible(used);
    if (!used) continue;
    rows_[i].first->setText(facts[i].name);
    rows_[i].second->setText(facts[i].value);
    rows_[i].first->setToolTip(facts[i].toolTip);
    rows_[i].second->setToolTip(facts[i].toolTip);
  }
}

}  // namespace emoforge
