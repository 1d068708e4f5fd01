// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>
#include <QTimer>

#include "app/gui/export/draw_figure.h"
#include "app/gui/main_window.h"
#include "app/gui/pages/compare_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/start_time.h"
#include "app/gui/theme_menu.h"
#include "core/base/process_memory.h"
#include "core/base/text.h"
#include "core/nn/runtime.h"
#include "viewers/surface_format.h"
#include "widgets/theme.h"

using namespace emoforge;

namespace {

constexpr int settleMilliseconds = 2500;

PageId pageNamed(const QString& name) {
  if (name == "train") return PageId::Train;
  return name == "compare" ? PageId::Compare : PageId::Inspect;
}

void saveWhenSettled(MainWindow& window, const QString& file) {
  QTimer::singleShot(settleMilliseconds, &window, [&window, file] {
    const bool saved = window.screen()->grabWindow(window.winId()).save(file);
    QCoreApplication::exit(saved ? 0 : 1);
  });
}

/// Writes a picture of the window once its project is open and the views have drawn, then ends.
/// Pages that show a run make one where the project has none.
void takeScreenshot(MainWindow& window, const QString& name, const QString& file) {
  const PageId page = pageNamed(name);
  QObject::connect(&window.workspace(), &Workspace::opened, &window, [&window, page, file] {
    window.showPage(page);
    window.clock().setTime(1.6);
    if (page == PageId::Inspect || !window.workspace().runs().empty())
      return saveWhenSettled(window, file);
    QObject::connect(&window.jobs(), &JobRunner::jobFinished, &window,
                     [&window, file] { saveWhenSettled(window, file); });
    window.trainPage()->settings()->start();
  });
  QObject::connect(window.comparePage(), &ComparePage::pairShown, &window,
                   [&window] { window.clock().setTime(1.6); });
}

ThemeMode themeFrom(const QString& name) {
  if (name == "light") return ThemeMode::Light;
  return name == "dark" ? ThemeMode::Dark : savedThemeMode();
}

/// Texts of the core are looked up like those of the window.
std::string translateCoreText(const char* english) {
  return QCoreApplication::translate("core", english).toStdString();
}

}  // namespace

int main(int argc, char** argv) {
  if (asksForFigure(argc, argv)) return drawFigure(argc, argv);
  keepLittleFreedMemory();
  setUpOpenGl();
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName("EmoForge");
  QCoreApplication::setApplicationName("EmoForge");
  QCoreApplication::setApplicationVersion(EMOFORGE_VERSION);
  setTextTranslator(translateCoreText);
  setComputeThreads(0);  // all cores
  QCommandLineParser options;
  options.setApplicationDescription(
      QCoreApplication::translate("main", "Workbench for synthetic emotion data."));
  options.addHelpOption();
  options.addVersionOption();
  options.addPositionalArgument("folder",
                                QCoreApplication::translate("main", "Project or data set folder."));
  QCommandLineOption demo("demo", QCoreApplication::translate("main", "Open the demo project."));
  QCommandLineOption theming("theme", "", "dark|light");
  QCommandLineOption page("page", "", "name");
  QCommandLineOption screenshot("screenshot", "", "file");
  QCommandLineOption size("size", "", "pixels");
  QCommandLineOption timing("time-start");
  for (QCommandLineOption* hidden : {&theming, &page, &screenshot, &size, &timing}) {
    hidden->setFlags(QCommandLineOption::HiddenFromHelp);
  }
  options.addOptions({demo, theming, page, screenshot, size, timing});
  options.process(application);

  theme().apply(themeFrom(options.value(theming)));
  MainWindow window;
  if (options.isSet(size)) {
    const QStringList sides = options.value(size).split('x');
    window.resize(sides.value(0).toInt(), sides.value(1).toInt());
  }
  const bool welcome = options.value(page) == "welcome";
  if (options.isSet(screenshot) && welcome) {
    saveWhenSettled(window, options.value(screenshot));
  } else if (options.isSet(screenshot)) {
    takeScreenshot(window, options.value(page), options.value(screenshot));
  }
  const QStringList folders = options.positionalArguments();
  if (options.isSet(timing)) {
    auto* times = new StartTime(&window, options.isSet(demo) || !folders.isEmpty());
    QObject::connect(&window.workspace(), &Workspace::opened, times, &StartTime::projectOpened);
  }
  window.show();
  if (!folders.isEmpty() && !options.isSet(demo)) {
    window.openFolder(folders.front().toStdString());
  } else if (options.isSet(demo) || (options.isSet(screenshot) && !welcome)) {
    window.openDemo();
  }
  return QApplication::exec();
}
