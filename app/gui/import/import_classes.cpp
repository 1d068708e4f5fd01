// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/import/import_classes.h"

#include <QHeaderView>
#include <QLocale>
#include <QSignalBlocker>
#include <algorithm>

#include "widgets/theme.h"

namespace emoforge {
namespace {

enum Column { NameColumn, CountColumn, UsedColumn, kColumns };

}  // namespace

ImportClasses::ImportClasses(QWidget* parent) : QTableWidget(0, kColumns, parent) {
  setAccessibleName(tr("Classes"));
  setHorizontalHeaderLabels({tr("Class"), tr("Clips"), tr("Used as")});
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(theme().scaled(26));
  horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  horizontalHeader()->setSectionResizeMode(CountColumn, QHeaderView::Fixed);
  setColumnWidth(CountColumn, theme().scaled(64));
  horizontalHeader()->setHighlightSections(false);
  setShowGrid(false);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                  QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
  setTabKeyNavigation(false);
  connect(this, &QTableWidget::itemChanged, this, &ImportClasses::edited);
}

bool ImportClasses::shows(const std::vector<ClassFound>& classes) const {
  if (rowCount() != static_cast<int>(classes.size())) return false;
  for (int row = 0; row < rowCount(); ++row) {
    const ClassFound& found = classes[static_cast<std::size_t>(row)];
    const QString count = QLocale().toString(static_cast<qulonglong>(found.items));
    if (item(row, NameColumn)->text().toStdString() != found.name) return false;
    if (item(row, CountColumn)->text() != count) return false;
  }
  return true;
}

void ImportClasses::setClasses(const std::vector<ClassFound>& classes) {
  if (shows(classes)) return;
  const QSignalBlocker quiet(this);
  setRowCount(static_cast<int>(classes.size()));
  for (int row = 0; row < rowCount(); ++row) {
    const ClassFound& found = classes[static_cast<std::size_t>(row)];
    auto* name = new QTableWidgetItem(QString::fromStdString(found.name));
    name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    name->setCheckState(found.kept ? Qt::Checked : Qt::Unchecked);
    name->setToolTip(tr("Import this class"));
    auto* count = new QTableWidgetItem(QLocale().toString(static_cast<qulonglong>(found.items)));
    count->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* used = new QTableWidgetItem(QString::fromStdString(found.usedAs));
    used->setToolTip(tr("The name in the project; two classes of one name become one"));
    setItem(row, NameColumn, name);
    setItem(row, CountColumn, count);
    setItem(row, UsedColumn, used);
  }
  const int shown = std::clamp(rowCount(), 2, 8);
  setFixedHeight(horizontalHeader()->sizeHint().height() +
                 shown * verticalHeader()->defaultSectionSize() + 4);
}

QString ImportClasses::usedAs(int row) const {
  const QString typed = item(row, UsedColumn)->text().trimmed();
  return typed.isEmpty() ? item(row, NameColumn)->text() : typed;
}

bool ImportClasses::isKept(int row) const {
  return item(row, NameColumn)->checkState() == Qt::Checked;
}

bool ImportClasses::anyKept() const {
  for (int row = 0; row < rowCount(); ++row) {
    if (isKept(row)) return true;
  }
  return false;
}

void ImportClasses::apply(ImportOptions& options) const {
  options.aliases.clear();
  options.classes.clear();
  bool all = true;
  for (int row = 0; row < rowCount(); ++row) {
    const std::string name = item(row, NameColumn)->text().toStdString();
    const std::string used = usedAs(row).toStdString();
    if (used != name) options.aliases[name] = used;
    all = all && isKept(row);
    if (isKept(row) && std::ranges::count(options.classes, used) == 0) {
      options.classes.push_back(used);
    }
  }
  if (all) options.classes.clear();
}

}  // namespace emoforge
