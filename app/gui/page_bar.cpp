// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/page_bar.h"

#include <QActionGroup>
#include <QPainter>
#include <QToolButton>

#include "widgets/badge_button.h"
#include "widgets/command_field.h"
#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int compactBelow = 1400;
constexpr int barHeight = 44;
constexpr int gapHeight = 4;

/// Space as a widget: a padding of the style sheet would come on all four sides.
QWidget* makeGap(QWidget* parent, int width) {
  auto* gap = new QWidget(parent);
  gap->setFixedSize(width, 1);  // without a height a tool bar leaves it out
  return gap;
}

}  // namespace

PageBar::PageBar(QWidget* parent) : QToolBar(parent) {
  setObjectName("page-bar");
  setWindowTitle(tr("Pages"));
  setAccessibleName(tr("Pages"));
  setStyleProperty(this, "kind", QStringLiteral("pages"));
  setGapShown(false);
  setMovable(false);
  setContextMenuPolicy(Qt::PreventContextMenu);
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setIconSize({18, 18});
  struct Entry {
    QString text;
    const char* icon;
  };
  const Entry entries[pageCount] = {{tr("Inspect"), "scan-eye"},
                                    {tr("Train"), "flask-conical"},
                                    {tr("Compare"), "columns-2"},
                                    {tr("Analyse"), "chart-scatter"},
                                    {tr("Report"), "file-chart-line"}};
  addWidget(makeGap(this, 12));
  auto* group = new QActionGroup(this);
  for (int i = 0; i < pageCount; ++i) {
    QAction* action = addAction(themedIcon(QString::fromLatin1(entries[i].icon)), entries[i].text);
    action->setCheckable(true);
    action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)));
    action->setActionGroup(group);
    widgetForAction(action)->setAccessibleName(entries[i].text);
    connect(action, &QAction::triggered, this,
            [this, i] { emit pageChosen(static_cast<PageId>(i)); });
    actions_ << action;
  }
  auto* stretch = new QWidget(this);
  stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  addWidget(stretch);
  commands_ = new CommandField(tr("Find a command"), QKeySequence("Ctrl+Shift+P"), this);
  endPlace_ = addWidget(commands_);
  addWidget(makeGap(this, 6));
  bell_ = new BadgeButton("bell", tr("Notices"), this);
  addWidget(bell_);
  auto* help = makeIconButton("circle-question-mark", tr("Help (F1)"), this);
  help->setIconSize({18, 18});
  addWidget(help);
  addWidget(makeGap(this, 8));
  connect(commands_, &CommandField::clicked, this, &PageBar::commandsRequested);
  connect(bell_, &BadgeButton::clicked, this, &PageBar::noticesRequested);
  connect(help, &QToolButton::clicked, this, &PageBar::helpRequested);
  setCurrent(PageId::Inspect);
}

QString PageBar::pageName(PageId page) {
  const char* names[pageCount] = {"inspect", "train", "compare", "analyse", "report"};
  return QString::fromLatin1(names[static_cast<int>(page)]);
}

void PageBar::setCurrent(PageId page) {
  actions_[static_cast<int>(page)]->setChecked(true);
}

void PageBar::clearCurrent() {
  QActionGroup* group = actions_.front()->actionGroup();
  // An exclusive group keeps one checked.
  group->setExclusive(false);
  for (QAction* action : actions_) action->setChecked(false);
  group->setExclusive(true);
}

void PageBar::setGapShown(bool shown) {
  gap_ = shown ? gapHeight : 0;
  setContentsMargins(0, 0, 0, gap_);
  setFixedHeight(theme().scaled(barHeight) + gap_);
}

void PageBar::setPageEnabled(PageId page, bool enabled, const QString& reason) {
  QAction* target = action(page);
  target->setEnabled(enabled);
  target->setToolTip(enabled ? target->text() : reason);
}

void PageBar::addIconActions(const QList<QAction*>& actions) {
  for (QAction* added : actions) {
    // A button of the bar itself would take over the bar's text beside the icon.
    auto* button = makeIconButton({}, added->text(), this);
    button->setDefaultAction(added);
    insertWidget(endPlace_, button);
    const auto rename = [added, button] {
      const QString name = added->text().remove('&');
      button->setAccessibleName(name);
      added->setToolTip(QStringLiteral("%1 (%2)").arg(
          name, added->shortcut().toString(QKeySequence::NativeText)));
    };
    connect(added, &QAction::changed, button, rename);
    rename();
  }
  insertSeparator(endPlace_);
}

void PageBar::setNoticeCount(int count) {
  bell_->setCount(count);
  const QString text = count > 0 ? tr("%1 unread notices").arg(count) : tr("No unread notices");
  bell_->setToolTip(text);
  bell_->setAccessibleDescription(text);
}

void PageBar::resizeEvent(QResizeEvent* event) {
  commands_->setCompact(width() < theme().scaled(compactBelow));
  QToolBar::resizeEvent(event);
}

void PageBar::paintEvent(QPaintEvent* event) {
  QToolBar::paintEvent(event);
  QPainter painter(this);
  const int bottom = height() - gap_;
  painter.fillRect(0, bottom - 1, width(), 1, theme().color(Token::Line));
  painter.fillRect(0, bottom, width(), gap_, theme().color(Token::App));
}

}  // namespace emoforge
