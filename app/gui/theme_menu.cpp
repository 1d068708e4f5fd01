// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/theme_menu.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>

namespace emoforge {

ThemeMode savedThemeMode() {
  const QString name = QSettings().value("window/theme").toString();
  if (name == "light") return ThemeMode::Light;
  return name == "dark" ? ThemeMode::Dark : ThemeMode::System;
}

void addThemeMenu(QMenu* menu) {
  QMenu* themes = menu->addMenu(QMenu::tr("&Theme"));
  auto* group = new QActionGroup(themes);
  struct Entry {
    QString text;
    const char* name;
    ThemeMode mode;
  };
  for (const Entry& entry : {Entry{QMenu::tr("&System"), "system", ThemeMode::System},
                             Entry{QMenu::tr("&Light"), "light", ThemeMode::Light},
                             Entry{QMenu::tr("&Dark"), "dark", ThemeMode::Dark}}) {
    QAction* action = themes->addAction(entry.text);
    action->setCheckable(true);
    action->setActionGroup(group);
    action->setChecked(theme().mode() == entry.mode);
    QObject::connect(action, &QAction::triggered, themes, [mode = entry.mode, name = entry.name] {
      theme().apply(mode);
      QSettings().setValue("window/theme", QString::fromLatin1(name));
    });
  }
}

}  // namespace emoforge
