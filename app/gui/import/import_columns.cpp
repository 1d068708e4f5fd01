// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/import/import_columns.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <regex>

#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

QString patternProblem(const QString& pattern) {
  try {
    // The same kind of expression as the import itself uses.
    const std::regex expression(pattern.toStdString());
    if (expression.mark_count() < 1) {
      return ImportColumns::tr("The pattern needs a group in brackets: the value of the column.");
    }
  } catch (const std::regex_error&) {
    return ImportColumns::tr("The pattern is no regular expression.");
  }
  return {};
}

ImportColumns::ImportColumns(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  auto* hint = makeLabel(
      tr("Taken out of the file name by a regular expression with one group; a column called "
         "label gives the class."),
      "small", this);
  hint->setWordWrap(true);
  column->addWidget(hint);
  list_ = new QVBoxLayout;
  list_->setSpacing(6);
  column->addLayout(list_);
  auto* add = makeButton(tr("Add a column"), "plus", false, this);
  add->setProperty("compact", true);
  connect(add, &QPushButton::clicked, this, [this] { addRow(); });
  column->addWidget(add, 0, Qt::AlignLeft);
}

void ImportColumns::addRow(const QString& column, const QString& pattern) {
  Row row{};
  row.box = new QWidget(this);
  auto* stack = new QVBoxLayout(row.box);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(2);
  auto* line = new QHBoxLayout;
  line->setSpacing(6);
  row.column = new QLineEdit(column, row.box);
  row.column->setProperty("compact", true);
  row.column->setAccessibleName(tr("Name of the column"));
  row.column->setPlaceholderText(tr("take"));
  row.column->setFixedWidth(theme().scaled(84));
  row.pattern = new QLineEdit(pattern, row.box);
  row.pattern->setProperty("compact", true);
  row.pattern->setFont(theme().font(TextRole::Mono));
  row.pattern->setAccessibleName(tr("Pattern of the column"));
  row.pattern->setPlaceholderText(QStringLiteral("_([a-z]+)_"));
  auto* remove = makeIconButton("x", tr("Remove this column"), row.box, true);
  line->addWidget(row.column);
  line->addWidget(row.pattern, 1);
  line->addWidget(remove);
  row.problem = makeLabel({}, "error", row.box);
  row.problem->setWordWrap(true);
  row.problem->hide();
  stack->addLayout(line);
  stack->addWidget(row.problem);
  list_->addWidget(row.box);
  rows_.append(row);
  connect(remove, &QToolButton::clicked, this, [this, box = row.box] { removeRow(box); });
  for (QLineEdit* field : {row.column, row.pattern}) {
    connect(field, &QLineEdit::textEdited, this, [this, row] {
      check(row);
      emit edited();
    });
  }
}

void ImportColumns::check(const Row& row) {
  const bool empty = row.pattern->text().isEmpty();
  const QString problem = empty ? QString() : patternProblem(row.pattern->text());
  row.problem->setText(problem);
  row.problem->setVisible(!problem.isEmpty());
  setStyleProperty(row.pattern, "state", problem.isEmpty() ? QString() : QStringLiteral("error"));
}

void ImportColumns::removeRow(QWidget* box) {
  rows_.erase(
      std::remove_if(rows_.begin(), rows_.end(), [box](const Row& row) { return row.box == box; }),
      rows_.end());
  box->hide();
  box->deleteLater();
  emit edited();
}

void ImportColumns::setPatterns(const std::map<std::string, std::string>& wanted) {
  if (wanted == patterns()) return;
  const QSignalBlocker quiet(this);
  while (!rows_.isEmpty()) removeRow(rows_.last().box);
  for (const auto& [column, pattern] : wanted) {
    addRow(QString::fromStdString(column), QString::fromStdString(pattern));
  }
}

std::map<std::string, std::string> ImportColumns::patterns() const {
  std::map<std::string, std::string> result;
  for (const Row& row : rows_) {
    const QString column = row.column->text().trimmed();
    const QString pattern = row.pattern->text();
    if (column.isEmpty() || pattern.isEmpty() || !patternProblem(pattern).isEmpty()) continue;
    result[column.toStdString()] = pattern.toStdString();
  }
  return result;
}

}  // namespace emoforge
