// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notice_popup.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>

#include "widgets/empty_view.h"
#include "widgets/notice_bar.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kWidth = 460;
constexpr int kMostHeight = 420;
constexpr int kShown = 100;  // rows are widgets; older ones are counted

QString whenText(const NoticeHistory::Entry& entry) {
  const QDate day = entry.time.date();
  QString text =
      day == QDate::currentDate()
          ? entry.time.toString(QStringLiteral("HH:mm"))
          : QLocale(QLocale::English).toString(entry.time, QStringLiteral("d MMM HH:mm"));
  if (entry.times > 1) text += NoticePopup::tr(", %1 times").arg(entry.times);
  return text;
}

}  // namespace

NoticePopup::NoticePopup(NoticeHistory* history, QWidget* window)
    : QFrame(window, Qt::Popup), history_(history) {
  setSurface(this, "popup");
  setAccessibleName(tr("Notices"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(1, 1, 1, 1);
  column->setSpacing(0);
  column->addWidget(makeHead());
  column->addWidget(makeLine());
  stage_ = new QStackedWidget(this);
  stage_->addWidget(new EmptyView("bell", tr("No notices"),
                                  tr("Problems with data and runs are kept here."), stage_));
  scroll_ = new QScrollArea(stage_);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setAccessibleName(tr("Notices"));
  stage_->addWidget(scroll_);
  column->addWidget(stage_);
  connect(history_, &NoticeHistory::changed, this, [this] {
    // A row may be the sender: it goes when its signal has been delivered.
    if (isVisible()) QMetaObject::invokeMethod(this, &NoticePopup::refresh, Qt::QueuedConnection);
  });
}

QWidget* NoticePopup::makeHead() {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 6, 8, 6);
  row->setSpacing(8);
  row->addWidget(makeLabel(tr("Notices"), "strong", head));
  count_ = makeLabel({}, "detail", head);
  row->addWidget(count_, 1);
  readAll_ = makeButton(tr("Mark all as read"), {}, false, head);
  readAll_->setProperty("compact", true);
  readAll_->setToolTip(tr("Takes the number from the bell"));
  row->addWidget(readAll_);
  connect(readAll_, &QPushButton::clicked, history_, &NoticeHistory::markAllRead);
  return head;
}

QWidget* NoticePopup::makeRow(const NoticeHistory::Entry& entry) {
  auto* row = new QWidget;
  auto* column = new QVBoxLayout(row);
  column->setContentsMargins(12, 8, 12, 0);
  column->setSpacing(3);
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  line->addWidget(makeLabel(whenText(entry), "small"));
  if (!entry.read) line->addWidget(makeLabel(tr("unread"), "unread"));
  line->addStretch(1);
  if (!entry.read) {
    auto* read = makeIconButton("check", tr("Mark as read"), row, true);
    line->addWidget(read);
    connect(read, &QToolButton::clicked, history_,
            [history = history_, id = entry.id] { history->markRead(id); });
  }
  column->addLayout(line);
  auto* bar = new NoticeBar(entry.notice, row);
  bar->setActions(entry.actions);
  column->addWidget(bar);
  connect(bar, &NoticeBar::actionRequested, this, [this, id = entry.id](const QString& action) {
    history_->markRead(id);
    close();
    emit actionRequested(action);
  });
  return row;
}

void NoticePopup::refresh() {
  const auto& entries = history_->entries();
  const int unread = history_->unread();
  count_->setText(unread > 0 ? tr("%1 unread").arg(unread) : QString());
  readAll_->setEnabled(unread > 0);
  stage_->setCurrentIndex(entries.isEmpty() ? 0 : 1);
  const int place = scroll_->verticalScrollBar()->value();
  auto* content = new QWidget;
  setSurface(content, "head");
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 12);
  column->setSpacing(0);
  const auto shown = std::min<qsizetype>(entries.size(), kShown);
  for (qsizetype i = 0; i < shown; ++i) column->addWidget(makeRow(entries[i]));
  if (shown < entries.size()) {
    auto* older = makeLabel(tr("%1 older").arg(entries.size() - shown), "small", content);
    older->setContentsMargins(12, 8, 12, 0);
    column->addWidget(older);
  }
  column->addStretch(1);
  scroll_->setWidget(content);
  const int wanted =
      entries.isEmpty() ? theme().scaled(140) : content->heightForWidth(theme().scaled(kWidth) - 2);
  stage_->setFixedHeight(std::min(std::max(wanted, 60), theme().scaled(kMostHeight)));
  setFixedWidth(theme().scaled(kWidth));
  adjustSize();
  scroll_->verticalScrollBar()->setValue(place);
}

void NoticePopup::open(const QWidget* anchor) {
  refresh();
  const QPoint corner = anchor->mapToGlobal(QPoint(anchor->width(), anchor->height() + 4));
  move(std::max(corner.x() - width(), 0), corner.y());
  show();
  if (readAll_->isEnabled()) readAll_->setFocus(Qt::PopupFocusReason);
}

}  // namespace emoforge
