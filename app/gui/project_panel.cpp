// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project_panel.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/project_tree.h"
#include "widgets/icon_engine.h"
#include "widgets/surface.h"

namespace emoforge {

ProjectPanel::ProjectPanel(ProjectTree* tree, QWidget* parent) : QWidget(parent) {
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tree, 1);
  column->addWidget(makeLine(this));
  auto* row = new QHBoxLayout;
  row->setContentsMargins(8, 6, 8, 6);
  row->setSpacing(2);
  auto* import = makeIconButton("plus", tr("Import data into the project"), this);
  auto* open = makeIconButton("folder-open", tr("Open another project"), this);
  row->addWidget(import);
  row->addWidget(open);
  row->addStretch(1);
  column->addLayout(row);
  connect(import, &QToolButton::clicked, this, &ProjectPanel::importRequested);
  connect(open, &QToolButton::clicked, this, &ProjectPanel::openRequested);
}

}  // namespace emoforge
