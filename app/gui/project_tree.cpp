// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project_tree.h"

#include <QContextMenuEvent>
#include <QLocale>
#include <QMenu>

#include "app/gui/compare/synthetic_ids.h"
#include "widgets/class_mark.h"
#include "widgets/item_roles.h"
#include "widgets/row_delegate.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

/// What only this tree knows of a row.
enum TreeRole {
  RowKindRole = Qt::UserRole + 100,
  DataIndexRole,
  LabelRole,
  FolderRole,
  IdsRole,
  EntryRole
};
enum class RowKind { Section, DataSet, Class, Run, SyntheticClips, Selection, MissingData };

JobState stateOf(RunState state) {
  switch (state) {
    case RunState::Finished:
      return JobState::Finished;
    case RunState::Failed:
      return JobState::Failed;
    case RunState::Running:
    case RunState::Stopped:
      break;
  }
  return JobState::Paused;
}

QString captionOf(const RunRecord& record) {
  switch (record.state) {
    case RunState::Failed:
      return ProjectTree::tr("failed");
    case RunState::Finished:
      return ProjectTree::tr("seed %1").arg(record.seed);
    case RunState::Running:
    case RunState::Stopped:
      break;
  }
  return record.failure.empty() ? ProjectTree::tr("stopped") : ProjectTree::tr("stopped, NaN");
}

void setKind(QTreeWidgetItem* item, RowKind kind) {
  item->setData(0, RowKindRole, static_cast<int>(kind));
}

}  // namespace

ProjectTree::ProjectTree(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : QTreeWidget(parent), workspace_(workspace), jobs_(jobs) {
  setAccessibleName(tr("Project"));
  setHeaderHidden(true);
  setIndentation(18);
  setItemDelegate(new RowDelegate(RowDelegate::Kind::Tree, this));
  setSelectionMode(QAbstractItemView::SingleSelection);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setExpandsOnDoubleClick(false);
  connect(this, &QTreeWidget::itemClicked, this, &ProjectTree::choose);
  connect(this, &QTreeWidget::itemActivated, this, &ProjectTree::choose);
  connect(&workspace_, &Workspace::opened, this, &ProjectTree::rebuild);
  connect(&workspace_, &Workspace::closed, this, &ProjectTree::rebuild);
  connect(&workspace_, &Workspace::runsChanged, this, &ProjectTree::rebuild);
  connect(&workspace_, &Workspace::selectionChanged, this, &ProjectTree::followSelection);
  connect(&workspace_, &Workspace::excludedChanged, this, &ProjectTree::rebuild);
  connect(&jobs_, &JobRunner::jobChanged, this, &ProjectTree::showJob);
  connect(&theme(), &Theme::changed, viewport(), QOverload<>::of(&QWidget::update));
  rebuild();
}

QTreeWidgetItem* ProjectTree::addSection(const QString& title) {
  auto* section = new QTreeWidgetItem(this, {title});
  setKind(section, RowKind::Section);
  section->setData(0, HeadingRole, true);
  section->setFlags(Qt::ItemIsEnabled);
  section->setFirstColumnSpanned(true);
  return section;
}

void ProjectTree::rebuild() {
  runsHeading_ = nullptr;
  clear();
  if (!workspace_.isOpen()) return;
  addSection(tr("Data sets"));
  addDataSets();
  addMissingData();
  runsHeading_ = addSection(tr("Runs"));
  addRuns();
  addSelections();
  followSelection();
}

void ProjectTree::addDataSets() {
  const QLocale locale;
  for (std::size_t i = 0; i < workspace_.dataSets().size(); ++i) {
    const Dataset& set = workspace_.dataSets()[i];
    auto* row = new QTreeWidgetItem(this, {QString::fromStdString(set.name())});
    setKind(row, RowKind::DataSet);
    row->setData(0, IconNameRole, QStringLiteral("person-standing"));
    row->setData(0, RightTextRole, locale.toString(static_cast<qulonglong>(set.items().size())));
    row->setData(0, DataIndexRole, static_cast<int>(i));
    row->setToolTip(0, QString::fromStdString(set.path().string()));
    QStringList names;
    for (const std::string& label : set.classes()) names << QString::fromStdString(label);
    const ClassMarks marks(names);
    for (const QString& name : names) {
      auto* child = new QTreeWidgetItem(row, {name});
      setKind(child, RowKind::Class);
      child->setData(0, MarkRole, QVariant::fromValue(marks.mark(name)));
      child->setData(0, DataIndexRole, static_cast<int>(i));
      child->setData(0, LabelRole, name);
      const std::size_t count = set.itemsOfClass(name.toStdString()).size();
      child->setData(0, RightTextRole, locale.toString(static_cast<qulonglong>(count)));
    }
    row->setExpanded(i == 0);
  }
}

void ProjectTree::addMissingData() {
  for (const MissingData& data : workspace_.missingData()) {
    const ProjectData& known = workspace_.project().dataSets[data.entry];
    auto* row = new QTreeWidgetItem(this, {QString::fromStdString(known.name)});
    setKind(row, RowKind::MissingData);
    row->setData(0, IconNameRole, QStringLiteral("database"));
    row->setData(0, RightTextRole, data.gone ? tr("moved") : tr("unreadable"));
    row->setData(
        0, WarningRole,
        data.gone
            ? tr("Data moved. Click to locate %1.").arg(QString::fromStdString(known.path.string()))
            : QString::fromStdString(data.notice.toString()));
    row->setData(0, EntryRole, static_cast<qulonglong>(data.entry));
  }
}

void ProjectTree::addRuns() {
  for (std::size_t i = 0; i < workspace_.runs().size(); ++i) {
    const RunRecord& record = workspace_.runs()[i];
    const std::filesystem::path& folder = workspace_.runFolders()[i];
    auto* row = new QTreeWidgetItem(this, {QString::fromStdString(folder.filename().string())});
    setKind(row, RowKind::Run);
    row->setData(0, FolderRole, QString::fromStdString(folder.string()));
    row->setData(0, JobStateRole, static_cast<int>(stateOf(record.state)));
    row->setData(0, RightTextRole, captionOf(record));
    row->setToolTip(0, QString::fromStdString(folder.string()));
    if (record.state == RunState::Finished) addSyntheticClips(row, record);
  }
  for (const Job& job : jobs_.jobs()) showJob(job.id);
}

void ProjectTree::addSyntheticClips(QTreeWidgetItem* run, const RunRecord& record) {
  auto* row = new QTreeWidgetItem(run, {tr("synthetic clips")});
  setKind(row, RowKind::SyntheticClips);
  row->setData(0, FolderRole, run->data(0, FolderRole));
  row->setData(0, IconNameRole, QStringLiteral("person-standing"));
  const auto count = static_cast<qulonglong>(record.classes.size() * clipsOfferedPerClass);
  row->setData(0, RightTextRole, QLocale().toString(count));
  row->setToolTip(0, tr("Drawn when they are looked at, %1 of each class. Opens Compare.")
                         .arg(clipsOfferedPerClass));
  run->setExpanded(true);
}

int ProjectTree::endOfRuns() const {
  bool afterHeading = false;
  for (int i = 0; i < topLevelItemCount(); ++i) {
    const auto kind = static_cast<RowKind>(topLevelItem(i)->data(0, RowKindRole).toInt());
    const bool runs = kind == RowKind::Run || topLevelItem(i) == runsHeading_;
    if (afterHeading && !runs) return i;
    afterHeading = afterHeading || runs;
  }
  return topLevelItemCount();
}

void ProjectTree::addSelections() {
  const std::vector<Selection> lists = selectionsIn(workspace_.project().selections);
  bool headed = false;
  for (int data = 0; data < static_cast<int>(workspace_.dataSets().size()); ++data) {
    for (const Selection& list : lists) {
      const bool here = list.key.source == SelectionKey::Source::Data &&
                        list.key.sourceName == workspace_.dataName(data);
      if (!here) continue;
      if (!headed) addSection(tr("Selections"));
      headed = true;
      addSelection(list, data);
    }
  }
}

void ProjectTree::addSelection(const Selection& list, int data) {
  const bool excluded = list.key.kind == "excluded";
  const QString name = excluded ? tr("excluded") : QString::fromStdString(list.key.name);
  const bool several = workspace_.dataSets().size() > 1;
  const QString set = QString::fromStdString(list.key.sourceName);
  auto* row = new QTreeWidgetItem(this, {several ? tr("%1 (%2)").arg(name, set) : name});
  setKind(row, RowKind::Selection);
  const char* icon = excluded ? "eye-off" : list.key.kind == "tag" ? "tag" : "lasso-select";
  row->setData(0, IconNameRole, QString::fromLatin1(icon));
  row->setData(0, RightTextRole, QLocale().toString(static_cast<qulonglong>(list.ids.size())));
  row->setData(0, DataIndexRole, data);
  QStringList ids;
  for (const std::string& id : list.ids) ids << QString::fromStdString(id);
  row->setData(0, IdsRole, ids);
}

void ProjectTree::showJob(int id) {
  const Job* job = jobs_.find(id);
  if (job == nullptr || !workspace_.isOpen()) return;
  const QString folder = QString::fromStdString(job->request.out.string());
  QTreeWidgetItem* row = nullptr;
  for (int i = 0; i < topLevelItemCount(); ++i) {
    if (topLevelItem(i)->data(0, FolderRole).toString() == folder) row = topLevelItem(i);
  }
  if (row == nullptr) {
    // A finished run is listed by the project, and so are those of other projects by theirs.
    const bool ours = job->request.out.parent_path().parent_path() == workspace_.project().folder;
    if (!ours || job->state == JobState::Finished) return;
    row = new QTreeWidgetItem({job->title});
    insertTopLevelItem(endOfRuns(), row);
    setKind(row, RowKind::Run);
    row->setData(0, FolderRole, folder);
  }
  row->setData(0, JobStateRole, static_cast<int>(job->state));
  row->setData(0, FractionRole, job->fraction);
  const bool working = job->state == JobState::Running || job->state == JobState::Pausing ||
                       job->state == JobState::Paused;
  row->setData(0, RightTextRole,
               !job->halt.isEmpty() ? tr("stopped, NaN")
               : working            ? tr("%1 %").arg(static_cast<int>(100.0 * job->fraction))
               : job->state == JobState::Waiting  ? tr("waiting")
               : job->state == JobState::Finished ? tr("seed %1").arg(job->request.seed)
               : job->state == JobState::Failed   ? tr("failed")
                                                  : tr("stopped"));
}

void ProjectTree::choose(QTreeWidgetItem* item) {
  switch (static_cast<RowKind>(item->data(0, RowKindRole).toInt())) {
    case RowKind::Section:
      break;
    case RowKind::DataSet:
      emit dataSetChosen(item->data(0, DataIndexRole).toInt());
      break;
    case RowKind::Class:
      emit classChosen(item->data(0, DataIndexRole).toInt(), item->data(0, LabelRole).toString());
      break;
    case RowKind::MissingData:
      emit missingDataChosen(item->data(0, EntryRole).toULongLong());
      break;
    case RowKind::Selection:
      emit selectionChosen(item->data(0, DataIndexRole).toInt(),
                           item->data(0, IdsRole).toStringList());
      break;
    case RowKind::Run:
      emit runChosen(item->data(0, FolderRole).toString().toStdString());
      break;
    case RowKind::SyntheticClips:
      emit syntheticChosen(item->data(0, FolderRole).toString().toStdString());
      break;
  }
}

void ProjectTree::contextMenuEvent(QContextMenuEvent* event) {
  const QTreeWidgetItem* row =
      event->reason() == QContextMenuEvent::Keyboard ? currentItem() : itemAt(event->pos());
  if (row == nullptr) return;
  QMenu menu;
  const QString text = tr("&Remove from the project");
  const QVariant folder = row->data(0, FolderRole);
  const auto kind = static_cast<RowKind>(row->data(0, RowKindRole).toInt());
  const int data = row->data(0, DataIndexRole).toInt();
  if (kind == RowKind::Run) {
    menu.addAction(text, this,
                   [this, folder] { workspace_.removeRun(folder.toString().toStdString()); });
  } else if (kind == RowKind::DataSet) {
    menu.addAction(text, this, [this, data] { workspace_.removeData(data); });
  } else {
    return;
  }
  menu.actions().front()->setToolTip(tr("The files stay where they are. Undo brings it back."));
  menu.setToolTipsVisible(true);
  menu.exec(event->globalPos());
}

void ProjectTree::followSelection() {
  if (currentItem() != nullptr) return;
  for (int i = 0; i < topLevelItemCount(); ++i) {
    const bool current =
        topLevelItem(i)->data(0, DataIndexRole).isValid() &&
        topLevelItem(i)->data(0, DataIndexRole).toInt() == workspace_.currentData();
    if (current) setCurrentItem(topLevelItem(i));
  }
}

}  // namespace emoforge
