// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/compare/nearest_panel.h"
#include "app/gui/dock_layouts.h"
#include "app/gui/export/export_center.h"
#include "app/gui/help/help_panel.h"
#include "app/gui/help/shortcut_sheet.h"
#include "app/gui/main_menus.h"
#include "app/gui/page_memory.h"
#include "app/gui/page_stack.h"
#include "app/gui/pages/compare_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/panels/error_plot.h"
#include "app/gui/panels/jobs_panel.h"
#include "app/gui/panels/log_panel.h"
#include "app/gui/player/clip_details.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/project/project_actions.h"
#include "app/gui/project_panel.h"
#include "app/gui/project_tree.h"
#include "app/gui/status_strip.h"
#include "app/gui/welcome/drop_area.h"
#include "app/gui/welcome/learn_links.h"
#include "app/gui/welcome/welcome_page.h"
#include "widgets/badge_button.h"
#include "widgets/command_field.h"
#include "widgets/command_palette.h"
#include "widgets/dock_title.h"
#include "widgets/icon_engine.h"
#include "widgets/notice_bar.h"
#include "widgets/notice_history.h"
#include "widgets/notice_popup.h"
#include "widgets/parameter_panel.h"
#include "widgets/status_parts.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
  setWindowTitle(tr("EmoForge"));
  setWindowIcon(programIcon());
  setMinimumSize(1024, 720);
  resize(1600, 1000);
  workspace_.setProjectsFolder(dataFolder() / "projects");
  setAcceptDrops(true);
  layouts_ = new DockLayouts(this);
  history_ = new NoticeHistory(this);
  noticePopup_ = new NoticePopup(history_, this);
  palette_ = new CommandPalette(this);
  bar_ = new PageBar(this);
  addToolBar(bar_);
  projects_ = new ProjectActions(workspace_, this);
  makePages();
  makeWelcome();
  makeDocks();
  status_ = new StatusStrip(workspace_, jobs_, this);
  setStatusBar(status_);
  status_->addPanelButton("chart-line", plotDock_->toggleViewAction());
  jobsButton_ = status_->addPanelButton("list", jobsDock_->toggleViewAction());
  status_->addPanelButton("notebook-text", logDock_->toggleViewAction());
  exports_ = new ExportCenter(context_, this);
  MainMenus(*this);
  memory_ = new PageMemory(this);
  memory_->add(PageBar::pageName(PageId::Inspect), inspect_);
  memory_->add(PageBar::pageName(PageId::Train), train_);
  memory_->add(PageBar::pageName(PageId::Compare), compare_);
  memory_->add(PageBar::pageName(PageId::Compare), compare_->nearestPanel());
  connectParts();
  connectProject();
  restoreSettings();
}

MainWindow::~MainWindow() {
  // The pages go before the docks that hold their panels: docks that were moved would be first.
  delete takeCentralWidget();
}

void MainWindow::makePages() {
  auto* centre = new QWidget(this);
  setSurface(centre, "app");
  auto* column = new QVBoxLayout(centre);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  notices_ = new NoticeStack(centre);
  pages_ = new PageStack(centre);
  inspect_ = new InspectPage(context_, pages_);
  train_ = new TrainPage(context_, pages_);
  compare_ = new ComparePage(context_, pages_);
  for (QWidget* page : std::initializer_list<QWidget*>{inspect_, train_, compare_})
    pages_->addWidget(page);
  column->addWidget(notices_);
  column->addWidget(pages_, 1);
  setCentralWidget(centre);
}

QDockWidget* MainWindow::addDock(const QString& name, const QString& title, QWidget* content,
                                 Qt::DockWidgetArea area, const QVector<PageId>& pages) {
  auto* dock = new QDockWidget(title, this);
  dock->setObjectName(name);
  dock->setAccessibleName(title);
  DockTitle::install(dock);
  dock->setWidget(content);
  layouts_->add(dock, area, pages);
  return dock;
}

void MainWindow::makeDocks() {
  tree_ = new ProjectTree(workspace_, jobs_);
  plot_ = new ErrorPlot(context_);
  jobsPanel_ = new JobsPanel(context_);
  const QVector<PageId> all{PageId::Inspect, PageId::Train, PageId::Compare, PageId::Analyse,
                            PageId::Report};
  auto* project = new ProjectPanel(tree_);
  connect(project, &ProjectPanel::importRequested, projects_, &ProjectActions::openData);
  connect(project, &ProjectPanel::openRequested, projects_, &ProjectActions::openProject);
  projectDock_ = addDock("project", tr("Project"), project, Qt::LeftDockWidgetArea, all);
  tree_->setProperty("help", "project");
  detailsDock_ = addDock("details", tr("Clip"), inspect_->details(), Qt::RightDockWidgetArea,
                         {PageId::Inspect});
  parametersDock_ = addDock("parameters", tr("Parameters"), train_->panel(),
                            Qt::RightDockWidgetArea, {PageId::Train});
  nearestDock_ = addDock("nearest", tr("Nearest training clip"), compare_->nearestPanel(),
                         Qt::RightDockWidgetArea, {PageId::Compare});
  plotDock_ =
      addDock("live-plot", tr("Live plot"), plot_, Qt::BottomDockWidgetArea, {PageId::Train});
  jobsDock_ = addDock("jobs", tr("Jobs"), jobsPanel_, Qt::BottomDockWidgetArea, {PageId::Train});
  logPanel_ = new LogPanel(context_);
  logDock_ = addDock("log", tr("Log"), logPanel_, Qt::BottomDockWidgetArea, {});
  QToolButton* copyLog = DockTitle::of(logDock_)->addButton("copy", tr("Copy the log"));
  connect(copyLog, &QToolButton::clicked, logPanel_, &LogPanel::copy);
  helpPanel_ = new HelpPanel(this);
  helpDock_ = addDock("help", tr("Help"), helpPanel_, Qt::RightDockWidgetArea, {});
  connect(helpPanel_, &HelpPanel::titleChanged, DockTitle::of(helpDock_), &DockTitle::setCaption);
  QToolButton* curves = DockTitle::of(plotDock_)->addButton("chart-line", tr("Curve"));
  curves->setMenu(plot_->metricMenu());
  curves->setPopupMode(QToolButton::InstantPopup);
}

void MainWindow::connectParts() {
  connect(bar_, &PageBar::pageChosen, this, &MainWindow::showPage);
  connect(bar_, &PageBar::commandsRequested, this, &MainWindow::findCommand);
  connect(bar_, &PageBar::helpRequested, this, [this] { showTopic(helpPage(pageTopic())); });
  connect(train_->panel(), &ParameterPanel::helpRequested, this,
          [this](const QString& name) { showTopic(generatorTopic(name.toStdString())); });
  connect(inspect_, &InspectPage::titleChanged, DockTitle::of(detailsDock_),
          &DockTitle::setCaption);
  connect(compare_, &ComparePage::nearestTitleChanged, DockTitle::of(nearestDock_),
          &DockTitle::setCaption);
  connect(compare_, &ComparePage::trainRequested, this, [this] { showPage(PageId::Train); });
  connect(plot_, &ErrorPlot::metricShown, DockTitle::of(plotDock_), &DockTitle::setCaption);
  connectJobs();
  connect(welcome_->findChild<LearnLinks*>(), &LearnLinks::shortcutsRequested, this,
          &MainWindow::showShortcuts);
  connectTree();
  connectNotices();
}

void MainWindow::connectTree() {
  connect(tree_, &ProjectTree::dataSetChosen, this, [this](int data) {
    const Dataset& set = workspace_.dataSets()[static_cast<std::size_t>(data)];
    workspace_.select(data, {set.items().front().id});
    showPage(PageId::Inspect);
  });
  connect(tree_, &ProjectTree::classChosen, this, [this](int data, const QString& label) {
    const Dataset& set = workspace_.dataSets()[static_cast<std::size_t>(data)];
    const std::vector<std::size_t> items = set.itemsOfClass(label.toStdString());
    if (!items.empty()) workspace_.select(data, {set.items()[items.front()].id});
    if (page_ == PageId::Train) showPage(PageId::Inspect);
  });
  connect(tree_, &ProjectTree::selectionChosen, this, [this](int data, const QStringList& ids) {
    std::vector<std::string> chosen;
    for (const QString& id : ids) chosen.push_back(id.toStdString());
    workspace_.select(data, chosen);
    if (page_ == PageId::Train) showPage(PageId::Inspect);
  });
  connect(tree_, &ProjectTree::runChosen, this, &MainWindow::showRun);
  connect(tree_, &ProjectTree::syntheticChosen, this, [this](const std::filesystem::path& run) {
    compare_->showRun(run);
    showPage(PageId::Compare);
  });
}

/// What goes wrong is told in a bar above the page and kept behind the bell.
void MainWindow::connectNotices() {
  connect(bar_, &PageBar::noticesRequested, this, &MainWindow::showNotices);
  connect(inspect_, &InspectPage::noticesRequested, this, &MainWindow::showNotices);
  connect(history_, &NoticeHistory::changed, this,
          [this] { bar_->setNoticeCount(history_->unread()); });
  connect(inspect_, &InspectPage::notice, this, &MainWindow::addNotice);
  connect(train_, &TrainPage::notice, this, &MainWindow::addNotice);
  connect(compare_, &ComparePage::notice, this, &MainWindow::addNotice);
  connect(&workspace_, &Workspace::failed, this, &MainWindow::addNotice);
  connect(&workspace_, &Workspace::notice, this, &MainWindow::addNotice);
  connect(exports_, &ExportCenter::notice, this, &MainWindow::addNotice);
  connect(inspect_, &InspectPage::exportRequested, exports_, &ExportCenter::exportClips);
  connect(compare_, &ComparePage::figureRequested, exports_,
          [this] { exports_->exportViewsOf(compare_); });
  connect(compare_, &ComparePage::clipsRequested, exports_,
          [this] { exports_->exportBoth(compare_->shownRealIds(), compare_->shownSynthetic()); });
  connect(&jobs_, &JobRunner::jobChanged, this, [this](int id) {
    const Job* job = jobs_.find(id);
    if (job == nullptr) return;
    if (job->state == JobState::Failed) {
      const Notice failure{Notice::Severity::Error, job->message.toStdString(), {}, {}};
      // The Train page tells it in its own place.
      const bool told = page_ == PageId::Train && !isOnWelcome();
      told ? history_->add(failure) : addNotice(failure);
    }
    if (job->state == JobState::Paused && !job->halt.isEmpty())
      history_->add({Notice::Severity::Warning,
                     tr("%1 paused: %2").arg(job->title, job->halt).toStdString(),
                     {},
                     {}});
  });
  connect(&jobs_, &JobRunner::noticeArrived, this,
          [this](int, const Notice& notice) { history_->add(notice); });
  connect(&workspace_, &Workspace::opened, this, [this] {
    for (const Dataset& data : workspace_.dataSets()) {
      for (const Notice& notice : data.notices()) history_->add(notice);
    }
  });
}

bool MainWindow::isOnWelcome() const {
  return pages_->currentWidget() == welcome_;
}

void MainWindow::showWelcome() {
  layouts_->leavePages();
  setPagesEnabled(workspace_.isOpen());
  bar_->clearCurrent();
  bar_->setGapShown(false);
  welcome_->refresh();
  pages_->setCurrentWidget(welcome_);
}

void MainWindow::showPage(PageId page) {
  page_ = page;
  bar_->setCurrent(page);
  bar_->setGapShown(true);
  pages_->setCurrentIndex(static_cast<int>(page));
  layouts_->showPage(page);
}

void MainWindow::resetLayout() {
  layouts_->reset();
  memory_->reset(PageBar::pageName(page_));
}

SkeletonPane* MainWindow::shownPane() const {
  if (isOnWelcome()) return nullptr;
  if (page_ == PageId::Inspect) return inspect_->player()->pane();
  return page_ == PageId::Compare ? compare_->realPane() : nullptr;
}

void MainWindow::findCommand() {
  palette_->open(commandsOf(menuBar()), bar_->commandField());
}

void MainWindow::showHelp() {
  showTopic(topicOf(QApplication::focusWidget(), pageTopic(), train_->settings()->generator()));
}

QString MainWindow::pageTopic() const {
  return isOnWelcome() ? QStringLiteral("window") : PageBar::pageName(page_);
}

void MainWindow::showTopic(const HelpTopic& topic) {
  helpPanel_->setTopic(topic);
  helpDock_->show();
  helpDock_->raise();
}

void MainWindow::showShortcuts() {
  if (shortcuts_ == nullptr) shortcuts_ = new ShortcutSheet(this);
  shortcuts_->setCommands(commandsOf(menuBar()));
  shortcuts_->show();
  shortcuts_->raise();
}

void MainWindow::showNotices() {
  noticePopup_->open(bar_->bell());
}

/// What lies behind a tab is not seen: Tab goes past it.
bool MainWindow::focusNextPrevChild(bool next) {
  return layouts_->passFocus([this, next] { return QMainWindow::focusNextPrevChild(next); });
}

/// Esc that nothing else took takes the selection away; runs go on.
void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) return QMainWindow::keyPressEvent(event);
  workspace_.select(workspace_.currentData(), {});
}

void MainWindow::restoreSettings() {
  QSettings settings;
  restoreGeometry(settings.value("window/geometry").toByteArray());
  layouts_->restore(settings);
  memory_->restore(settings);
  clock_.setSpeed(settings.value("player/speed", 1.0).toDouble());
  clock_.setLooping(settings.value("player/loop", true).toBool());
  showWelcome();
}

void MainWindow::saveSettings() const {
  QSettings settings;
  settings.setValue("window/geometry", saveGeometry());
  layouts_->save(settings);
  memory_->save(settings);
  settings.setValue("player/speed", clock_.speed());
  settings.setValue("player/loop", clock_.isLooping());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (workspace_.isOpen() && !workspace_.session().end() && !leaveUnsaved()) {
    event->ignore();
    return;
  }
  saveSettings();
  keepQueue();
  QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!draggedPaths(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  projects_->takePaths(draggedPaths(event->mimeData()));
}

void MainWindow::addNotice(const Notice& notice) {
  notices_->add(notice);
  history_->add(notice);
}

void MainWindow::about() {
  QMessageBox::about(this, tr("About EmoForge"),
                     tr("EmoForge %1\nWorkbench for synthetic emotion data.\nGPL-3.0-or-later.")
                         .arg(QCoreApplication::applicationVersion()));
}

}  // namespace emoforge
