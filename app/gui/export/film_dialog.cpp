// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/film_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/export/export_subject.h"
#include "app/gui/export/film_writer.h"
#include "core/base/text.h"
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
    : ExportShell(tr("Export film"), "image-down", parent), clock_(clock) {
  content()->addWidget(makeForm(), 1);
  connect(&clock_, &PlaybackClock::loopChanged, this, [this] { refresh(); });
  resize(theme().scaled(480), sizeHint().height());
}

QWidget* FilmDialog::makeForm() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(8);
  auto* form = new QFormLayout;
  form->setVerticalSpacing(6);
  form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  addChoices(form, box);
  form->addRow(
      tr("File"),
      makePathRow(tr("File"), tr("File name; without a folder it goes to the project's figures"),
                  tr("Choose folder and name")));
  column->addLayout(form);
  sidecar_ = new QCheckBox(tr("Record beside the file (.json)"), box);
  sidecar_->setAccessibleName(sidecar_->text());
  sidecar_->setToolTip(tr("Clips, seeds, cameras and rate of the film, and the program's version"));
  sidecar_->setChecked(true);
  summary_ = makeLabel({}, "caption", box);
  column->addWidget(sidecar_);
  column->addWidget(summary_);
  column->addWidget(makeReport());
  column->addStretch(1);
  connect(format_, &SegmentedControl::activated, this, &FilmDialog::fillRates);
  connect(what_, &SegmentedControl::activated, this, [this] { refresh(); });
  for (QComboBox* combo : {region_, speed_, rate_, size_})
    connect(combo, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
  return box;
}

void FilmDialog::addChoices(QFormLayout* form, QWidget* box) {
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
  std::filesystem::path file = typedPath();
  file.replace_extension(isGif() ? ".gif" : ".mp4");
  path()->setText(QString::fromStdString(file.string()));
  refresh();
}

void FilmDialog::setViews(const NamedView& last, std::vector<NamedView> together,
                          const Json& origin, const std::filesystem::path& folder) {
  if (busy()) return;
  last_ = last;
  together_ = std::move(together);
  origin_ = origin;
  folder_ = folder;
  what_->segment(1)->setEnabled(together_.size() > 1);
  what_->setCurrentIndex(together_.size() > 1 ? 1 : 0);
  path()->setText(fileNameOf(last.name));
  region_->setCurrentIndex(clock_.loopRegion() ? 1 : 0);
  clearNotices();
  fillRates();
}

FilmRequest FilmDialog::request() const {
  FilmRequest request;
  request.file = typedPath();
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
  request.sidecar = sidecar_->isChecked();
  request.origin = origin_;
  return request;
}

void FilmDialog::refresh() {
  const FilmRequest asked = request();
  const double seconds = asked.frameCount() / asked.framesPerSecond;
  summary_->setText(tr("%1 frames, %2 s").arg(asked.frameCount()).arg(seconds, 0, 'f', 2));
  showState(last_.view && clock_.duration() > 0.0);
}

void FilmDialog::begin() {
  const FilmRequest asked = request();
  const ProgressPtr progress = startWork();
  progress->begin({{text("Drawing the frames"), 1.0}});
  const bool one = what_->currentIndex() == 0;
  maker_ = new FilmMaker(one ? std::vector<NamedView>{last_} : together_, asked, this);
  connect(maker_, &FilmMaker::progressed, this, [this, progress](int frames, int all) {
    progress->setStageFraction(static_cast<double>(frames) / all);
    summary_->setText(tr("Frame %1 of %2").arg(frames).arg(all));
  });
  connect(maker_, &FilmMaker::failed, this, [this](const Notice& notice) {
    end();
    tellProblem(notice);
  });
  connect(maker_, &FilmMaker::finished, this, [this, asked] {
    end();
    const QString name = QString::fromStdString(asked.file.filename().string());
    tellWritten(asked.sidecar ? tr("Written: %1, .json.").arg(name) : tr("Written: %1.").arg(name),
                asked.file.parent_path());
  });
  maker_->start();
}

void FilmDialog::end() {
  maker_->deleteLater();
  maker_ = nullptr;
  endWork();
}

void FilmDialog::cancelWork() {
  maker_->cancel();
  maker_->deleteLater();
  maker_ = nullptr;
}

void FilmDialog::browse() {
  const QString chosen = QFileDialog::getSaveFileName(
      this, tr("Export film"), QString::fromStdString(request().file.string()),
      tr("Films (*.mp4 *.gif)"), nullptr, QFileDialog::DontConfirmOverwrite);
  if (chosen.isEmpty()) return;
  path()->setText(chosen);
  format_->setCurrentIndex(chosen.endsWith(".gif", Qt::CaseInsensitive) ? 1 : 0);
  fillRates();
}

}  // namespace emoforge
