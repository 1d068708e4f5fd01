// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/clip_details.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <set>

#include "app/gui/item_names.h"
#include "app/gui/player/check_list.h"
#include "app/gui/player/tag_editor.h"
#include "core/motion/space_guess.h"
#include "widgets/elided_label.h"
#include "widgets/fold_group.h"
#include "widgets/icon_engine.h"
#include "widgets/number_field.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr double driftLimit = 0.01;
constexpr double perMetre = 1000.0;
constexpr const char* slideLimitKey = "checks/foot-slide-limit-mm";

QString number(double value, int decimals) {
  return QLocale().toString(value, 'f', decimals);
}

/// Columns of a data set that say what was recorded; the others repeat what the file itself tells.
bool isAboutTheTake(const std::string& column) {
  static const std::set<std::string> shown{
      "subject", "session", "trial", "stimulus", "take",   "content",    "intensity", "valence",
      "arousal", "split",   "sex",   "age",      "device", "handedness", "source"};
  return shown.contains(column);
}

QString rotationOrder(const MotionClip& motion) {
  for (const Joint& joint : motion.skeleton.joints) {
    QString order;
    for (const Channel channel : joint.channels) {
      if (isRotation(channel)) order += QChar('X' + axisOf(channel));
    }
    if (!order.isEmpty()) return order;
  }
  return ClipDetails::tr("none");
}

QString spaceText(const MotionClip& motion) {
  const Space space = spaceOf(motion);
  const QString up = space.info.up == UpAxis::Z ? QStringLiteral("Z") : QStringLiteral("Y");
  const QString unit = QString::fromLatin1(unitName(space.info.unit));
  const bool guessed = space.info.upGuessed || space.info.unitGuessed;
  return guessed ? ClipDetails::tr("%1, %2 (guessed)").arg(up, unit)
                 : ClipDetails::tr("%1, %2").arg(up, unit);
}

}  // namespace

ClipDetails::ClipDetails(QWidget* parent)
    : QScrollArea(parent),
      file_(new FoldGroup(tr("File"))),
      checks_(new FoldGroup(tr("Checks"))),
      tagGroup_(new FoldGroup(tr("Tags"))),
      viewGroup_(new FoldGroup(tr("View"))),
      tags_(new TagEditor),
      findings_(new CheckList),
      settings_(new ViewSettings) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName(tr("Details of the clip"));
  auto* body = new QWidget;
  setSurface(body, "panel");
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(12, 9, 12, 12);
  column->setSpacing(9);
  viewGroup_->addWidget(settings_);
  checks_->addWidget(findings_);
  checks_->addWidget(makeSlideLimit());
  connect(findings_, &CheckList::linkActivated, this, [this](int id) {
    const FootSlide& slide = slides_[static_cast<std::size_t>(id)];
    emit framesRequested(slide.firstFrame, slide.lastFrame);
  });
  tagGroup_->addWidget(tags_);
  for (FoldGroup* group : {file_, checks_, tagGroup_, viewGroup_}) {
    column->addWidget(group);
    if (group == viewGroup_) continue;
    lines_.append(makeLine());
    column->addWidget(lines_.back());
  }
  column->addStretch(1);
  setWidget(body);
  clear();
}

/// A setting of the user, kept for all projects.
QWidget* ClipDetails::makeSlideLimit() {
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  slideLimit_ = new NumberField(box);
  slideLimit_->setAccessibleName(tr("Limit of foot slides"));
  slideLimit_->setToolTip(
      tr("From how far on a standing foot is said to slide. A foot stands while its toes are below "
         "5 cm (for a person of 1.75 m) and slower than 0.5 m/s, so that a clean walk shows 20 to "
         "35 mm from coming down and rolling off. 30 mm unless you change it."));
  slideLimit_->setUnit(tr("mm"));
  slideLimit_->setRange(0.0, perMetre);
  slideLimit_->setStep(5.0);
  slideLimit_->setFixedWidth(theme().scaled(86));
  slideLimit_->setValue(
      QSettings().value(slideLimitKey, perMetre * kUsualSlideLimitMetres).toDouble());
  row->addWidget(makeLabel(tr("Feet may slide up to"), "small", box), 1);
  row->addWidget(slideLimit_);
  connect(slideLimit_, &NumberField::valueEdited, this, [this](double millimetres) {
    QSettings().setValue(slideLimitKey, std::clamp(millimetres, 0.0, perMetre));
    showFindings();
  });
  return box;
}

void ClipDetails::clear() {
  setFacts({{tr("No clip selected"), {}, {}}});
  showAboutClip(false);
}

void ClipDetails::showAboutClip(bool shown) {
  checks_->setVisible(shown);
  tagGroup_->setVisible(shown);
  for (QWidget* line : lines_.mid(1)) line->setVisible(shown);
}

void ClipDetails::setFacts(const QVector<Fact>& facts) {
  delete facts_;
  facts_ = new QWidget;
  auto* grid = new QGridLayout(facts_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(3);
  grid->setColumnStretch(1, 1);
  for (int row = 0; row < facts.size(); ++row) {
    const Fact& fact = facts[row];
    grid->addWidget(makeLabel(fact.name, "small", facts_), row, 0);
    auto* value = new ElidedLabel(fact.value, "detail", Qt::ElideMiddle, facts_);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (!fact.mark) {
      grid->addWidget(value, row, 1);
      continue;
    }
    auto* mark = new QLabel(facts_);
    mark->setPixmap(
        markPixmap(fact.mark->shape, fact.mark->color(), false, 14, devicePixelRatio()));
    auto* marked = new QHBoxLayout;
    marked->setSpacing(4);
    marked->addStretch(1);
    marked->addWidget(mark);
    marked->addWidget(value);
    grid->addLayout(marked, row, 1);
  }
  file_->addWidget(facts_);
}

void ClipDetails::show(const LoadedClip& clip, const ClipChecks& checks, const Item& item,
                       ClassMark mark, const std::vector<Notice>& notices) {
  const MotionClip& motion = *clip.motion;
  const QLocale locale;
  const double rate = motion.frameTimeSeconds > 0.0 ? 1.0 / motion.frameTimeSeconds : 0.0;
  QVector<Fact> facts{{tr("Name"), QString::fromStdString(item.file.filename().string()), {}},
                      {tr("Class"), QString::fromStdString(item.label), mark}};
  for (const auto& [column, value] : item.columns) {
    if (value.empty() || !isAboutTheTake(column)) continue;
    QString name = QString::fromStdString(column);
    name[0] = name[0].toUpper();
    facts.append({name, QString::fromStdString(value), {}});
  }
  facts.append({tr("Frames"),
                tr("%1 at %2 fps")
                    .arg(locale.toString(static_cast<qulonglong>(motion.frames())),
                         locale.toString(rate, 'g', 4)),
                {}});
  facts.append({tr("Length"), tr("%1 s").arg(number(motion.durationSeconds(), 2)), {}});
  facts.append({tr("Up axis, unit"), spaceText(motion), {}});
  facts.append(
      {tr("Joints"), locale.toString(static_cast<qulonglong>(motion.skeleton.movableCount())), {}});
  facts.append({tr("Channels"),
                tr("%1, order %2").arg(motion.skeleton.channelCount()).arg(rotationOrder(motion)),
                {}});
  facts.append({tr("Travel"), tr("%1 m").arg(number(checks.travelMetres, 2)), {}});
  setFacts(facts);
  std::vector<Notice> own;
  for (const Notice& notice : notices) {
    if (notice.place.file == item.file || notice.place.item == item.id) own.push_back(notice);
  }
  showChecks(motion.frames(), checks, own);
}

void ClipDetails::showChecks(std::size_t frames, const ClipChecks& checks,
                             const std::vector<Notice>& notices) {
  QVector<CheckList::Check> list;
  for (const Notice& notice : notices) {
    list.append({false, QString::fromStdString(notice.message)});
  }
  if (notices.empty()) list.append({true, tr("Read without a repair: %1 frames").arg(frames)});
  list.append({checks.finite, checks.finite ? tr("No missing or non-finite value")
                                            : tr("Values that are no numbers")});
  const bool rigid = checks.boneDrift <= driftLimit;
  list.append(
      {rigid, rigid ? tr("Bone lengths constant within %1 %").arg(number(100 * checks.boneDrift, 2))
                    : tr("Bone lengths change by %1 %").arg(number(100 * checks.boneDrift, 1))});
  if (checks.wrapped > 0) {
    list.append({true, tr("Euler wraps unwrapped: %1")
                           .arg(counted(static_cast<qsizetype>(checks.wrapped), tr("%1 channel"),
                                        tr("%1 channels")))});
  }
  otherChecks_ = list;
  slides_ = checks.slides;
  showFindings();
  showAboutClip(true);
}

void ClipDetails::showFindings() {
  QVector<CheckList::Check> list = otherChecks_;
  addSlide(list);
  findings_->setChecks(list);
}

/// The farthest slide of a standing foot, with its frames to look at.
void ClipDetails::addSlide(QVector<CheckList::Check>& list) const {
  const auto worst = std::ranges::max_element(slides_, {}, &FootSlide::metres);
  if (worst == slides_.end()) return;
  const QString millimetres = number(perMetre * worst->metres, 0);
  const QString limit = number(slideLimit_->value(), 0);
  if (perMetre * worst->metres <= slideLimit_->value()) {
    list.append(
        {true, tr("Standing feet slide %1 mm at most, limit %2 mm").arg(millimetres, limit)});
    return;
  }
  const QString side = worst->side == BodySide::Left ? tr("Left foot") : tr("Right foot");
  list.append({false,
               tr("%1 slides %2 mm during contact, limit %3 mm, frames %4 – %5.")
                   .arg(side, millimetres, limit)
                   .arg(worst->firstFrame)
                   .arg(worst->lastFrame),
               tr("Show"), static_cast<int>(worst - slides_.begin())});
}

}  // namespace emoforge
