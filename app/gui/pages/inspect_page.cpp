// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/inspect_page.h"

#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "app/gui/background.h"
#include "app/gui/player/clip_details.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/player/motion_curves.h"
#include "viewers/body_plan.h"
#include "widgets/clip_table.h"
#include "widgets/empty_view.h"
#include "widgets/icon_engine.h"
#include "widgets/playback_keys.h"
#include "widgets/surface.h"
#include "widgets/theme.h"
#include "widgets/timeline.h"
#include "widgets/transport_bar.h"

namespace emoforge {
namespace {

constexpr int foldHeight = 640;

/// "64 clips, 5 classes, 22 joints, 30 fps, 7 min 29 s"
QString summaryOf(const Dataset& data) {
  const QLocale locale;
  const auto size = [](const auto& list) { return static_cast<qsizetype>(list.size()); };
  QStringList parts{
      counted(size(data.items()), InspectPage::tr("%1 clip"), InspectPage::tr("%1 clips")),
      counted(size(data.classes()), InspectPage::tr("%1 class"), InspectPage::tr("%1 classes"))};
  std::set<std::size_t> joints;
  std::set<int> rates;
  double seconds = 0.0;
  for (const ItemSummary& summary : data.summaries()) {
    joints.insert(summary.joints);
    if (summary.frameTimeSeconds > 0.0) rates.insert(qRound(1.0 / summary.frameTimeSeconds));
    seconds += static_cast<double>(summary.frames) * summary.frameTimeSeconds;
  }
  if (joints.size() == 1) parts << InspectPage::tr("%1 joints").arg(*joints.begin());
  if (joints.size() > 1) parts << InspectPage::tr("%1 skeletons").arg(joints.size());
  if (rates.size() == 1) parts << InspectPage::tr("%1 fps").arg(*rates.begin());
  const int whole = qRound(seconds);
  parts << (whole >= 60 ? InspectPage::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60)
                        : InspectPage::tr("%1 s").arg(whole));
  return parts.join(QStringLiteral(", "));
}

ClipRow rowOf(const Item& item, const QString& name, const ItemSummary& summary) {
  ClipRow row;
  row.id = QString::fromStdString(item.id);
  row.className = QString::fromStdString(item.label);
  row.name = name;
  row.frames = static_cast<int>(summary.frames);
  row.seconds = static_cast<double>(summary.frames) * summary.frameTimeSeconds;
  row.split = QString::fromStdString(std::string(item.column("split")));
  return row;
}

}  // namespace

InspectPage::InspectPage(const WindowContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      table_(new ClipTable),
      pages_(new QStackedWidget),
      empty_(
          new EmptyView("person-standing", tr("No clip selected"), tr("Choose one in the table."))),
      player_(new ClipPlayer(&context.clock)),
      details_(new ClipDetails) {
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  auto* splitter = new QSplitter(Qt::Horizontal);
  pages_->addWidget(empty_);
  pages_->addWidget(makeStage());
  splitter->addWidget(table_);
  splitter->addWidget(pages_);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({390, 660});
  splitter->setChildrenCollapsible(false);
  column->addWidget(splitter, 1);
  new PlaybackKeys(this, &context_.clock);

  connect(table_, &ClipTable::selectionChanged, this, [this](const QStringList& ids) {
    std::vector<std::string> chosen;
    for (const QString& id : ids) chosen.push_back(id.toStdString());
    context_.workspace.select(context_.workspace.currentData(), chosen);
  });
  connect(&context_.workspace, &Workspace::opened, this, &InspectPage::showData);
  connect(&context_.workspace, &Workspace::closed, this, &InspectPage::showData);
  connect(&context_.workspace, &Workspace::selectionChanged, this, &InspectPage::showSelection);
  connect(details_->viewSettings(), &ViewSettings::styleChanged, player_->pane(),
          &SkeletonPane::setStyle);
  connect(player_->pane(), &SkeletonPane::styleChanged, details_->viewSettings(),
          &ViewSettings::setStyle);
  connect(details_, &ClipDetails::framesRequested, this, &InspectPage::showFrames);
  connect(player_->pane(), &SkeletonPane::pictureRequested, this, &InspectPage::savePicture);
  showData();
}

InspectPage::~InspectPage() {
  if (details_->parent() == nullptr) delete details_;
}

/// The player and, under it, the curves on the same time axis.
QWidget* InspectPage::makeStage() {
  curves_ = new MotionCurves(&context_.clock, player_->timeline()->axis());
  curves_->setRows({"flexion/knee/both", "flexion/elbow/both"});
  stage_ = new QSplitter(Qt::Vertical);
  stage_->addWidget(player_);
  stage_->addWidget(curves_);
  stage_->setStretchFactor(0, 1);
  stage_->setChildrenCollapsible(false);
  stage_->setSizes({620, 280});
  curvesButton_ = makeIconButton("chart-line", tr("Curves under the player"), this);
  curvesButton_->setCheckable(true);
  curvesButton_->setChecked(true);
  player_->transport()->addTool(curvesButton_);
  connect(curvesButton_, &QToolButton::clicked, this, [this](bool shown) {
    curvesChosen_ = true;
    setCurvesVisible(shown);
  });
  return stage_;
}

void InspectPage::setCurvesVisible(bool visible) {
  curvesButton_->setChecked(visible);
  curves_->setVisible(visible);
}

void InspectPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  // In a low window the figure needs the room, until someone asks for the curves.
  if (!curvesChosen_) setCurvesVisible(height() >= theme().scaled(foldHeight));
}

QWidget* InspectPage::makeHead() {
  auto* head = new QWidget(this);
  setSurface(head, "page-head");
  head->setFixedHeight(theme().scaled(44));
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(10);
  title_ = makeLabel({}, "title", head);
  caption_ = makeLabel({}, "detail", head);
  problems_ = makeButton({}, "triangle-alert", false, head);
  problems_->setProperty("compact", true);
  problems_->hide();
  row->addWidget(title_);
  row->addWidget(caption_);
  row->addWidget(problems_);
  row->addStretch(1);
  connect(problems_, &QPushButton::clicked, this, &InspectPage::noticesRequested);
  return head;
}

void InspectPage::showData() {
  const Dataset* data = context_.workspace.data();
  if (data == nullptr) {
    title_->setText(tr("No data set"));
    caption_->clear();
    table_->setRows({});
    pages_->setCurrentWidget(empty_);
    return;
  }
  marks_ = marksOf(*data);
  names_ = ItemNames(*data);
  title_->setText(QString::fromStdString(data->name()));
  caption_->setText(summaryOf(*data));
  const int problems = static_cast<int>(data->notices().size());
  problems_->setVisible(problems > 0);
  problems_->setText(counted(problems, tr("%1 notice from import"), tr("%1 notices from import")));
  problems_->setAccessibleName(problems_->text());
  QVector<ClipRow> rows;
  for (std::size_t i = 0; i < data->items().size(); ++i) {
    rows.append(rowOf(data->items()[i], names_.of(data->items()[i]),
                      i < data->summaries().size() ? data->summaries()[i] : ItemSummary{}));
  }
  table_->setRows(rows);
  const bool anySplit = std::any_of(rows.begin(), rows.end(),
                                    [](const ClipRow& row) { return !row.split.isEmpty(); });
  table_->view()->setColumnHidden(ClipModel::SplitColumn, !anySplit);
  showSelection();
}

void InspectPage::showSelection() {
  const Dataset* data = context_.workspace.data();
  if (data != nullptr && title_->text() != QString::fromStdString(data->name())) return showData();
  QStringList ids;
  for (const std::string& id : context_.workspace.selectedIds()) ids << QString::fromStdString(id);
  if (ids != table_->selected()) table_->setSelected(ids);
  const Item* item = context_.workspace.currentItem();
  if (item == nullptr) {
    wantedId_.clear();
    pages_->setCurrentWidget(empty_);
    player_->show(nullptr, ClipRole::Real);
    curves_->setClips({});
    details_->clear();
    emit titleChanged({});
    return;
  }
  if (item->id == wantedId_) return;
  wantedId_ = item->id;
  context_.workspace.loadClip(*item, this, [this, chosen = *item](const LoadedClip& clip) {
    // A slow answer to an earlier click is dropped.
    if (chosen.id == wantedId_) showClip(clip, chosen);
  });
}

void InspectPage::showClip(const LoadedClip& clip, const Item& item) {
  const QString name = tr("%1 / %2").arg(QString::fromStdString(item.label), names_.of(item));
  const ClassMark mark = marks_.mark(QString::fromStdString(item.label));
  const double rate = 1.0 / std::max(clip.posed->frameTimeSeconds, 1e-6);
  player_->pane()->setTitle(name,
                            tr("%1 joints, %2 fps")
                                .arg(clip.motion->skeleton.movableCount())
                                .arg(QLocale().toString(rate, 'g', 4)),
                            mark);
  showJoints(*clip.posed);
  player_->show(clip.posed, ClipRole::Real);
  curves_->setClips({{.motion = clip.motion, .posed = clip.posed}});
  pages_->setCurrentWidget(stage_);
  emit titleChanged(name);
  showChecks(clip, item);
}

/// What the trails can follow.
void InspectPage::showJoints(const PosedClip& clip) {
  QStringList joints;
  QStringList byDefault;
  for (std::size_t j = 0; j < clip.joints(); ++j) {
    if (!clip.endSites[j]) joints << QString::fromStdString(clip.names[j]);
  }
  for (const int joint : planBody(clip).trailJoints) {
    byDefault << QString::fromStdString(clip.names[static_cast<std::size_t>(joint)]);
  }
  details_->viewSettings()->setJoints(joints, byDefault);
}

void InspectPage::showChecks(const LoadedClip& clip, const Item& item) {
  runInBackground(
      this, [clip] { return checkClip(clip); },
      [this, clip, item](const ClipChecks& checks) {
        if (item.id != wantedId_ || context_.workspace.data() == nullptr) return;
        player_->showContacts(checks.contacts);
        const ClassMark mark = marks_.mark(QString::fromStdString(item.label));
        details_->show(clip, checks, item, mark, context_.workspace.data()->notices());
      });
}

/// Loops a few frames that someone wants to look at.
void InspectPage::showFrames(std::size_t first, std::size_t last) {
  PlaybackClock& clock = context_.clock;
  clock.setLoopRegion(LoopRegion{static_cast<double>(first) * clock.frameTime(),
                                 static_cast<double>(last) * clock.frameTime()});
  clock.setLooping(true);
  clock.setFrame(static_cast<int>(first));
}

void InspectPage::savePicture() {
  player_->pane()->view()->grabPicture([this](const QImage& image) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    QDir().mkpath(folder);
    const QString stamp =
        QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss"));
    const QString file = QDir(folder).filePath(tr("EmoForge %1.png").arg(stamp));
    const bool saved = !image.isNull() && image.save(file);
    Notice told;
    told.severity = saved ? Notice::Severity::Info : Notice::Severity::Error;
    told.message =
        (saved ? tr("The picture was saved as %1.") : tr("The picture could not be written to %1."))
            .arg(QDir::toNativeSeparators(file))
            .toStdString();
    emit notice(told);
  });
}

}  // namespace emoforge
