// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/import/import_tables.h"

#include <QHeaderView>
#include <algorithm>

#include "widgets/item_roles.h"
#include "widgets/row_delegate.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

void prepare(QTableWidget* table) {
  table->verticalHeader()->hide();
  table->verticalHeader()->setDefaultSectionSize(theme().scaled(24));
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setStretchLastSection(true);
  table->setItemDelegate(new RowDelegate(RowDelegate::Kind::Table, table));
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setTabKeyNavigation(false);
  table->setTextElideMode(Qt::ElideMiddle);
}

QTableWidgetItem* cell(const QString& text) {
  auto* item = new QTableWidgetItem(text);
  item->setToolTip(text);
  return item;
}

/// Relative to the folder where it lies in it.
QString shortPath(const std::filesystem::path& file, const std::filesystem::path& folder) {
  if (file.empty()) return {};
  const auto relative = file.lexically_relative(folder);
  const bool inside = !relative.empty() && *relative.begin() != "..";
  return QString::fromStdString((inside ? relative : file.filename()).generic_string());
}

QString reasonOf(const Notice& notice) {
  const std::string advice = notice.advice.empty() ? "" : " " + notice.advice;
  return QString::fromStdString(notice.message + advice);
}

}  // namespace

ImportItems::ImportItems(QWidget* parent) : QTableWidget(parent) {
  setAccessibleName(tr("Clips as they will be imported"));
  prepare(this);
}

void ImportItems::show(const Dataset& data) {
  const std::vector<std::string> columns = data.columnNames();
  QStringList head{tr("Clip"), tr("Class")};
  for (const std::string& column : columns) head << QString::fromStdString(column);
  clear();
  setColumnCount(static_cast<int>(head.size()));
  setHorizontalHeaderLabels(head);
  setRowCount(std::min(kMostRows, static_cast<int>(data.items().size())));
  for (int row = 0; row < rowCount(); ++row) {
    const Item& item = data.items()[static_cast<std::size_t>(row)];
    setItem(row, 0, cell(QString::fromStdString(item.id)));
    setItem(row, 1, cell(QString::fromStdString(item.label)));
    for (std::size_t c = 0; c < columns.size(); ++c) {
      setItem(row, static_cast<int>(c) + 2,
              cell(QString::fromStdString(std::string(item.column(columns[c])))));
    }
  }
  resizeColumnsToContents();
  setColumnWidth(0, std::min(columnWidth(0), theme().scaled(260)));
}

ImportProblems::ImportProblems(QWidget* parent) : QTableWidget(0, 3, parent) {
  setAccessibleName(tr("Problems"));
  prepare(this);
  setHorizontalHeaderLabels({tr("File"), tr("Line"), tr("Reason")});
  setColumnWidth(0, theme().scaled(190));
  setColumnWidth(1, theme().scaled(48));
}

void ImportProblems::show(const std::vector<Notice>& notices, const std::filesystem::path& folder) {
  setRowCount(static_cast<int>(notices.size()));
  for (int row = 0; row < rowCount(); ++row) {
    const Notice& notice = notices[static_cast<std::size_t>(row)];
    auto* file = cell(shortPath(notice.place.file, folder));
    const bool bad = notice.severity == Notice::Severity::Error;
    file->setData(IconNameRole, bad ? "octagon-x" : "triangle-alert");
    file->setToolTip(QString::fromStdString(notice.place.file.string()));
    setItem(row, 0, file);
    setItem(row, 1, cell(notice.place.line > 0 ? QString::number(notice.place.line) : QString()));
    setItem(row, 2, cell(reasonOf(notice)));
  }
}

}  // namespace emoforge
