// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QCommandLineParser>
#include <QScreen>
#include <QTimer>
#include <QToolTip>
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
  parser.addOption(
      {"open", "Show the popup of combo box NAME or the tool tip of parameter NAME.", "name"});
  parser.process(application);
  emoforge::theme().apply(parser.isSet("light") ? emoforge::ThemeMode::Light
                                                : emoforge::ThemeMode::Dark);
  const bool workbench = parser.isSet("workbench");
  const std::unique_ptr<QWidget> owner(
      workbench ? static_cast<QWidget*>(new emoforge::testing::WorkbenchGallery)
                : new emoforge::testing::ComponentGallery);
  QWidget& gallery = *owner;
  gallery.show();
  for (auto* widget : gallery.findChildren<QWidget*>(parser.value("open"))) {
    if (auto* combo = qobject_cast<QComboBox*>(widget)) {
      QTimer::singleShot(100, combo, &QComboBox::showPopup);
    } else if (auto* row = widget->parentWidget(); row && parser.isSet("open")) {
      QTimer::singleShot(100, row, [row, widget] {
        QToolTip::showText(widget->mapToGlobal(QPoint(-300, 20)), row->toolTip(), row);
      });
    }
  }
  if (parser.isSet("out")) {
    QTimer::singleShot(300, &gallery, [&] {
      gallery.screen()->grabWindow(0).save(parser.value("out"));
      application.quit();
    });
  }
  return application.exec();
}
