// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/clip_export_dialog.h"

#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/gui/background.h"
#include "app/gui/failure_notice.h"
#include "widgets/segmented_control.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kMargin = 12;

}  // namespace

ClipExportDialog::ClipExportDialog(QWidget* parent)
    : ExportShell(tr("Export clips"), "download", parent) {
  content()->addWidget(makeForm(), 1);
  resize(theme().scaled(500), sizeHint().height());
}

QWidget* ClipExportDialog::makeForm() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
  column->setSpacing(8);
  title_ = makeLabel({}, "strong", box);
  properties_ = makeLabel({}, "detail", box);
  properties_->setWordWrap(true);
  format_ = new SegmentedControl(tr("Format"), box);
  format_->setSegments({tr("BVH"), tr("Joint positions, CSV")});
  format_->setCurrentIndex(0);
  column->addWidget(title_);
  column->addWidget(properties_);
  column->addWidget(format_, 0, Qt::AlignLeft);
  column->addWidget(
      makePathRow(tr("Folder"), tr("A new or empty folder"), tr("Choose the folder")));
  column->addWidget(makeReport());
  column->addStretch(1);
  connect(path(), &QLineEdit::textEdited, this, [this] { refresh(); });
  return box;
}

void ClipExportDialog::setClips(const ClipExport& clips) {
  if (busy()) return;
  clips_ = clips;
  clearNotices();
  title_->setText(clips.title);
  properties_->setText(
      tr("%1. Written as they are; every file is read again and compared.").arg(clips.properties));
  path()->setText(QString::fromStdString(clips.folder.string()));
  refresh();
  properties_->ensurePolished();
  properties_->setMinimumHeight(properties_->heightForWidth(width() - 2 * kMargin));
}

std::string ClipExportDialog::formatName() const {
  return format_->currentIndex() == 1 ? "joint-positions" : "bvh";
}

void ClipExportDialog::refresh() {
  showState(clips_.write && !typedPath().empty());
}

void ClipExportDialog::begin() {
  const std::filesystem::path out = typedPath();
  const ProgressPtr progress = startWork();
  runInBackground(
      this,
      [write = clips_.write, format = formatName(), out, progress] {
        return write(format, out, *progress);
      },
      [this, progress, out](std::size_t count) {
        if (!isCurrent(progress)) return;
        endWork();
        tellWritten(tr("%1 clips written, read again and found equal.").arg(count), out);
      },
      [this, progress](const std::exception& error) {
        if (!isCurrent(progress)) return;
        endWork();
        tellProblem(failureNotice(error));
      });
}

void ClipExportDialog::browse() {
  const QString chosen =
      QFileDialog::getExistingDirectory(this, tr("Export clips"), path()->text());
  if (!chosen.isEmpty()) path()->setText(chosen);
  refresh();
}

}  // namespace emoforge
