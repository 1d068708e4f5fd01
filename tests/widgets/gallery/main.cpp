// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>
#include <QTimer>
#include <memory>

#include "tests/widgets/gallery.h"
#include "widgets/theme.h"

/// Shows all parts of the look, or writes a picture of them: emoforge-widget-gallery --light --out
/// FILE.
int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QCommandLineParser parser;
  parser.addHelpOption();
  parser.addOption({"light", "Light theme."});
  parser.addOption({"workbench", "The assembled parts instead of the single ones."});
  parser.addOption({"out", "Write a picture and end.", "file"});
  parser.process(application);
  emoforge::theme().apply(parser.isSet("light") ? emoforge::ThemeMode::Light
                                                : emoforge::ThemeMode::Dark);
  const bool workbench = parser.isSet("workbench");
  const std::unique_ptr<QWidget> owner(
      workbench ? static_cast<QWidget*>(new emoforge::testing::WorkbenchGallery)
                : new emoforge::testing::ComponentGallery);
  QWidget& gallery = *owner;
  gallery.show();
  if (parser.isSet("out")) {
    QTimer::singleShot(300, &gallery, [&] {
      gallery.screen()->grabWindow(gallery.winId()).save(parser.value("out"));
      application.quit();
    });
  }
  return application.exec();
}
