// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/welcome/recent_projects.h"

#include <QCoreApplication>
#include <QSettings>

#include "app/gui/item_names.h"
#include "app/gui/workspace.h"

namespace emoforge {
namespace {

constexpr int mostKept = 8;
const QString key = QStringLiteral("recent/projects");

QString tr(const char* text) {
  return QCoreApplication::translate("RecentProjects", text);
}

void write(const QVector<RecentProject>& projects) {
  QSettings settings;
  settings.beginWriteArray(key, static_cast<int>(projects.size()));
  for (int i = 0; i < projects.size(); ++i) {
    settings.setArrayIndex(i);
    settings.setValue("folder", projects[i].folder);
    settings.setValue("name", projects[i].name);
    settings.setValue("summary", projects[i].summary);
    settings.setValue("icon", projects[i].icon);
    settings.setValue("opened", projects[i].opened);
  }
  settings.endArray();
}

QString summaryOf(const Workspace& workspace) {
  qsizetype items = 0;
  for (const Dataset& data : workspace.dataSets()) items += std::ssize(data.items());
  const bool motion = workspace.data() && workspace.data()->modality() == "body-motion";
  QStringList parts{motion ? counted(items, tr("%1 clip"), tr("%1 clips"))
                           : counted(items, tr("%1 item"), tr("%1 items"))};
  const auto runs = std::ssize(workspace.project().runs);
  if (runs > 0) parts << counted(runs, tr("%1 run"), tr("%1 runs"));
  return workspace.dataSets().empty() ? tr("no data yet") : parts.join(QStringLiteral(", "));
}

QString localTime(const std::string& iso) {
  const QDateTime time =
      QDateTime::fromString(QString::fromStdString(iso), Qt::ISODate).toLocalTime();
  return time.toString(QStringLiteral("hh:mm"));
}

}  // namespace

QString modalityIcon(const std::string& modality) {
  static const std::map<std::string, const char*> icons{{"body-motion", "person-standing"},
                                                        {"depth-faces", "scan-face"},
                                                        {"skeleton-actions", "route"},
                                                        {"face-images", "smile"},
                                                        {"eeg", "activity"}};
  const auto found = icons.find(modality);
  return QString::fromLatin1(found == icons.end() ? "database" : found->second);
}

QVector<RecentProject> RecentProjects::all() {
  QVector<RecentProject> result;
  QSettings settings;
  const int count = settings.beginReadArray(key);
  for (int i = 0; i < count; ++i) {
    settings.setArrayIndex(i);
    result.append({settings.value("folder").toString(), settings.value("name").toString(),
                   settings.value("summary").toString(), settings.value("icon").toString(),
                   settings.value("opened").toDateTime()});
  }
  settings.endArray();
  return result;
}

void RecentProjects::remember(const Workspace& workspace) {
  const Project& project = workspace.project();
  const QString folder = QString::fromStdString(project.folder.string());
  QVector<RecentProject> projects = all();
  RecentProject entry{folder, QString::fromStdString(project.name), summaryOf(workspace),
                      modalityIcon(workspace.data() ? workspace.data()->modality() : ""),
                      QDateTime::currentDateTime()};
  for (const RecentProject& old : projects) {
    // Data that could not be read this time are still part of the project.
    if (old.folder != folder || !workspace.dataSets().empty() || workspace.missingData().empty())
      continue;
    entry.summary = old.summary;
    entry.icon = old.icon;
  }
  projects.removeIf([&folder](const RecentProject& one) { return one.folder == folder; });
  projects.prepend(entry);
  projects.resize(std::min<qsizetype>(projects.size(), mostKept));
  write(projects);
}

void RecentProjects::remove(const QString& folder) {
  QVector<RecentProject> projects = all();
  projects.removeIf([&folder](const RecentProject& one) { return one.folder == folder; });
  write(projects);
}

RecentState recentStateOf(const QString& folder, const QString& autosaveFolder) {
  RecentState state;
  const std::filesystem::path path = folder.toStdString();
  std::error_code none;
  if (!std::filesystem::exists(path / "emoforge.json", none)) {
    state.gone = true;
    return state;
  }
  try {
    for (const ProjectData& data : Project::open(path).dataSets)
      state.dataMoved = state.dataMoved || !std::filesystem::exists(data.path, none);
  } catch (const Error&) {
    return state;  // told when it is opened
  }
  const std::string left = ProjectAutosave(path, autosaveFolder.toStdString()).newestLeftBehind();
  if (left.empty()) return state;
  // The side file of a program that still runs is nothing to recover.
  if (ProjectLock::take(path).state() != ProjectLock::State::Taken) state.unsaved = localTime(left);
  return state;
}

}  // namespace emoforge
