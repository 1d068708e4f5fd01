// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>
#include <QVector>

class QToolButton;

namespace emoforge {

class BadgeButton;
class CommandField;

enum class PageId { Inspect, Train, Compare, Analyse, Report };
inline constexpr int pageCount = 5;

/// The switcher of pages (Ctrl+1 … 5), the field that finds commands, the bell with the number of
/// unread notices, and help.
class PageBar : public QToolBar {
  Q_OBJECT
 public:
  explicit PageBar(QWidget* parent = nullptr);

  void setCurrent(PageId page);
  void clearCurrent();  ///< no page: the start page
  /// A strip between the bar and what lies below, as between docks; the start page has none.
  void setGapShown(bool shown);
  /// Pages are disabled, never hidden; the tool tip says why.
  void setPageEnabled(PageId page, bool enabled, const QString& reason = {});
  /// "inspect", as on the command line and in the names of help files.
  static QString pageName(PageId page);
  QAction* action(PageId page) const { return actions_[static_cast<int>(page)]; }
  void setNoticeCount(int count);
  /// Shows actions as icons left of the bell.
  void addIconActions(const QList<QAction*>& actions);
  CommandField* commandField() const { return commands_; }
  BadgeButton* bell() const { return bell_; }

 signals:
  void pageChosen(emoforge::PageId page);
  void noticesRequested();
  void commandsRequested();
  void helpRequested();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QVector<QAction*> actions_;
  CommandField* commands_;
  BadgeButton* bell_;
  QAction* endPlace_;
  int gap_ = 0;
};

}  // namespace emoforge
