// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "widgets/notice_history.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace emoforge {

/// The bell's list: each notice with its time, how often it came, its actions, and a mark while it
/// is unread.
class NoticePopup : public QFrame {
  Q_OBJECT
 public:
  NoticePopup(NoticeHistory* history, QWidget* window);

  /// Shows the list under `anchor`, its right edge at the anchor's.
  void open(const QWidget* anchor);

 signals:
  void actionRequested(const QString& id);

 private:
  QWidget* makeHead();
  QWidget* makeRow(const NoticeHistory::Entry& entry);
  void refresh();

  NoticeHistory* history_;
  QLabel* count_;
  QPushButton* readAll_;
  QStackedWidget* stage_;
  QScrollArea* scroll_;
};

}  // namespace emoforge
