// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <array>

#include "app/gui/page_bar.h"
#include "app/gui/window_context.h"

class QDockWidget;
class QStackedWidget;

namespace emoforge {

class ComparePage;
class DockTitle;
class ErrorPlot;
class ImportFlow;
class InspectPage;
class JobsPanel;
class NoticeStack;
class ProjectActions;
class ProjectNotices;
class ProjectTree;
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

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void makePages();
  void makeDocks();
  void makeMenus();
  void makeViewMenu();
  void connectParts();
  QDockWidget* addDock(const QString& name, const QString& title, QWidget* content,
                       Qt::DockWidgetArea area);
  void defaultLayout(PageId page);
  void resetLayout();
  void togglePanels();
  void restoreSettings();
  void saveSettings() const;
  void makeWelcome();
  void connectProject();
  bool leaveUnsaved();
  void setPagesEnabled(bool enabled);
  void addNotice(const Notice& notice);
  void showImportNotices();
  void showRun(const std::filesystem::path& folder);
  void about();

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
  StatusStrip* status_ = nullptr;
  QDockWidget* projectDock_ = nullptr;
  QDockWidget* detailsDock_ = nullptr;
  QDockWidget* parametersDock_ = nullptr;
  QDockWidget* nearestDock_ = nullptr;
  QDockWidget* plotDock_ = nullptr;
  QDockWidget* jobsDock_ = nullptr;
  PageId page_ = PageId::Inspect;
  std::array<QByteArray, pageCount> layouts_;  ///< empty: never changed
  QByteArray beforeHiding_;
};

}  // namespace emoforge
