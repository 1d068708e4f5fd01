// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/search_progress.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/surface.h"

namespace emoforge {

SearchProgress::SearchProgress(QWidget* parent)
    : QWidget(parent), stage_(makeLabel({}, "detail", this)), bar_(new QProgressBar(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(8);
  bar_->setTextVisible(false);
  bar_->setRange(0, 100);
  bar_->setAccessibleName(tr("Progress"));
  auto* cancel = makeButton(tr("Cancel"), {}, false, this);
  column->addStretch(1);
  column->addWidget(stage_, 0, Qt::AlignHCenter);
  column->addWidget(bar_);
  column->addWidget(cancel, 0, Qt::AlignHCenter);
  column->addStretch(2);
  connect(cancel, &QPushButton::clicked, this, &SearchProgress::cancelRequested);
}

void SearchProgress::setProgress(const QString& stage, double fraction) {
  stage_->setText(stage);
  bar_->setValue(static_cast<int>(std::lround(100.0 * fraction)));
}

}  // namespace emoforge
