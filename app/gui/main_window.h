// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include "app/gui/page_bar.h"
#include "app/gui/window_context.h"

class QDockWidget;
class QStackedWidget;

namespace emoforge {

class CommandPalette;
class ComparePage;
class DockLayouts;
class DockTitle;
class ErrorPlot;
class HelpPanel;
struct HelpTopic;
class ExportCenter;
class ImportFlow;
class InspectPage;
class JobsPanel;
class LogPanel;
class NoticeHistory;
class NoticePopup;
class NoticeStack;
class PageMemory;
class PanelButton;
class ProjectActions;
class ProjectNotices;
class ProjectTree;
class ShortcutSheet;
class SkeletonPane;
class StatusStrip;
class TrainPage;
class WelcomePage;

/// The window: menus, pages and docks, and who tells whom. It computes nothing.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  Workspace& workspace() { return workspace_; }
  JobRunner& jobs() { return jobs_; }
  PlaybackClock& clock() { return clock_; }
  InspectPage* inspectPage() const { return inspect_; }
  ImportFlow* importFlow() const { return import_; }
  TrainPage* trainPage() const { return train_; }
  ComparePage* comparePage() const { return compare_; }
  WelcomePage* welcomePage() const { return welcome_; }
  ErrorPlot* errorPlot() const { return plot_; }
  JobsPanel* jobsPanel() const { return jobsPanel_; }
  LogPanel* logPanel() const { return logPanel_; }
  ExportCenter* exports() const { return exports_; }

  PageBar* pageBar() const { return bar_; }
  ProjectActions* projectActions() const { return projects_; }
  DockLayouts* layouts() const { return layouts_; }
  NoticeHistory* noticeHistory() const { return history_; }
  CommandPalette* palette() const { return palette_; }
  HelpPanel* helpPanel() const { return helpPanel_; }
  /// The 3-D view that keys and menus act on; null on a page without one.
  SkeletonPane* shownPane() const;

  void openFolder(const std::filesystem::path& folder);
  /// The demo project of body motion in the user's data folder, made at the first start.
  void openDemo();
  void openSample(const QString& modality);
  /// Of the user: the demo project and the projects of plain data folders.
  static std::filesystem::path dataFolder();

  /// The start page; what it shows while a project is open can be left by the page bar.
  void showWelcome();
  bool isOnWelcome() const;
  void showPage(PageId page);
  PageId page() const { return page_; }

  void findCommand();
  /// Docks, splitters and columns of the present page as they are without any change.
  void resetLayout();
  /// Help for what has the focus.
  void showHelp();
  void showShortcuts();
  void showNotices();
  void about();

 protected:
  bool focusNextPrevChild(bool next) override;
  void keyPressEvent(QKeyEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void makePages();
  void makeDocks();
  void connectParts();
  void connectTree();
  void connectNotices();
  QDockWidget* addDock(const QString& name, const QString& title, QWidget* content,
                       Qt::DockWidgetArea area, const QVector<PageId>& pages);
  void restoreSettings();
  void saveSettings() const;
  void makeWelcome();
  void connectProject();
  bool leaveUnsaved();
  void setPagesEnabled(bool enabled);
  void addNotice(const Notice& notice);
  QString pageTopic() const;
  void showTopic(const HelpTopic& topic);
  void connectJobs();
  void keepQueue();
  void showRun(const std::filesystem::path& folder);
  void showJob(int id);

  Workspace workspace_;
  JobRunner jobs_;
  PlaybackClock clock_;
  WindowContext context_{workspace_, jobs_, clock_};

  PageBar* bar_ = nullptr;
  NoticeStack* notices_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  WelcomePage* welcome_ = nullptr;
  ProjectActions* projects_ = nullptr;
  ImportFlow* import_ = nullptr;
  InspectPage* inspect_ = nullptr;
  TrainPage* train_ = nullptr;
  ComparePage* compare_ = nullptr;
  ProjectTree* tree_ = nullptr;
  ErrorPlot* plot_ = nullptr;
  JobsPanel* jobsPanel_ = nullptr;
  LogPanel* logPanel_ = nullptr;
  PanelButton* jobsButton_ = nullptr;
  StatusStrip* status_ = nullptr;
  DockLayouts* layouts_ = nullptr;
  PageMemory* memory_ = nullptr;
  NoticeHistory* history_ = nullptr;
  NoticePopup* noticePopup_ = nullptr;
  CommandPalette* palette_ = nullptr;
  HelpPanel* helpPanel_ = nullptr;
  ShortcutSheet* shortcuts_ = nullptr;
  ExportCenter* exports_ = nullptr;
  QDockWidget* projectDock_ = nullptr;
  QDockWidget* detailsDock_ = nullptr;
  QDockWidget* parametersDock_ = nullptr;
  QDockWidget* nearestDock_ = nullptr;
  QDockWidget* plotDock_ = nullptr;
  QDockWidget* jobsDock_ = nullptr;
  QDockWidget* logDock_ = nullptr;
  QDockWidget* helpDock_ = nullptr;
  PageId page_ = PageId::Inspect;
};

}  // namespace emoforge
