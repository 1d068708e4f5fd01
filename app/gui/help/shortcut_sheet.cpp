// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/help/shortcut_sheet.h"

#include <QTextBrowser>
#include <QVBoxLayout>
#include <utility>

#include "widgets/theme.h"

namespace emoforge {
namespace {

struct Group {
  QString title;
  QVector<std::pair<QString, QString>> rows;  ///< key, what it does
};

QVector<Group> groupsOf(const QVector<Command>& commands) {
  QVector<Group> groups;
  for (const Command& command : commands) {
    if (command.shortcut.isEmpty()) continue;
    if (groups.isEmpty() || groups.back().title != command.path) groups.append({command.path, {}});
    groups.back().rows.append({command.shortcut, command.name});
  }
  return groups;
}

Group mouseGroup() {
  return {
      ShortcutSheet::tr("Mouse"),
      {{ShortcutSheet::tr("drag in the view"), ShortcutSheet::tr("Turn")},
       {ShortcutSheet::tr("Alt-drag or middle button"), ShortcutSheet::tr("Move the camera")},
       {ShortcutSheet::tr("wheel"), ShortcutSheet::tr("Zoom about the pointer")},
       {ShortcutSheet::tr("drag on the timeline"), ShortcutSheet::tr("Go to a time")},
       {ShortcutSheet::tr("Shift-drag on the timeline"), ShortcutSheet::tr("Set the loop region")},
       {ShortcutSheet::tr("[ and ]"), ShortcutSheet::tr("Loop starts or ends here")}}};
}

QString htmlOf(const Group& group) {
  QString html = QStringLiteral("<p style=\"margin:10px 0 3px 0\"><b>%1</b></p><table>")
                     .arg(group.title.toHtmlEscaped());
  for (const auto& [key, what] : group.rows) {
    html += QStringLiteral(
                "<tr><td style=\"color:%1; padding:1px 12px 1px 0\">%2</td>"
                "<td style=\"padding:1px 0\">%3</td></tr>")
                .arg(theme().color(Token::Text2).name(), key.toHtmlEscaped(), what.toHtmlEscaped());
  }
  return html + QStringLiteral("</table>");
}

}  // namespace

ShortcutSheet::ShortcutSheet(QWidget* parent) : QDialog(parent), page_(new QTextBrowser(this)) {
  setWindowTitle(tr("Shortcuts"));
  setAccessibleName(tr("Shortcuts"));
  resize(theme().scaled(760), theme().scaled(620));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  page_->setFrameShape(QFrame::NoFrame);
  page_->setAccessibleName(tr("Shortcuts"));
  page_->document()->setDocumentMargin(12);
  column->addWidget(page_);
  connect(&theme(), &Theme::changed, this, &ShortcutSheet::refresh);
}

void ShortcutSheet::setCommands(const QVector<Command>& commands) {
  commands_ = commands;
  refresh();
}

QString ShortcutSheet::text() const {
  return page_->toPlainText();
}

void ShortcutSheet::refresh() {
  QVector<Group> groups = groupsOf(commands_);
  groups << mouseGroup();
  qsizetype all = 0;
  for (const Group& group : groups) all += group.rows.size() + 2;
  QString html = QStringLiteral("<table width=\"100%\"><tr><td width=\"50%\">");
  qsizetype written = 0;
  bool second = false;
  for (const Group& group : groups) {
    if (!second && written * 2 >= all) {
      html += QStringLiteral("</td><td width=\"50%\">");
      second = true;
    }
    html += htmlOf(group);
    written += group.rows.size() + 2;
  }
  page_->document()->setDefaultFont(theme().font(TextRole::Body));
  page_->setHtml(html + QStringLiteral("</td></tr></table>"));
}

}  // namespace emoforge
