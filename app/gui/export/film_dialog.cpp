// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/film_dialog.h"

#include <QCloseEvent>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QUrl>

#include "app/gui/export/export_subject.h"
#include "app/gui/export/film_writer.h"
#include "widgets/notice_bar.h"
#include "widgets/segmented_control.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

QComboBox* addCombo(QFormLayout* form, const QString& label, const QString& help) {
  auto* combo = new QComboBox;
  combo->setAccessibleName(label);
  combo->setToolTip(help);
  form->addRow(label, combo);
  return combo;
}

}  // namespace

FilmDialog::FilmDialog(const PlaybackClock& clock, QWidget* parent)
    : QDialog(parent), clock_(clock) {
  setWindowTitle(tr("Export film"));
  setAccessibleName(windowTitle());
  setModal(false);
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeForm(), 1);
  column->addWidget(makeFooter());
  connect(&clock_, &PlaybackClock::loopChanged, this, &FilmDialog::refresh);
  resize(theme().scaled(480), sizeHint().height());
}

FilmDialog::~FilmDialog() {
  if (maker_ != nullptr) maker_->cancel();
}

QWidget* FilmDialog::makeForm() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(8);
  auto* form = new QFormLayout;
  form->setVerticalSpacing(6);
  form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  format_ = new SegmentedControl(tr("Format"), box);
  format_->setSegments({QStringLiteral("MP4"), QStringLiteral("GIF")});
  format_->setCurrentIndex(0);
  form->addRow(tr("Format"), format_);
  what_ = new SegmentedControl(tr("View"), box);
  what_->setSegments({tr("One view"), tr("Side by side")});
  what_->setCurrentIndex(0);
  form->addRow(tr("View"), what_);
  region_ = addCombo(form, tr("Part"), tr("Which part of the clip is filmed"));
  region_->addItems({tr("Whole clip"), tr("Loop region")});
  speed_ = addCombo(form, tr("Speed"), tr("1 is as recorded"));
  for (const double speed : {0.1, 0.25, 0.5, 1.0, 2.0, 4.0})
    speed_->addItem(tr("%1 ×").arg(speed), speed);
  speed_->setCurrentIndex(3);
  rate_ = addCombo(form, tr("Rate"), tr("Frames a second of the film, whatever the screen does"));
  size_ = addCombo(form, tr("Size"), tr("Width and height in pixels"));
  for (const QSize size : {QSize(640, 360), QSize(1280, 720), QSize(1920, 1080), QSize(720, 720)})
    size_->addItem(tr("%1 × %2").arg(size.width()).arg(size.height()), size);
  size_->setCurrentIndex(1);
  colors_ = addCombo(form, tr("Colours"), tr("Of the window, or light as in print"));
  colors_->addItems({tr("As on screen"), tr("Light, for print")});
  auto* row = new QHBoxLayout;
  file_ = new QLineEdit(box);
  file_->setAccessibleName(tr("File"));
  file_->setToolTip(tr("File name; without a folder it goes to the project's figures"));
  auto* browse = makeButton(tr("Browse"), {}, false, box);
  browse->setToolTip(tr("Choose folder and name"));
  row->setSpacing(8);
  row->addWidget(file_, 1);
  row->addWidget(browse);
  form->addRow(tr("File"), row);
  column->addLayout(form);
  summary_ = makeLabel({}, "caption", box);
  bar_ = new QProgressBar(box);
  bar_->setAccessibleName(tr("Progress of the film"));
  bar_->setTextVisible(false);
  bar_->hide();
  notices_ = new NoticeStack(box);
  column->addWidget(summary_);
  column->addWidget(bar_);
  column->addWidget(notices_);
  column->addStretch(1);
  connect(browse, &QPushButton::clicked, this, &FilmDialog::browse);
  connect(format_, &SegmentedControl::activated, this, &FilmDialog::fillRates);
  connect(what_, &SegmentedControl::activated, this, &FilmDialog::refresh);
  for (QComboBox* combo : {region_, speed_, rate_, size_})
    connect(combo, &QComboBox::currentIndexChanged, this, &FilmDialog::refresh);
  connect(notices_, &NoticeStack::actionRequested, this, [this] {
    QDesktopServices::openUrl(
        QUrl::fromLocalFile(QString::fromStdString(lastFile_.parent_path().string())));
  });
  return box;
}

QWidget* FilmDialog::makeFooter() {
  auto* footer = new QWidget(this);
  setSurface(footer, "footer");
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(12, 10, 12, 10);
  row->setSpacing(8);
  cancel_ = makeButton(tr("Close"), {}, false, footer);
  export_ = makeButton(tr("Export"), "image-down", true, footer);
  export_->setDefault(true);
  row->addStretch(1);
  row->addWidget(cancel_);
  row->addWidget(export_);
  connect(export_, &QPushButton::clicked, this, &FilmDialog::begin);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    if (!busy()) {
      close();
      return;
    }
    maker_->cancel();
    end();
  });
  return footer;
}

bool FilmDialog::isGif() const {
  return format_->currentIndex() == 1;
}

void FilmDialog::fillRates() {
  const double before = rate_->count() > 0 ? rate_->currentData().toDouble() : 30.0;
  const QSignalBlocker quiet(rate_);
  rate_->clear();
  for (const double rate : {10.0, 20.0, 24.0, 25.0, 30.0, 50.0, 60.0}) {
    if (!isGif() || gifCanHold(rate)) rate_->addItem(tr("%1 fps").arg(rate), rate);
  }
  const int same = rate_->findData(before);
  rate_->setCurrentIndex(same >= 0 ? same : rate_->findData(25.0));
  std::filesystem::path file = file_->text().toStdString();
  file.replace_extension(isGif() ? ".gif" : ".mp4");
  file_->setText(QString::fromStdString(file.string()));
  refresh();
}

void FilmDialog::setPanes(std::vector<FilmPane> panes, const std::filesystem::path& folder) {
  if (busy()) return;
  panes_ = std::move(panes);
  folder_ = folder;
  what_->segment(1)->setEnabled(panes_.size() > 1);
  if (panes_.size() < 2) what_->setCurrentIndex(0);
  file_->setText(fileNameOf(panes_.empty() ? QString() : panes_.front().name));
  region_->setCurrentIndex(clock_.loopRegion() ? 1 : 0);
  notices_->clear();
  fillRates();
}

FilmRequest FilmDialog::request() const {
  FilmRequest request;
  request.file = file_->text().trimmed().toStdString();
  if (!request.file.is_absolute()) request.file = folder_ / request.file;
  request.size = size_->currentData().toSize();
  request.framesPerSecond = rate_->currentData().toDouble();
  request.speed = speed_->currentData().toDouble();
  request.endSeconds = clock_.duration();
  if (region_->currentIndex() == 1 && clock_.loopRegion()) {
    request.startSeconds = clock_.loopRegion()->start;
    request.endSeconds = clock_.loopRegion()->end;
  }
  request.screenColors = colors_->currentIndex() == 0;
  return request;
}

void FilmDialog::refresh() {
  const FilmRequest asked = request();
  const double seconds = asked.frameCount() / asked.framesPerSecond;
  summary_->setText(tr("%1 frames, %2 s").arg(asked.frameCount()).arg(seconds, 0, 'f', 2));
  export_->setEnabled(!busy() && !panes_.empty() && clock_.duration() > 0.0);
  cancel_->setText(busy() ? tr("Cancel") : tr("Close"));
}

void FilmDialog::begin() {
  std::vector<FilmPane> panes = panes_;
  if (what_->currentIndex() == 0) panes.resize(1);
  const FilmRequest asked = request();
  notices_->clear();
  lastFile_ = asked.file;
  maker_ = new FilmMaker(std::move(panes), asked, this);
  bar_->setRange(0, asked.frameCount());
  bar_->setValue(0);
  bar_->show();
  connect(maker_, &FilmMaker::progressed, this, [this](int frames, int all) {
    bar_->setValue(frames);
    summary_->setText(tr("Frame %1 of %2").arg(frames).arg(all));
  });
  connect(maker_, &FilmMaker::failed, this, [this](const Notice& notice) {
    end();
    notices_->add(notice);
  });
  connect(maker_, &FilmMaker::finished, this, [this] {
    end();
    const QString name = QString::fromStdString(lastFile_.filename().string());
    notices_->add({Notice::Severity::Info, tr("Written: %1.").arg(name).toStdString(), {}, {}},
                  {{QStringLiteral("open-folder"), tr("Open folder")}});
  });
  maker_->start();
  refresh();
}

void FilmDialog::end() {
  maker_->deleteLater();
  maker_ = nullptr;
  bar_->hide();
  refresh();
}

void FilmDialog::browse() {
  const QString chosen = QFileDialog::getSaveFileName(
      this, tr("Export film"), QString::fromStdString(request().file.string()),
      tr("Films (*.mp4 *.gif)"), nullptr, QFileDialog::DontConfirmOverwrite);
  if (chosen.isEmpty()) return;
  file_->setText(chosen);
  format_->setCurrentIndex(chosen.endsWith(".gif", Qt::CaseInsensitive) ? 1 : 0);
  fillRates();
}

void FilmDialog::closeEvent(QCloseEvent* event) {
  if (maker_ != nullptr) {
    maker_->cancel();
    end();
  }
  QDialog::closeEvent(event);
}

}  // namespace emoforge
