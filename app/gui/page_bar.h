// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>
#include <QVector>

class QToolButton;

namespace emoforge {

enum class PageId { Inspect, Train, Compare, Analyse, Report };
inline constexpr int pageCount = 5;

/// The switcher of pages (Ctrl+1 … 5), project name and the bell with the number of unread notices.
class PageBar : public QToolBar {
  Q_OBJECT
 public:
  explicit PageBar(QWidget* parent = nullptr);

  void setCurrent(PageId page);
  void clearCurrent();  ///< no page: the start page
  /// Pages are disabled, never hidden; the tool tip says why.
  void setPageEnabled(PageId page, bool enabled, const QString& reason = {});
  QAction* action(PageId page) const { return actions_[static_cast<int>(page)]; }
  void setNoticeCount(int count);
  /// Shows actions as icons left of the bell.
  void addIconActions(const QList<QAction*>& actions);

 signals:
  void pageChosen(emoforge::PageId page);
  void noticesRequested();

 private:
  QVector<QAction*> actions_;
  QToolButton* bell_;
  QAction* bellPlace_;
};

}  // namespace emoforge
