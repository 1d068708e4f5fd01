// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/page_bar.h"

#include <QActionGroup>
#include <QToolButton>

#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

PageBar::PageBar(QWidget* parent) : QToolBar(parent) {
  setObjectName("page-bar");
  setWindowTitle(tr("Pages"));
  setAccessibleName(tr("Pages"));
  setStyleProperty(this, "kind", QStringLiteral("pages"));
  setFixedHeight(theme().scaled(44));
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
  bell_ = makeIconButton("bell", tr("Notices"), this);
  bell_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  bellPlace_ = addWidget(bell_);
  connect(bell_, &QToolButton::clicked, this, &PageBar::noticesRequested);
  setCurrent(PageId::Inspect);
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

void PageBar::setPageEnabled(PageId page, bool enabled, const QString& reason) {
  QAction* target = action(page);
  target->setEnabled(enabled);
  target->setToolTip(enabled ? target->text() : reason);
}

void PageBar::addIconActions(const QList<QAction*>& actions) {
  for (QAction* added : actions) {
    insertAction(bellPlace_, added);
    auto* button = static_cast<QToolButton*>(widgetForAction(added));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    const auto rename = [added, button] {
      const QString name = added->text().remove('&');
      button->setAccessibleName(name);
      added->setToolTip(QStringLiteral("%1 (%2)").arg(
          name, added->shortcut().toString(QKeySequence::NativeText)));
    };
    connect(added, &QAction::changed, button, rename);
    rename();
  }
  insertSeparator(bellPlace_);
}

void PageBar::setNoticeCount(int count) {
  bell_->setText(count > 0 ? QString::number(count) : QString());
  bell_->setToolTip(count > 0 ? tr("%1 notices").arg(count) : tr("No notices"));
}

}  // namespace emoforge
