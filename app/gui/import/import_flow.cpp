// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/import/import_flow.h"

#include "app/gui/import/import_preview.h"
#include "app/gui/workspace.h"
#include "core/experiment/catalogues.h"

namespace emoforge {

ImportFlow::ImportFlow(Workspace& workspace, QWidget* window)
    : QObject(window), workspace_(workspace), window_(window) {}

ImportPreview* ImportFlow::preview() {
  if (preview_ == nullptr) {
    preview_ =
        new ImportPreview(registry().formats, workspace_.projectsFolder() / "collections", window_);
    connect(preview_, &ImportPreview::importRequested, &workspace_, &Workspace::addData);
  }
  return preview_;
}

void ImportFlow::take(const QStringList& paths) {
  std::vector<std::filesystem::path> chosen;
  for (const QString& path : paths) chosen.emplace_back(path.toStdString());
  preview()->preview(chosen);
}

}  // namespace emoforge
