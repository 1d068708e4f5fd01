// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHBoxLayout>
#include <QSplitter>
#include <QStatusBar>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <cmath>

#include "tests/widgets/gallery.h"
#include "widgets/clip_table.h"
#include "widgets/curve_plot.h"
#include "widgets/dock_title.h"
#include "widgets/empty_view.h"
#include "widgets/item_roles.h"
#include "widgets/job_list.h"
#include "widgets/parameter_panel.h"
#include "widgets/playback_clock.h"
#include "widgets/row_delegate.h"
#include "widgets/run_footer.h"
#include "widgets/status_parts.h"
#include "widgets/surface.h"
#include "widgets/timeline.h"
#include "widgets/transport_bar.h"

namespace emoforge::testing {
namespace {

const QStringList kClasses{"angry", "happy", "neutral", "proud", "sad"};

QVBoxLayout* columnIn(QWidget* box) {
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  return layout;
}

QWidget* titled(const QString& title, const QString& caption, QWidget* content) {
  auto* box = new QWidget;
  setSurface(box, "panel");
  auto* layout = columnIn(box);
  auto* head = new DockTitle(title);
  head->setCaption(caption);
  layout->addWidget(head);
  layout->addWidget(content, 1);
  return box;
}

QWidget* parameters() {
  auto* panel = new ParameterPanel;
  panel->setGenerators({"neural-gas", "cond-gan"});
  ParameterSet set = sampleParameters();
  panel->setParameters(set);
  panel->setPresets({{"paper", "Paper", "As published.", Json::object(), true},
                     {"quick", "Quick", "A look in seconds.", {{"iterations", 10}}, true},
                     {"paper-24", "Paper, 24 neurons", "", {{"neurons", 24}}, false}});
  panel->setRunParameters(set);
  panel->setJobState(JobState::Running);
  panel->footer()->setSeeds(5);
  set.set("level", std::string("pose"));
  set.set("order", std::string("shuffled"));
  set.set("smoothing", 2.0);
  panel->setValidator([](const ParameterSet&) {
    return std::vector<ParameterProblem>{
        {ParameterProblem::Severity::Warning, "neurons",
         "50 neurons, but only 8 training clips in the smallest class: expect near-copies."}};
  });
  panel->setParameters(set);
  panel->setFolded("Representation", true);
  auto* box = titled("Parameters", "neural-gas", panel);
  box->setFixedWidth(336);
  return box;
}

QVector<ClipRow> clips() {
  const QStringList takes{"bow",      "bye",      "byebye",    "dash",      "guide",     "run",
                          "walk 001", "walk 002", "walk-back", "walk-left", "walk-right"};
  QVector<ClipRow> rows;
  for (const QString& className : kClasses) {
    for (int i = 0; i < takes.size(); ++i) {
      ClipRow row;
      row.id = className + '/' + takes[i];
      row.className = className;
      row.name = takes[i];
      row.frames = 55 + (i * 37 + static_cast<int>(className.size()) * 13) % 190;
      row.seconds = (row.frames - 1) / 30.0;
      row.split = i % 4 == 3 ? "test" : "train";
      row.source = "real";
      if (takes[i] == "walk-back") row.warning = "The left foot slides 31 mm during contact.";
      row.excluded = className == "angry" && takes[i] == "run";
      rows.append(row);
    }
  }
  return rows;
}

QWidget* table() {
  auto* table = new ClipTable;
  table->setRows(clips());
  table->setSelected({"angry/walk 001"});
  return table;
}

QTreeWidgetItem* treeRow(QTreeWidgetItem* parent, const QString& text, const QString& right,
                         const QString& icon = {}) {
  auto* item = new QTreeWidgetItem(parent, {text});
  item->setData(0, RightTextRole, right);
  if (!icon.isEmpty()) item->setData(0, IconNameRole, icon);
  return item;
}

QWidget* projectTree() {
  auto* tree = new QTreeWidget;
  tree->setAccessibleName("Project");
  tree->setHeaderHidden(true);
  tree->setRootIsDecorated(true);
  tree->setItemDelegate(new RowDelegate(RowDelegate::Kind::Tree, tree));
  auto* data = treeRow(tree->invisibleRootItem(), "recorded-motion", "55", "person-standing");
  const ClassMarks marks(kClasses);
  for (const QString& name : kClasses) {
    treeRow(data, name, "11")->setData(0, MarkRole, QVariant::fromValue(marks.mark(name)));
  }
  data->setExpanded(true);
  auto* run = treeRow(tree->invisibleRootItem(), "neural-gas 4", "52 %");
  run->setData(0, JobStateRole, static_cast<int>(JobState::Running));
  run->setData(0, FractionRole, 0.52);
  treeRow(run, "checkpoints", "5", "flag");
  auto* done = treeRow(tree->invisibleRootItem(), "neural-gas 3", "seed 1");
  done->setData(0, JobStateRole, static_cast<int>(JobState::Finished));
  auto* failed = treeRow(tree->invisibleRootItem(), "lstm", "stopped, NaN");
  failed->setData(0, JobStateRole, static_cast<int>(JobState::Failed));
  tree->setCurrentItem(run);
  auto* box = titled("Project", {}, tree);
  box->setFixedWidth(248);
  return box;
}

QWidget* player() {
  auto* box = new QWidget;
  setSurface(box, "panel");
  auto* layout = columnIn(box);
  auto* view = new EmptyView("person-standing", "No clip selected",
                             "Choose a clip in the table, or press Space to play the first.");
  setSurface(view, "view");
  layout->addWidget(view, 1);
  layout->addWidget(makeLine());
  auto* clock = new PlaybackClock(box);
  clock->setFrameTime(1 / 30.0);
  clock->setDuration(142 / 30.0);
  clock->setLoopRegion(LoopRegion{44 / 30.0, 128 / 30.0});
  clock->setTime(88 / 30.0);
  auto* timeline = new Timeline(clock);
  Timeline::Lane left{"L", {}};
  Timeline::Lane right{"R", {}};
  for (int i = 0; i < 5; ++i) {
    left.spans.append({0.95 * i, 0.95 * i + 0.4});
    right.spans.append({0.95 * i + 0.35, std::min(0.95 * i + 0.75, 142 / 30.0)});
  }
  timeline->setLanes({left, right});
  layout->addWidget(timeline);
  layout->addWidget(new TransportBar(clock));
  return box;
}

QWidget* livePlot() {
  auto* plot = new CurvePlot;
  plot->setAxisLabels("iteration", "quantisation error");
  const ClassMarks marks(kClasses);
  QVector<CurvePlot::Series> series;
  for (const char* name : {"angry", "happy", "proud"}) {
    series.append({name, name, marks.mark(name)});
  }
  plot->setSeries(series);
  for (int i = 0; i < 3; ++i) {
    for (int step = 0; step <= 50; ++step) {
      const double wobble = 1 + 0.12 * std::sin(step * 1.7 + i * 2.1) * std::cos(step * 0.6);
      const double value = (0.9 - 0.1 * i) * std::exp(-step / 9.0) + 0.05 + 0.01 * i;
      plot->append(series[i].id, step, value * wobble);
    }
  }
  plot->setCheckpoints({10, 20, 30, 40});
  plot->setCursor(31);
  return titled("Live plot", "error per iteration", plot);
}

QWidget* jobs() {
  auto* box = new QWidget;
  auto* model = new JobModel(box);
  model->setJobs(
      {{"1", "neural-gas 4", "seed 1, recorded-motion, 46 training clips", "0:37 left",
        JobState::Running, 0.54},
       {"2", "cond-gan, 5 seeds", "starts next, about 14 min", "waiting", JobState::Waiting, 0},
       {"3", "gmm", "checkpoint at 14:02", "paused", JobState::Paused, 0.4},
       {"4", "cond-vae, 5 seeds", "finished 13:48, took 11:20", "done", JobState::Finished, 1},
       {"5", "lstm", "loss became NaN at step 812", "failed", JobState::Failed, 0.3}});
  auto* list = new JobList(model);
  list->setCurrentIndex(model->index(0));
  auto* layout = columnIn(box);
  layout->addWidget(titled("Jobs", model->summary(), list));
  return box;
}

QWidget* statusBar() {
  auto* bar = new QStatusBar;
  bar->setSizeGripEnabled(false);
  auto* plots = new PanelButton("chart-line", "Plots");
  plots->setChecked(true);
  auto* jobsButton = new PanelButton("list", "Jobs");
  jobsButton->setCount(3);
  bar->addWidget(plots);
  bar->addWidget(jobsButton);
  bar->addWidget(new PanelButton("terminal", "Log"));
  auto* job = new JobStatus;
  bar->addWidget(job);
  job->setJob("neural-gas 4", 0.52);
  auto* selection = new SelectionStatus;
  const ClassMarks marks(kClasses);
  selection->setSelection(2, 1114, 1, 1, {{"happy", marks.mark("happy"), 2}});
  bar->addWidget(selection);
  auto* machine = new StatusFact("cpu", "Machine");
  machine->setText("2 of 2 threads, OpenBLAS");
  bar->addPermanentWidget(machine);
  auto* memory = new StatusFact("memory-stick", "Memory");
  memory->setText("438 MB");
  bar->addPermanentWidget(memory);
  return bar;
}

}  // namespace

WorkbenchGallery::WorkbenchGallery(QWidget* parent) : QWidget(parent) {
  setSurface(this, "app");
  resize(1600, 1000);
  auto* column = columnIn(this);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  row->addWidget(projectTree());
  auto* middle = new QSplitter(Qt::Vertical);
  auto* top = new QSplitter;
  top->addWidget(table());
  top->addWidget(player());
  top->setSizes({380, 620});
  middle->addWidget(top);
  auto* bottom = new QSplitter;
  bottom->addWidget(livePlot());
  bottom->addWidget(jobs());
  bottom->setSizes({612, 396});
  middle->addWidget(bottom);
  middle->setSizes({694, 280});
  row->addWidget(middle, 1);
  row->addWidget(parameters());
  column->addLayout(row, 1);
  column->addWidget(statusBar());
}

}  // namespace emoforge::testing
