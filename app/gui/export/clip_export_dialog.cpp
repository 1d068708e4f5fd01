// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/clip_export_dialog.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "app/gui/background.h"
#include "app/gui/job_progress.h"
#include "widgets/notice_bar.h"
#include "widgets/segmented_control.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kPollMilliseconds = 50;
constexpr int kBarSteps = 1000;

}  // namespace

ClipExportDialog::ClipExportDialog(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Export clips"));
  setAccessibleName(windowTitle());
  setModal(false);
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeForm(), 1);
  column->addWidget(makeFooter());
  timer_.setInterval(kPollMilliseconds);
  connect(&timer_, &QTimer::timeout, this, [this] {
    if (progress_) bar_->setValue(qRound(kBarSteps * progress_->takeNews().fraction));
  });
  resize(theme().scaled(500), sizeHint().height());
}

ClipExportDialog::~ClipExportDialog() {
  if (progress_) progress_->requestCancel();
}

QWidget* ClipExportDialog::makeForm() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(8);
  title_ = makeLabel({}, "strong", box);
  properties_ = makeLabel({}, "detail", box);
  properties_->setWordWrap(true);
  format_ = new SegmentedControl(tr("Format"), box);
  format_->setSegments({tr("BVH"), tr("Joint positions, CSV")});
  format_->setCurrentIndex(0);
  folder_ = new QLineEdit(box);
  folder_->setAccessibleName(tr("Folder"));
  folder_->setToolTip(tr("A new or empty folder"));
  auto* browse = makeButton(tr("Browse"), {}, false, box);
  browse->setToolTip(tr("Choose the folder"));
  auto* row = new QHBoxLayout;
  row->addWidget(folder_, 1);
  row->addWidget(browse);
  bar_ = new QProgressBar(box);
  bar_->setAccessibleName(tr("Progress of the export"));
  bar_->setRange(0, kBarSteps);
  bar_->setTextVisible(false);
  bar_->hide();
  notices_ = new NoticeStack(box);
  for (QWidget* widget : std::initializer_list<QWidget*>{title_, properties_})
    column->addWidget(widget);
  column->addWidget(format_, 0, Qt::AlignLeft);
  column->addLayout(row);
  column->addWidget(bar_);
  column->addWidget(notices_);
  column->addStretch(1);
  connect(browse, &QPushButton::clicked, this, &ClipExportDialog::browse);
  connect(folder_, &QLineEdit::textEdited, this, &ClipExportDialog::refresh);
  connect(notices_, &NoticeStack::actionRequested, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder_->text())); });
  return box;
}

QWidget* ClipExportDialog::makeFooter() {
  auto* footer = new QWidget(this);
  setSurface(footer, "footer");
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(12, 10, 12, 10);
  row->setSpacing(8);
  cancel_ = makeButton(tr("Close"), {}, false, footer);
  export_ = makeButton(tr("Export"), "download", true, footer);
  export_->setDefault(true);
  row->addStretch(1);
  row->addWidget(cancel_);
  row->addWidget(export_);
  connect(export_, &QPushButton::clicked, this, &ClipExportDialog::begin);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    if (!busy()) {
      close();
      return;
    }
    progress_->requestCancel();
    end();
  });
  return footer;
}

void ClipExportDialog::setClips(const ClipExport& clips) {
  if (busy()) return;
  clips_ = clips;
  notices_->clear();
  title_->setText(clips.title);
  properties_->setText(
      tr("%1. Written as they are; every file is read again and compared.").arg(clips.properties));
  folder_->setText(QString::fromStdString(clips.folder.string()));
  refresh();
}

std::string ClipExportDialog::formatName() const {
  return format_->currentIndex() == 1 ? "joint-positions" : "bvh";
}

void ClipExportDialog::refresh() {
  export_->setEnabled(!busy() && clips_.write && !folder_->text().trimmed().isEmpty());
  cancel_->setText(busy() ? tr("Cancel") : tr("Close"));
  bar_->setVisible(busy());
}

void ClipExportDialog::begin() {
  notices_->clear();
  progress_ = std::make_shared<JobProgress>();
  bar_->setValue(0);
  timer_.start();
  refresh();
  const std::filesystem::path out = folder_->text().trimmed().toStdString();
  runInBackground(
      this,
      [write = clips_.write, format = formatName(), out, progress = progress_] {
        return write(format, out, *progress);
      },
      [this, mine = progress_](std::size_t count) {
        if (mine != progress_) return;
        end();
        notices_->add({Notice::Severity::Info,
                       tr("%1 clips written, read again and found equal.").arg(count).toStdString(),
                       {},
                       {}},
                      {{QStringLiteral("open-folder"), tr("Open folder")}});
      },
      [this, mine = progress_](const std::exception& error) {
        if (mine != progress_) return;
        end();
        if (dynamic_cast<const Cancelled*>(&error) != nullptr) return;
        const auto* known = dynamic_cast<const Error*>(&error);
        notices_->add(known ? toNotice(*known)
                            : Notice{Notice::Severity::Error, error.what(), {}, {}});
      });
}

void ClipExportDialog::end() {
  progress_.reset();
  timer_.stop();
  refresh();
}

void ClipExportDialog::browse() {
  const QString chosen =
      QFileDialog::getExistingDirectory(this, tr("Export clips"), folder_->text());
  if (!chosen.isEmpty()) folder_->setText(chosen);
  refresh();
}

void ClipExportDialog::closeEvent(QCloseEvent* event) {
  if (progress_) {
    progress_->requestCancel();
    end();
  }
  QDialog::closeEvent(event);
}

}  // namespace emoforge
