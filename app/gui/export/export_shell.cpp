// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/export_shell.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "widgets/notice_bar.h"
#include "widgets/surface.h"

namespace emoforge {
namespace {

constexpr int kLookMilliseconds = 50;
constexpr int kBarSteps = 1000;

}  // namespace

ExportShell::ExportShell(const QString& title, const QString& exportIcon, QWidget* parent)
    : QDialog(parent), content_(new QVBoxLayout) {
  setWindowTitle(title);
  setAccessibleName(title);
  setModal(false);
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  content_->setContentsMargins(0, 0, 0, 0);
  content_->setSpacing(0);
  column->addLayout(content_, 1);
  footer_ = makeFooter(exportIcon);
  column->addWidget(footer_);
  ticker_.setInterval(kLookMilliseconds);
  connect(&ticker_, &QTimer::timeout, this, &ExportShell::follow);
}

ExportShell::~ExportShell() {
  if (progress_) progress_->requestCancel();
}

QWidget* ExportShell::makePathRow(const QString& name, const QString& toolTip,
                                  const QString& browseToolTip) {
  auto* box = new QWidget(this);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  path_ = new QLineEdit(box);
  path_->setAccessibleName(name);
  path_->setToolTip(toolTip);
  auto* browse = makeButton(tr("Browse"), {}, false, box);
  browse->setToolTip(browseToolTip);
  row->addWidget(path_, 1);
  row->addWidget(browse);
  connect(browse, &QPushButton::clicked, this, [this] { this->browse(); });
  return box;
}

QWidget* ExportShell::makeReport() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  stage_ = makeLabel({}, "caption", box);
  bar_ = new QProgressBar(box);
  bar_->setAccessibleName(tr("Progress of the export"));
  bar_->setRange(0, kBarSteps);
  bar_->setTextVisible(false);
  stage_->hide();
  bar_->hide();
  notices_ = new NoticeStack(box);
  for (QWidget* widget : std::initializer_list<QWidget*>{stage_, bar_, notices_})
    column->addWidget(widget);
  connect(notices_, &NoticeStack::actionRequested, this, [this] {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(lastFolder_.string())));
  });
  return box;
}

QWidget* ExportShell::makeFooter(const QString& exportIcon) {
  auto* footer = new QWidget(this);
  setSurface(footer, "footer");
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(12, 10, 12, 10);
  row->setSpacing(8);
  close_ = makeButton(tr("Close"), {}, false, footer);
  export_ = makeButton(tr("Export"), exportIcon, true, footer);
  export_->setDefault(true);
  row->addStretch(1);
  row->addWidget(close_);
  row->addWidget(export_);
  connect(export_, &QPushButton::clicked, this, [this] { begin(); });
  connect(close_, &QPushButton::clicked, this,
          [this] { busy() ? cancel() : static_cast<void>(close()); });
  return footer;
}

QPushButton* ExportShell::addFooterButton(const QString& text, const QString& icon) {
  QPushButton* button = makeButton(text, icon, false, footer_);
  static_cast<QHBoxLayout*>(footer_->layout())->insertWidget(0, button);
  return button;
}

std::filesystem::path ExportShell::typedPath() const {
  return path_->text().trimmed().toStdString();
}

ExportShell::ProgressPtr ExportShell::startWork() {
  notices_->clear();
  progress_ = std::make_shared<JobProgress>();
  bar_->setValue(0);
  stage_->clear();
  ticker_.start();
  refresh();
  return progress_;
}

void ExportShell::endWork() {
  progress_.reset();
  ticker_.stop();
  refresh();
}

void ExportShell::follow() {
  if (!progress_) return;
  const JobNews news = progress_->takeNews();
  bar_->setValue(qRound(kBarSteps * news.fraction));
  if (news.stage < news.stages.size())
    stage_->setText(QString::fromStdString(news.stages[news.stage].name));
}

void ExportShell::cancel() {
  progress_->requestCancel();
  cancelWork();
  endWork();
}

void ExportShell::clearNotices() {
  notices_->clear();
}

void ExportShell::tell(const QString& message) {
  notices_->add({Notice::Severity::Info, message.toStdString(), {}, {}});
}

void ExportShell::tellProblem(const Notice& notice) {
  notices_->add(notice);
}

void ExportShell::tellWritten(const QString& message, const std::filesystem::path& folder) {
  lastFolder_ = folder;
  notices_->add({Notice::Severity::Info, message.toStdString(), {}, {}},
                {{QStringLiteral("open-folder"), tr("Open folder")}});
}

void ExportShell::showState(bool ready) {
  export_->setEnabled(!busy() && ready);
  close_->setText(busy() ? tr("Cancel") : tr("Close"));
  bar_->setVisible(busy());
  stage_->setVisible(busy());
}

void ExportShell::closeEvent(QCloseEvent* event) {
  if (busy()) cancel();
  QDialog::closeEvent(event);
}

}  // namespace emoforge
