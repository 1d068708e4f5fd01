// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project/project_badge.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>

#include "app/gui/workspace.h"
#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

using Access = ProjectSession::Access;

QString timeOf(const QDateTime& time) {
  return time.toString(time.date() == QDate::currentDate() ? QStringLiteral("hh:mm")
                                                           : QStringLiteral("d MMM"));
}

QString savedText(const ProjectSession& session) {
  if (session.access() == Access::ReadOnly) return ProjectBadge::tr("read-only, not saved");
  if (session.access() == Access::FolderReadOnly) return ProjectBadge::tr("read-only folder");
  if (!session.savedAt().isValid()) return ProjectBadge::tr("not saved");
  return ProjectBadge::tr("saved %1").arg(timeOf(session.savedAt()));
}

}  // namespace

ProjectBadge::ProjectBadge(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      icon_(new QLabel(this)),
      name_(makeLabel({}, "small-strong", this)),
      state_(makeLabel({}, "small", this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 0, 16, 0);
  row->setSpacing(8);
  for (QLabel* label : {icon_, name_, state_}) row->addWidget(label);
  setFixedHeight(theme().scaled(24));  // of an entry of the menu bar: both have one middle
  setAccessibleName(tr("Project"));
  connect(&workspace_, &Workspace::opened, this, &ProjectBadge::refresh);
  connect(&workspace_, &Workspace::closed, this, &ProjectBadge::refresh);
  connect(&workspace_.edits(), &ProjectEdits::renamed, this, &ProjectBadge::refresh);
  connect(&workspace_.session(), &ProjectSession::changed, this, &ProjectBadge::refresh);
  connect(&theme(), &Theme::changed, this, &ProjectBadge::refresh);
  refresh();
}

QString ProjectBadge::text() const {
  return isVisibleTo(parentWidget()) ? name_->text() + ' ' + state_->text() : QString();
}

void ProjectBadge::refresh() {
  setVisible(workspace_.isOpen());
  if (!workspace_.isOpen()) return;
  icon_->setPixmap(iconPixmap("folder", theme().color(Token::Text2), 14, devicePixelRatioF()));
  name_->setText(QString::fromStdString(workspace_.project().name));
  state_->setText(savedText(workspace_.session()));
  setToolTip(
      QDir::toNativeSeparators(QString::fromStdString(workspace_.project().folder.string())));
  // A menu bar lays its corner out only when it is given one.
  if (auto* bar = qobject_cast<QMenuBar*>(parentWidget())) bar->setCornerWidget(this);
}

QString autosaveText(Workspace& workspace) {
  const ProjectSession& session = workspace.session();
  if (!workspace.isOpen()) return {};
  if (session.access() == Access::ReadOnly) return ProjectBadge::tr("read-only");
  if (session.autosavedAt().isValid())
    return ProjectBadge::tr("autosaved %1").arg(timeOf(session.autosavedAt()));
  return session.isDirty() ? ProjectBadge::tr("not saved yet") : QString();
}

}  // namespace emoforge
