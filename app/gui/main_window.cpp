// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/main_window.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/compare/nearest_panel.h"
#include "app/gui/pages/compare_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/panels/error_plot.h"
#include "app/gui/panels/jobs_panel.h"
#include "app/gui/player/clip_details.h"
#include "app/gui/project/edit_menu.h"
#include "app/gui/project/project_actions.h"
#include "app/gui/project_tree.h"
#include "app/gui/status_strip.h"
#include "app/gui/theme_menu.h"
#include "app/gui/welcome/drop_area.h"
#include "app/gui/welcome/learn_links.h"
#include "app/gui/welcome/welcome_page.h"
#include "widgets/dock_title.h"
#include "widgets/icon_engine.h"
#include "widgets/notice_bar.h"
#include "widgets/parameter_panel.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int layoutVersion = 2;

QString layoutKey(int page) {
  return QStringLiteral("window/layout-%1").arg(page);
}

DockTitle* titleOf(QDockWidget* dock) {
  return static_cast<DockTitle*>(dock->titleBarWidget());
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
  setWindowTitle(tr("EmoForge"));
  setWindowIcon(programIcon());
  setMinimumSize(1024, 720);
  resize(1600, 1000);
  workspace_.setProjectsFolder(dataFolder() / "projects");
  setDockNestingEnabled(true);
  setAcceptDrops(true);
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  bar_ = new PageBar(this);
  addToolBar(bar_);
  projects_ = new ProjectActions(workspace_, this);
  makePages();
  makeWelcome();
  makeDocks();
  status_ = new StatusStrip(workspace_, jobs_, this);
  setStatusBar(status_);
  status_->addPanelButton("chart-line", plotDock_->toggleViewAction());
  status_->addPanelButton("list", jobsDock_->toggleViewAction());
  makeMenus();
  connectParts();
  connectProject();
  restoreSettings();
}

MainWindow::~MainWindow() = default;

void MainWindow::makePages() {
  auto* centre = new QWidget(this);
  setSurface(centre, "app");
  auto* column = new QVBoxLayout(centre);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  notices_ = new NoticeStack(centre);
  pages_ = new QStackedWidget(centre);
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
                                 Qt::DockWidgetArea area) {
  auto* dock = new QDockWidget(title, this);
  dock->setObjectName(name);
  dock->setAccessibleName(title);
  DockTitle::install(dock);
  dock->setWidget(content);
  addDockWidget(area, dock);
  return dock;
}

void MainWindow::makeDocks() {
  tree_ = new ProjectTree(workspace_, jobs_);
  plot_ = new ErrorPlot(context_);
  jobsPanel_ = new JobsPanel(context_);
  projectDock_ = addDock("project", tr("Project"), tree_, Qt::LeftDockWidgetArea);
  detailsDock_ = addDock("details", tr("Clip"), inspect_->details(), Qt::RightDockWidgetArea);
  parametersDock_ =
      addDock("parameters", tr("Parameters"), train_->panel(), Qt::RightDockWidgetArea);
  nearestDock_ = addDock("nearest", tr("Nearest training clip"), compare_->nearestPanel(),
                         Qt::RightDockWidgetArea);
  plotDock_ = addDock("live-plot", tr("Live plot"), plot_, Qt::BottomDockWidgetArea);
  jobsDock_ = addDock("jobs", tr("Jobs"), jobsPanel_, Qt::BottomDockWidgetArea);
  splitDockWidget(plotDock_, jobsDock_, Qt::Horizontal);
  QToolButton* curves = titleOf(plotDock_)->addButton("chart-line", tr("Curve"));
  curves->setMenu(plot_->metricMenu());
  curves->setPopupMode(QToolButton::InstantPopup);
}

void MainWindow::makeMenus() {
  QMenu* file = menuBar()->addMenu(tr("&File"));
  projects_->fillFileMenu(file);
  fillEditMenu(menuBar()->addMenu(tr("&Edit")), bar_, workspace_);
  makeViewMenu();
  QMenu* train = menuBar()->addMenu(tr("&Train"));
  train->addAction(tr("&Train page"), this, [this] { showPage(PageId::Train); });
  QMenu* help = menuBar()->addMenu(tr("&Help"));
  help->addAction(tr("&Shortcuts"), this, [this] { showShortcuts(this); });
  help->addAction(tr("&Command line"), this, [this] { showCommandLine(this); });
  help->addAction(tr("&Methods"), this, [this] { showMethods(this); });
  help->addSeparator();
  help->addAction(tr("&About EmoForge"), this, &MainWindow::about);
}

void MainWindow::makeViewMenu() {
  QMenu* view = menuBar()->addMenu(tr("&View"));
  for (int i = 0; i < pageCount; ++i) view->addAction(bar_->action(static_cast<PageId>(i)));
  view->addSeparator();
  for (QDockWidget* dock :
       {projectDock_, detailsDock_, parametersDock_, nearestDock_, plotDock_, jobsDock_}) {
    view->addAction(dock->toggleViewAction());
  }
  QAction* hide = view->addAction(tr("&Hide panels"), this, &MainWindow::togglePanels);
  hide->setShortcut(Qt::Key_H);
  view->addAction(tr("&Reset layout"), this, &MainWindow::resetLayout);
  view->addSeparator();
  addThemeMenu(view);
}

void MainWindow::connectParts() {
  connect(bar_, &PageBar::pageChosen, this, &MainWindow::showPage);
  connect(bar_, &PageBar::noticesRequested, this, &MainWindow::showImportNotices);
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
  connect(inspect_, &InspectPage::noticesRequested, this, &MainWindow::showImportNotices);
  connect(inspect_, &InspectPage::titleChanged, titleOf(detailsDock_), &DockTitle::setCaption);
  connect(inspect_, &InspectPage::notice, this, &MainWindow::addNotice);
  connect(train_, &TrainPage::notice, this, &MainWindow::addNotice);
  connect(compare_, &ComparePage::notice, this, &MainWindow::addNotice);
  connect(compare_, &ComparePage::nearestTitleChanged, titleOf(nearestDock_),
          &DockTitle::setCaption);
  connect(compare_, &ComparePage::trainRequested, this, [this] { showPage(PageId::Train); });
  connect(train_->settings(), &RunSettings::jobStarted, plot_, &ErrorPlot::followJob);
  connect(plot_, &ErrorPlot::metricShown, titleOf(plotDock_), &DockTitle::setCaption);
  connect(jobsPanel_, &JobsPanel::summaryChanged, titleOf(jobsDock_), &DockTitle::setCaption);
  connect(&jobs_, &JobRunner::jobChanged, this, [this](int id) {
    const Job* job = jobs_.find(id);
    if (job == nullptr || job->state != JobState::Failed) return;
    addNotice({Notice::Severity::Error, job->message.toStdString(), {}, {}});
  });
  connect(&workspace_, &Workspace::failed, this, &MainWindow::addNotice);
  connect(&workspace_, &Workspace::notice, this, &MainWindow::addNotice);
}

bool MainWindow::isOnWelcome() const {
  return pages_->currentWidget() == welcome_;
}

void MainWindow::showWelcome() {
  if (!isOnWelcome()) layouts_[static_cast<std::size_t>(page_)] = saveState(layoutVersion);
  setPagesEnabled(workspace_.isOpen());
  bar_->clearCurrent();
  for (QDockWidget* dock : {projectDock_, detailsDock_, parametersDock_, plotDock_, jobsDock_})
    dock->hide();
  welcome_->refresh();
  pages_->setCurrentWidget(welcome_);
}

void MainWindow::showRun(const std::filesystem::path& folder) {
  for (const Job& job : jobs_.jobs()) {
    if (job.request.out != folder || job.state == JobState::Finished) continue;
    train_->settings()->followJob(job.id);
    plot_->followJob(job.id);
    return showPage(PageId::Train);
  }
  train_->showRun(folder);
  compare_->showRun(folder);
  plot_->showRun(folder);
  if (page_ == PageId::Inspect) showPage(PageId::Compare);
}

void MainWindow::showPage(PageId page) {
  const auto index = static_cast<std::size_t>(page);
  if (page != page_ && !isOnWelcome())
    layouts_[static_cast<std::size_t>(page_)] = saveState(layoutVersion);
  page_ = page;
  bar_->setCurrent(page);
  pages_->setCurrentIndex(static_cast<int>(page));
  if (layouts_[index].isEmpty() || !restoreState(layouts_[index], layoutVersion))
    defaultLayout(page);
}

void MainWindow::defaultLayout(PageId page) {
  for (QDockWidget* dock :
       {projectDock_, detailsDock_, parametersDock_, nearestDock_, plotDock_, jobsDock_}) {
    dock->setFloating(false);
  }
  projectDock_->show();
  detailsDock_->setVisible(page == PageId::Inspect);
  parametersDock_->setVisible(page == PageId::Train);
  nearestDock_->setVisible(page == PageId::Compare);
  plotDock_->setVisible(page == PageId::Train);
  jobsDock_->setVisible(page == PageId::Train);
  const bool narrow = width() < 1500;
  resizeDocks({projectDock_}, {narrow ? 208 : 248}, Qt::Horizontal);
  resizeDocks({page == PageId::Train     ? parametersDock_
               : page == PageId::Compare ? nearestDock_
                                         : detailsDock_},
              {narrow                    ? 288
               : page == PageId::Train   ? 356
               : page == PageId::Compare ? 324
                                         : 300},
              Qt::Horizontal);
  if (page != PageId::Train) return;
  resizeDocks({plotDock_, jobsDock_}, {620, 400}, Qt::Horizontal);
  resizeDocks({plotDock_, jobsDock_}, {height() < 900 ? 208 : 272, height() < 900 ? 208 : 272},
              Qt::Vertical);
}

void MainWindow::resetLayout() {
  layouts_[static_cast<std::size_t>(page_)].clear();
  defaultLayout(page_);
}

void MainWindow::togglePanels() {
  if (!beforeHiding_.isEmpty()) {
    restoreState(beforeHiding_, layoutVersion);
    beforeHiding_.clear();
    return;
  }
  beforeHiding_ = saveState(layoutVersion);
  for (QDockWidget* dock :
       {projectDock_, detailsDock_, parametersDock_, nearestDock_, plotDock_, jobsDock_})
    dock->hide();
}

void MainWindow::restoreSettings() {
  QSettings settings;
  restoreGeometry(settings.value("window/geometry").toByteArray());
  for (int i = 0; i < pageCount; ++i) {
    layouts_[static_cast<std::size_t>(i)] = settings.value(layoutKey(i)).toByteArray();
  }
  clock_.setSpeed(settings.value("player/speed", 1.0).toDouble());
  clock_.setLooping(settings.value("player/loop", true).toBool());
  showWelcome();
}

void MainWindow::saveSettings() const {
  QSettings settings;
  settings.setValue("window/geometry", saveGeometry());
  for (int i = 0; i < pageCount; ++i) {
    const bool current = i == static_cast<int>(page_) && !isOnWelcome();
    settings.setValue(layoutKey(i),
                      current ? saveState(layoutVersion) : layouts_[static_cast<std::size_t>(i)]);
  }
  settings.setValue("player/speed", clock_.speed());
  settings.setValue("player/loop", clock_.isLooping());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (workspace_.isOpen() && !workspace_.session().end() && !leaveUnsaved()) {
    event->ignore();
    return;
  }
  saveSettings();
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
}

void MainWindow::showImportNotices() {
  if (const Dataset* data = workspace_.data()) {
    for (const Notice& notice : data->notices()) notices_->add(notice);
  }
}

void MainWindow::about() {
  QMessageBox::about(this, tr("About EmoForge"),
                     tr("EmoForge %1\nWorkbench for synthetic emotion data.\nGPL-3.0-or-later.")
                         .arg(QCoreApplication::applicationVersion()));
}

}  // namespace emoforge
