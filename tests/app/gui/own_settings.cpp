// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/gui/own_settings.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>

#include "tests/support/temporary_folder.h"

namespace emoforge::testing {

void useOwnSettings() {
  static const TemporaryFolder settings;
  QStandardPaths::setTestModeEnabled(true);
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                     QString::fromStdString(settings.path().string()));
  QCoreApplication::setOrganizationName("EmoForgeTest");
  QCoreApplication::setApplicationName("EmoForgeTest");
}

}  // namespace emoforge::testing
