// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/nearest_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/gui/compare/copy_facts.h"
#include "app/gui/compare/copy_list.h"
#include "app/gui/compare/density_plot.h"
#include "app/gui/compare/search_progress.h"
#include "app/gui/player/role_label.h"
#include "app/gui/player/skeleton_pane.h"
#include "app/gui/player/view_plates.h"
#include "core/experiment/synthetic_items.h"
#include "core/motion/clip_alignment.h"
#include "core/motion/posed_mirror.h"
#include "core/numerics/student_t.h"
#include "widgets/empty_view.h"
#include "widgets/notice_bar.h"
#include "widgets/playback_clock.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr double perMetre = 1000.0;
constexpr float ghostOpacity = 0.35F;
constexpr int pictureHeight = 176;
/// Lower panels leave the distribution out, README section 7.
constexpr int foldHeight = 760;

QString rounded(double metres) {
  return QString::number(perMetre * metres, 'f', 0);
}

std::vector<double> inMillimetres(std::vector<double> metres) {
  for (double& value : metres) value *= perMetre;
  return metres;
}

}  // namespace

NearestPanel::NearestPanel(PlaybackClock* clock, QWidget* parent)
    : QWidget(parent),
      clock_(clock),
      states_(new QStackedWidget(this)),
      empty_(new EmptyView("copy", {}, {})),
      progress_(new SearchProgress) {
  content_ = makeContent();
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(states_);
  for (QWidget* state : std::initializer_list<QWidget*>{empty_, progress_, content_}) {
    states_->addWidget(state);
  }
  connect(progress_, &SearchProgress::cancelRequested, this, &NearestPanel::cancelRequested);
  connect(empty_, &EmptyView::buttonClicked, this,
          [this] { failed_ ? emit retryRequested() : emit trainRequested(); });
  connect(list_, &CopyList::chosen, this, &NearestPanel::chosen);
  connect(clock_, &PlaybackClock::timeChanged, picture_->view(), &SkeletonView::setTime);
  showMissing();
}

QWidget* NearestPanel::makeContent() {
  auto* content = new QWidget(this);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(8);
  picture_ = new SkeletonPane(0, content);
  ViewStyle style;
  style.trails = style.axesCross = false;
  style.inPlace = true;
  picture_->setStyle(style);
  picture_->setFixedHeight(theme().scaled(pictureHeight));
  pictureName_ = new RoleLabel(ClipRole::Nearest, {});
  auto* plate = new PlateBox(Qt::Horizontal);
  plate->add(pictureName_);
  picture_->view()->addPlate(Qt::BottomLeftCorner, plate);
  column->addWidget(picture_);
  auto* numbers = new QHBoxLayout;
  numbers->setSpacing(8);
  number_ = makeLabel({}, "hero", content);
  numbers->addWidget(number_);
  numbers->addWidget(makeLabel(tr("mean joint distance"), "detail", content), 1, Qt::AlignBottom);
  column->addLayout(numbers);
  verdict_ = new NoticeBar({}, content);
  verdict_->setClosable(false);
  column->addWidget(verdict_);
  column->addWidget(facts_ = new CopyFacts(content));
  column->addWidget(plot_ = new DensityPlot(tr("mm to the nearest training clip"), content));
  column->addWidget(list_ = new CopyList(content), 1);
  auto* buttons = new QHBoxLayout;
  auto* beside = makeButton(tr("Show beside"), "columns-2", false, content);
  beside->setToolTip(tr("Put the nearest training clip into a pane of its own."));
  exclude_ = makeButton(tr("Exclude copies"), "eye-off", false, content);
  exclude_->setToolTip(tr("Leave the suspected copies of this class out. Can be undone."));
  buttons->addWidget(beside);
  buttons->addWidget(exclude_);
  buttons->addStretch(1);
  column->addLayout(buttons);
  connect(beside, &QPushButton::clicked, this, &NearestPanel::showBesideRequested);
  connect(exclude_, &QPushButton::clicked, this, [this] {
    QStringList ids;
    for (const CopyRow& row : report_->rows) {
      if (row.verdict.kind != CopyVerdict::Kind::Copy || isExcluded(row)) continue;
      ids << idOf(row);
    }
    emit excludeRequested(ids);
  });
  return content;
}

void NearestPanel::showMissing() {
  failed_ = false;
  report_.reset();
  empty_->setContent("copy", tr("No synthetic clips yet"),
                     tr("Train a generator: its clips are then held against the training clips."));
  empty_->setIconToken(Token::Text2);
  empty_->setButton(tr("Train"));
  states_->setCurrentWidget(empty_);
}

void NearestPanel::showProgress(const QString& stage, double fraction) {
  progress_->setProgress(stage, fraction);
  states_->setCurrentWidget(progress_);
}

void NearestPanel::showFailure(const Notice& notice) {
  failed_ = true;
  report_.reset();
  empty_->setContent("octagon-x", tr("The nearest clip was not found"),
                     QString::fromStdString(notice.toString()));
  empty_->setIconToken(Token::Error);
  empty_->setButton(tr("Try again"), false);
  states_->setCurrentWidget(empty_);
}

void NearestPanel::showReport(const CopyReportPtr& report, const ItemNames& names,
                              const ClassMarks& marks) {
  report_ = report;
  names_ = names;
  marks_ = marks;
  failed_ = false;
  states_->setCurrentWidget(content_);
  fold();
  showClass();
}

const CopyRow* NearestPanel::current() const {
  return report_ ? report_->find(currentNumber_) : nullptr;
}

QString NearestPanel::nearestName(const CopyRow& row) const {
  const Item& item = report_->training->items[row.nearest.first.index];
  return tr("%1 / %2").arg(QString::fromStdString(item.label), names_.of(item));
}

void NearestPanel::setCurrent(std::size_t number) {
  currentNumber_ = number;
  if (report_) showCurrent();
}

void NearestPanel::setExcluded(const QStringList& ids) {
  excluded_ = ids;
  if (report_) showClass();
}

QString NearestPanel::idOf(const CopyRow& row) const {
  return QString::fromStdString(syntheticId({report_->label, row.number}));
}

bool NearestPanel::isExcluded(const CopyRow& row) const {
  return excluded_.contains(idOf(row));
}

void NearestPanel::showClass() {
  const QString label = QString::fromStdString(report_->label);
  QVector<CopyList::Row> rows;
  kept_.clear();
  bool anyCopy = false;
  for (const CopyRow& row : report_->rows) {
    const Item& item = report_->training->items[row.nearest.first.index];
    const bool copy = row.verdict.kind == CopyVerdict::Kind::Copy;
    const double metres = row.nearest.first.match.metres;
    CopyList::Row shown;
    shown.number = row.number;
    shown.name = tr("%1 %2").arg(label).arg(row.number, 2, 10, QChar('0'));
    shown.nearest = names_.of(item);
    if (copy) shown.warning = QString::fromStdString(sentence(row.verdict));
    shown.mark = marks_.mark(label);
    if (item.label != report_->label) {
      shown.nearestMark = marks_.mark(QString::fromStdString(item.label));
    }
    shown.millimetres = perMetre * metres;
    shown.excluded = isExcluded(row);
    rows.append(shown);
    anyCopy = anyCopy || (copy && !isExcluded(row));
    if (!isExcluded(row)) kept_.push_back(metres);
  }
  list_->setRows(rows);
  exclude_->setEnabled(anyCopy);
  plot_->setValues(inMillimetres(report_->training->realToReal), inMillimetres(kept_));
  showCurrent();
}

void NearestPanel::showCurrent() {
  list_->setCurrentNumber(currentNumber_);
  const CopyRow* row = current();
  if (row == nullptr) row = &report_->rows.front();
  const double metres = row->nearest.first.match.metres;
  number_->setText(tr("%1 mm").arg(rounded(metres)));
  number_->setToolTip(
      tr("Hips together, first frames facing the same way, lengths matched; the smallest over "
         "shifts up to ±0.5 s and over both sides; mean over %1 joints, end sites left out.")
          .arg(report_->training->neighbours->joints()));
  Notice told;
  const bool copy = row->verdict.kind == CopyVerdict::Kind::Copy;
  told.severity = copy ? Notice::Severity::Warning : Notice::Severity::Info;
  told.message = sentence(row->verdict);
  verdict_->setNotice(told);
  showFacts(*row);
  plot_->setMark(perMetre * metres);
  showPicture(*row);
}

void NearestPanel::showFacts(const CopyRow& row) {
  const QString none = QStringLiteral("–");
  const auto number = [&none](double metres) {
    return std::isfinite(metres) ? rounded(metres) : none;
  };
  const MeanInterval mean = meanInterval(kept_);
  const CopyVerdict& verdict = row.verdict;
  std::size_t copies = 0;
  for (const CopyRow& one : report_->rows) {
    if (one.verdict.kind == CopyVerdict::Kind::Copy && !isExcluded(one)) ++copies;
  }
  const std::size_t excluded = report_->rows.size() - kept_.size();
  const QString share = tr("%1 of %2").arg(copies).arg(kept_.size());
  facts_->setFacts(
      {{tr("Distance ratio"),
        std::isfinite(verdict.realRatio)
            ? tr("%1 of real to real").arg(verdict.realRatio, 0, 'f', 2)
            : none,
        tr("Distance to the nearest training clip over the median of real to real.")},
       {tr("Second nearest"),
        tr("%1 mm, ratio %2")
            .arg(number(row.nearest.secondMetres))
            .arg(verdict.secondRatio, 0, 'f', 2),
        tr("A ratio below 1/3 makes a copy suspected.")},
       {tr("Real to real, median"),
        tr("%1 mm, n %2")
            .arg(number(verdict.realMedianMetres))
            .arg(report_->training->realToReal.size()),
        tr("Distance of every training clip to its nearest other one.")},
       {tr("This class, mean"),
        tr("%1 mm, %2 – %3, n %4")
            .arg(number(mean.mean), number(mean.low), number(mean.high))
            .arg(kept_.size()),
        tr("95 % interval over the clips listed below: sampling noise of one trained model.")},
       {tr("Copies in this class"),
        excluded == 0 ? share : tr("%1, %2 excluded").arg(share).arg(excluded),
        tr("Suspected: closer than 99 % of real clips are to each other, or three times closer "
           "than to any other clip.")}});
}

void NearestPanel::showPicture(const CopyRow& row) {
  const PoseMatch& match = row.nearest.first.match;
  // A match that is seen in a mirror is shown in it, or the figures could not be held together.
  const auto nearest = match.mirrored
                           ? std::make_shared<const PosedClip>(mirrored(*row.nearestClip.posed))
                           : row.nearestClip.posed;
  const ClipPlacement place = alignClip(*nearest, *row.clip.posed, ClipAlignment::StartHeading);
  PlacedClip ghost;
  ghost.clip = row.clip.posed;
  ghost.role = ClipRole::Synthetic;
  ghost.opacity = ghostOpacity;
  ghost.startSeconds = match.shiftSeconds;
  ghost.turnRadians = static_cast<float>(place.turnRadians);
  const Eigen::Vector3f shift = place.shiftMetres.cast<float>();
  ghost.offsetMetres = {shift.x(), shift.y(), shift.z()};
  PlacedClip solid;
  solid.clip = nearest;
  solid.role = ClipRole::Nearest;
  picture_->setClips({solid, ghost});
  picture_->view()->setTime(clock_->time());
  pictureName_->setText(match.mirrored ? tr("%1, mirrored").arg(nearestName(row))
                                       : nearestName(row));
  pictureName_->setToolTip(
      match.mirrored ? tr("The nearest clip is shown as in a mirror: left and right are exchanged.")
                     : QString());
}

void NearestPanel::fold() {
  plot_->setVisible(height() >= theme().scaled(foldHeight));
}

void NearestPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fold();
}

}  // namespace emoforge
