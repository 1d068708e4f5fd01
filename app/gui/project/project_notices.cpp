// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project/project_notices.h"

#include "widgets/notice_bar.h"

namespace emoforge {
namespace {

QString localTime(const std::string& iso) {
  const QDateTime time =
      QDateTime::fromString(QString::fromStdString(iso), Qt::ISODate).toLocalTime();
  return time.toString(time.date() == QDate::currentDate() ? QStringLiteral("hh:mm")
                                                           : QStringLiteral("d MMM hh:mm"));
}

}  // namespace

ProjectNotices::ProjectNotices(Workspace& workspace, NoticeStack& stack, QObject* parent)
    : QObject(parent), workspace_(workspace), stack_(stack) {
  connect(&workspace_, &Workspace::recoveriesChanged, this, &ProjectNotices::showState);
  connect(&workspace_, &Workspace::opened, this, &ProjectNotices::showState);
  connect(&workspace_, &Workspace::closed, this, &ProjectNotices::clear);
  connect(&workspace_, &Workspace::damaged, this, &ProjectNotices::offerAutosave);
  connect(&workspace_, &Workspace::openElsewhere, this, &ProjectNotices::tellElsewhere);
}

void ProjectNotices::add(const Notice& notice, const QVector<Remedy>& remedies, bool stays) {
  QVector<std::pair<QString, QString>> actions;
  for (int i = 0; i < remedies.size(); ++i) actions.append({QString::number(i), remedies[i].first});
  NoticeBar* bar = stack_.add(notice, actions);
  if (bars_.contains(bar)) return;  // told already
  bars_ << bar;
  connect(bar, &NoticeBar::actionRequested, this, [bar, remedies, stays](const QString& id) {
    const auto act = remedies.value(id.toInt()).second;
    if (!stays) emit bar->closed();
    if (act) act();
  });
}

void ProjectNotices::clear() {
  for (const QPointer<NoticeBar>& bar : bars_) {
    if (bar) emit bar->closed();
  }
  bars_.clear();
}

void ProjectNotices::showState() {
  clear();
  if (!workspace_.isOpen()) return;
  for (const MissingData& data : workspace_.missingData()) tellMissing(data);
  if (workspace_.session().access() == ProjectSession::Access::FolderReadOnly) {
    add({Notice::Severity::Warning,
         tr("The project folder cannot be written. Edits are kept aside and offered again at the "
            "next opening.")
             .toStdString(),
         {.file = workspace_.project().folder},
         {}},
        {{tr("Save a copy elsewhere"), [this] { emit saveCopyRequested(); }}}, true);
  }
  for (const Recovery& recovery : workspace_.recoveries()) offerRecovery(recovery);
}

void ProjectNotices::offerRecovery(const Recovery& recovery) {
  const QString time = localTime(recovery.written);
  add({Notice::Severity::Info,
       tr("EmoForge did not end by itself. Edits of %1 were not saved.").arg(time).toStdString(),
       {},
       {}},
      {{tr("Recover the study of %1").arg(time),
        [this, recovery] { workspace_.recover(recovery); }},
       {tr("Discard"), [this, recovery] { workspace_.discard(recovery); }}});
}

void ProjectNotices::offerAutosave(const std::filesystem::path& folder, const Notice& notice,
                                   const Recovery& recovery) {
  add(notice, {{tr("Open the autosave of %1").arg(localTime(recovery.written)),
                [this, folder, recovery] { workspace_.openAutosave(folder, recovery); }}});
}

void ProjectNotices::tellMissing(const MissingData& data) {
  if (!data.gone) return;
  const ProjectData& known = workspace_.project().dataSets[data.entry];
  add({Notice::Severity::Warning,
       tr("The data of \"%1\" moved. Runs and selections are kept.")
           .arg(QString::fromStdString(known.name))
           .toStdString(),
       {.file = known.path},
       {}},
      {{tr("Locate"), [this, entry = data.entry] { emit locateRequested(entry); }}}, true);
}

void ProjectNotices::tellElsewhere(const std::filesystem::path& folder, const Notice& notice) {
  add(notice, {{tr("Open read-only"), [this, folder] { workspace_.open(folder, true); }}});
}

}  // namespace emoforge
