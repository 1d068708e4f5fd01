// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/help/help_panel.h"

#include <QTextBlock>
#include <QTextCursor>

#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int margin = 12;
constexpr qreal paragraphGap = 6;

}  // namespace

HelpPanel::HelpPanel(QWidget* parent) : QTextBrowser(parent) {
  setAccessibleName(tr("Help"));
  setFrameShape(QFrame::NoFrame);
  setOpenLinks(false);
  document()->setDocumentMargin(margin);
  connect(&theme(), &Theme::changed, this, &HelpPanel::refresh);
}

void HelpPanel::setTopic(const HelpTopic& topic) {
  topic_ = topic;
  refresh();
  emit titleChanged(topic.title);
}

void HelpPanel::refresh() {
  document()->setDefaultFont(theme().font(TextRole::Body));
  if (topic_.html.isEmpty()) {
    setMarkdown(topic_.markdown);
    styleBlocks();
  } else {
    setHtml(topic_.html);
  }
}

/// Headings of Markdown come in the sizes of a web page; here they are those of a panel.
void HelpPanel::styleBlocks() {
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
    QTextCursor cursor(block);
    QTextBlockFormat format = block.blockFormat();
    if (block.blockFormat().headingLevel() > 0) {
      cursor.select(QTextCursor::BlockUnderCursor);
      QTextCharFormat letters;
      letters.setFont(theme().font(TextRole::BodyStrong));
      letters.setProperty(QTextFormat::FontSizeAdjustment, 0);
      cursor.mergeCharFormat(letters);
      format.setTopMargin(2 * paragraphGap);
    } else {
      format.setTopMargin(0);
    }
    format.setBottomMargin(paragraphGap);
    cursor.setBlockFormat(format);
  }
}

}  // namespace emoforge
