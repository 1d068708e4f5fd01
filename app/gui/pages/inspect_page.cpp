// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/inspect_page.h"

#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QLocale>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/background.h"
#include "app/gui/clip_loading.h"
#include "app/gui/clip_rows.h"
#include "app/gui/data/split_dialog.h"
#include "app/gui/pages/inspect_head.h"
#include "app/gui/player/clip_details.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/player/motion_curves.h"
#include "app/gui/player/tag_editor.h"
#include "app/gui/player/view_keys.h"
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

constexpr int foldHeight = 740;
constexpr auto curvesKey = "inspect/curves";

std::vector<std::string> textsOf(const QStringList& list) {
  std::vector<std::string> texts;
  for (const QString& one : list) texts.push_back(one.toStdString());
  return texts;
}

QStringList listOf(const std::vector<std::string>& texts) {
  QStringList list;
  for (const std::string& one : texts) list << QString::fromStdString(one);
  return list;
}

}  // namespace

InspectPage::InspectPage(const WindowContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      head_(new InspectHead),
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
  column->addWidget(head_);
  auto* splitter = new QSplitter(Qt::Horizontal);
  pages_->addWidget(empty_);
  pages_->addWidget(makeStage());
  splitter->addWidget(table_);
  splitter->addWidget(pages_);
  splitter->setObjectName("keep-columns");
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({390, 660});
  splitter->setChildrenCollapsible(false);
  column->addWidget(splitter, 1);
  new PlaybackKeys(this, &context_.clock);
  new ViewKeys(this, player_->pane());
  setFocusProxy(table_->view());
  table_->view()->setObjectName("keep-clips");
  player_->pane()->setObjectName("keep-view");
  connectTable();
  connectHead();
  connectPlayer();
  connect(&context_.workspace, &Workspace::opened, this, &InspectPage::showData);
  connect(&context_.workspace, &Workspace::closed, this, &InspectPage::showData);
  connect(&context_.workspace, &Workspace::readingChanged, this, &InspectPage::showReading);
  connect(empty_, &EmptyView::buttonClicked, this, [this] {
    context_.workspace.reading() ? context_.workspace.cancelReading() : emit importRequested();
  });
  connect(&context_.workspace, &Workspace::selectionChanged, this, &InspectPage::showSelection);
  connect(&context_.workspace, &Workspace::excludedChanged, this, &InspectPage::refreshRows);
  connect(&context_.workspace, &Workspace::splitChanged, this, &InspectPage::refreshRows);
  showData();
}

/// The first data set is on its way; while another one is shown the status bar says so.
void InspectPage::showReading(int done, int total) {
  if (context_.workspace.data() != nullptr) return;
  const bool reading = context_.workspace.reading();
  if (reading && total > 0) {
    empty_->setIconToken(Token::Accent);
    empty_->setContent("loader-circle", tr("Reading %1 of %2").arg(done).arg(total),
                       tr("You can go on working."));
  } else {
    showNothing();
  }
  if (reading) empty_->setButton(tr("Cancel"), false);
}

void InspectPage::showNothing() {
  empty_->setIconToken(Token::Text2);
  if (context_.workspace.data() == nullptr) {
    empty_->setContent("person-standing", tr("No data yet"),
                       tr("Import clips, or drop files or folders here."));
    return empty_->setButton(tr("Import"));
  }
  empty_->setContent("person-standing", tr("No clip selected"), tr("Choose one in the table."));
  empty_->setButton({});
}

void InspectPage::connectTable() {
  Workspace& workspace = context_.workspace;
  connect(table_, &ClipTable::selectionChanged, this, [&workspace](const QStringList& ids) {
    workspace.select(workspace.currentData(), textsOf(ids));
  });
  connect(table_, &ClipTable::excludeRequested, this,
          [&workspace](const QStringList& ids, bool exclude) {
            workspace.setExcluded(workspace.currentData(), textsOf(ids), exclude);
          });
  connect(table_, &ClipTable::tagRequested, this, [this] { details_->tags()->add(); });
  connect(table_, &ClipTable::exportRequested, this, &InspectPage::exportRequested);
}

void InspectPage::connectHead() {
  connect(head_, &InspectHead::noticesRequested, this, &InspectPage::noticesRequested);
  connect(head_, &InspectHead::importRequested, this, &InspectPage::importRequested);
  connect(head_, &InspectHead::splitRequested, this, &InspectPage::askForSplit);
  connect(head_, &InspectHead::exportRequested, this,
          [this] { emit exportRequested(table_->selected()); });
}

void InspectPage::connectPlayer() {
  Workspace& workspace = context_.workspace;
  SkeletonPane* pane = player_->pane();
  connect(details_->viewSettings(), &ViewSettings::styleChanged, pane, &SkeletonPane::setStyle);
  connect(pane, &SkeletonPane::styleChanged, details_->viewSettings(), &ViewSettings::setStyle);
  connect(curves_, &MotionCurves::exportRequested, this, &InspectPage::curvesExportRequested);
  connect(details_, &ClipDetails::framesRequested, this, &InspectPage::showFrames);
  const auto tag = [&workspace](bool set) {
    return [&workspace, set](const QString& name) {
      workspace.setTag(workspace.currentData(), workspace.selectedIds(), name.toStdString(), set);
    };
  };
  connect(details_->tags(), &TagEditor::tagAdded, this, tag(true));
  connect(details_->tags(), &TagEditor::tagRemoved, this, tag(false));
}

InspectPage::~InspectPage() {
  if (details_->parent() == nullptr) delete details_;
}

/// The player and, under it, the curves on the same time axis.
QWidget* InspectPage::makeStage() {
  curves_ = new MotionCurves(&context_.clock, player_->timeline()->axis());
  const QSettings settings;
  const QStringList usual{"flexion/knee/both", "flexion/elbow/both"};
  curves_->setRows(settings.value(curvesKey, usual).toStringList());
  connect(curves_, &MotionCurves::rowsChanged, this,
          [this] { QSettings().setValue(curvesKey, curves_->rows()); });
  stage_ = new QSplitter(Qt::Vertical);
  stage_->setObjectName("keep-stage");
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

void InspectPage::showData() {
  const Dataset* data = context_.workspace.data();
  head_->showData(data);
  if (data == nullptr) {
    table_->setRows({});
    showNoClip();
    return;
  }
  showNothing();
  marks_ = marksOf(*data);
  names_ = ItemNames(*data);
  refreshRows();
  showSelection();
}

/// Exclusion, tags or the split changed: the clips are the same.
void InspectPage::refreshRows() {
  const QVector<ClipRow> rows = clipRows(context_.workspace, names_);
  table_->setRows(rows);
  const bool anySplit = std::any_of(rows.begin(), rows.end(),
                                    [](const ClipRow& row) { return !row.split.isEmpty(); });
  table_->view()->setColumnHidden(ClipModel::SplitColumn, !anySplit);
  const Split* split = context_.workspace.splitOf(context_.workspace.currentData());
  QStringList keys;
  if (split != nullptr) keys = listOf(split->groupKeys);
  head_->showSplit(keys);
  showTags();
}

void InspectPage::showTags() {
  const Item* item = context_.workspace.currentItem();
  const int data = context_.workspace.currentData();
  details_->tags()->setTags(item == nullptr ? QStringList()
                                            : listOf(context_.workspace.tagsOf(data, item->id)));
}

void InspectPage::askForSplit() {
  const Dataset* data = context_.workspace.data();
  if (data == nullptr) return;
  auto* dialog = new SplitDialog(*data, this);
  if (const Split* split = context_.workspace.splitOf(context_.workspace.currentData())) {
    dialog->setGroupKeys(listOf(split->groupKeys));
  }
  connect(dialog, &SplitDialog::splitMade, this,
          [this, set = context_.workspace.currentData()](const Split& split) {
            context_.workspace.setSplit(set, split);
          });
  dialog->show();
}

void InspectPage::showSelection() {
  const Dataset* data = context_.workspace.data();
  if (data != nullptr && head_->name() != QString::fromStdString(data->name())) return showData();
  QStringList ids;
  for (const std::string& id : context_.workspace.selectedIds()) ids << QString::fromStdString(id);
  if (ids != table_->selected()) table_->setSelected(ids);
  showTags();
  const Item* item = context_.workspace.currentItem();
  if (item == nullptr) {
    wantedId_.clear();
    return showNoClip();
  }
  if (item->id == wantedId_) return;
  wantedId_ = item->id;
  // A slow answer to an earlier click is dropped.
  readClip(
      *data, *item, this,
      [this, chosen = *item](const LoadedClip& clip) {
        if (chosen.id == wantedId_) showClip(clip, chosen);
      },
      [this, id = item->id](const Notice& problem) {
        if (id == wantedId_) showFailure(problem);
      });
}

/// What was shown before would pass for the clip that was chosen.
void InspectPage::showFailure(const Notice& problem) {
  showNoClip();
  empty_->setIconToken(Token::Error);
  empty_->setContent("octagon-x", tr("This clip cannot be read"),
                     QString::fromStdString(problem.message));
  emit notice(problem);
}

void InspectPage::showNoClip() {
  showNothing();
  pages_->setCurrentWidget(empty_);
  player_->show(nullptr, ClipRole::Real);
  curves_->setClips({});
  details_->clear();
  emit titleChanged({});
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

FigureOrigin InspectPage::figureOrigin() const {
  const Dataset* data = context_.workspace.data();
  const Item* item = context_.workspace.currentItem();
  if (data == nullptr || item == nullptr) return {};
  FigureOrigin origin;
  origin.title = item->label + " / " + names_.of(*item).toStdString();
  origin.classes = data->classes();
  origin.record = {{"data", context_.workspace.dataRecord()},
                   {"clips", {{{"id", item->id}, {"role", "real"}}}}};
  return origin;
}

}  // namespace emoforge
