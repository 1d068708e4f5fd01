// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/inspect_head.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <set>

#include "app/gui/item_names.h"
#include "widgets/elided_label.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

/// "64 clips, 5 classes, 22 joints, 30 fps, 7 min 29 s"
QString summaryOf(const Dataset& data) {
  const QLocale locale;
  const auto size = [](const auto& list) { return static_cast<qsizetype>(list.size()); };
  QStringList parts{
      counted(size(data.items()), InspectHead::tr("%1 clip"), InspectHead::tr("%1 clips")),
      counted(size(data.classes()), InspectHead::tr("%1 class"), InspectHead::tr("%1 classes"))};
  std::set<std::size_t> joints;
  std::set<int> rates;
  double seconds = 0.0;
  for (const ItemSummary& summary : data.summaries()) {
    joints.insert(summary.joints);
    if (summary.frameTimeSeconds > 0.0) rates.insert(qRound(1.0 / summary.frameTimeSeconds));
    seconds += static_cast<double>(summary.frames) * summary.frameTimeSeconds;
  }
  if (joints.size() == 1) parts << InspectHead::tr("%1 joints").arg(*joints.begin());
  if (joints.size() > 1) parts << InspectHead::tr("%1 skeletons").arg(joints.size());
  if (rates.size() == 1) parts << InspectHead::tr("%1 fps").arg(*rates.begin());
  const int whole = qRound(seconds);
  parts << (whole >= 60 ? InspectHead::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60)
                        : InspectHead::tr("%1 s").arg(whole));
  return parts.join(QStringLiteral(", "));
}

}  // namespace

InspectHead::InspectHead(QWidget* parent) : QWidget(parent) {
  setSurface(this, "page-head");
  setFixedHeight(theme().scaled(44));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(8);
  title_ = makeLabel({}, "title", this);
  caption_ = new ElidedLabel({}, "detail", Qt::ElideRight, this);
  problems_ = makeButton({}, "triangle-alert", false, this);
  problems_->setProperty("compact", true);
  problems_->setToolTip(tr("What was noticed while the files were read"));
  problems_->hide();
  auto* import = makeButton(tr("Import"), "import", false, this);
  import->setToolTip(tr("Look at files or a folder before they are taken"));
  split_ = makeButton({}, "git-branch", false, this);
  split_->setToolTip(tr("Part the clips into train, validation and test"));
  export_ = makeButton(tr("Export"), "download", false, this);
  export_->setToolTip(tr("Write the selected clips to files"));
  row->addWidget(title_);
  row->addWidget(caption_, 1);
  for (QPushButton* button : {problems_, import, split_, export_}) row->addWidget(button);
  connect(problems_, &QPushButton::clicked, this, &InspectHead::noticesRequested);
  connect(import, &QPushButton::clicked, this, &InspectHead::importRequested);
  connect(split_, &QPushButton::clicked, this, &InspectHead::splitRequested);
  connect(export_, &QPushButton::clicked, this, &InspectHead::exportRequested);
  showSplit({});
  showData(nullptr);
}

QString InspectHead::name() const {
  return title_->text();
}

void InspectHead::showData(const Dataset* data) {
  title_->setText(data == nullptr ? tr("No data set") : QString::fromStdString(data->name()));
  caption_->setText(data == nullptr ? QString() : summaryOf(*data));
  for (QPushButton* button : {split_, export_}) button->setEnabled(data != nullptr);
  const qsizetype problems = data == nullptr ? 0 : static_cast<qsizetype>(data->notices().size());
  problems_->setVisible(problems > 0);
  problems_->setText(counted(problems, tr("%1 notice from import"), tr("%1 notices from import")));
  problems_->setAccessibleName(problems_->text());
}

void InspectHead::showSplit(const QStringList& groupKeys) {
  split_->setText(groupKeys.isEmpty()
                      ? tr("Split")
                      : tr("Split by %1").arg(groupKeys.join(QStringLiteral(", "))));
  split_->setAccessibleName(split_->text());
}

}  // namespace emoforge
