// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>
#include <QVector>
#include <array>
#include <functional>

#include "app/gui/page_bar.h"

class QDockWidget;
class QMainWindow;
class QSettings;

namespace emoforge {

/// Sizes of the docks for a window of this size, logical pixels.
struct DockSizes {
  int left = 0;
  int right = 0;
  int bottom = 0;
  bool bottomTabbed = false;  ///< one dock above the other where there is no room for two
};
DockSizes dockSizesFor(const QSize& window, PageId page);

/// Named layouts: what someone needs to look at data, to train, to show the screen to others.
enum class NamedLayout { Inspect, Train, Present };

/// Which docks each page shows, and where. A page that nobody touched has the default layout of the
/// window's size; what is moved, closed or dragged is kept for that page.
class DockLayouts : public QObject {
  Q_OBJECT
 public:
  explicit DockLayouts(QMainWindow* window);

  /// Docks are laid out in the order in which they were added.
  void add(QDockWidget* dock, Qt::DockWidgetArea area, const QVector<PageId>& pages);
  const QVector<QDockWidget*>& docks() const { return docks_; }

  /// Keeps the layout of the page that is left and brings that of the next one.
  void showPage(PageId page);
  /// The start page has no docks.
  void leavePages();
  /// The default layout of the present page.
  void reset();
  void apply(NamedLayout layout);
  /// Moves the focus by `step` and on past docks that lie behind others; false: it does not move.
  bool passFocus(const std::function<bool()>& step);
  /// Hides all docks, or brings back those that were hidden.
  void togglePanels();
  bool panelsHidden() const { return !beforeHiding_.isEmpty(); }

  void restore(const QSettings& settings);
  void save(QSettings& settings);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Entry {
    QDockWidget* dock = nullptr;
    Qt::DockWidgetArea area = Qt::LeftDockWidgetArea;
    QVector<PageId> pages;
  };
  void place(const std::function<bool(const Entry&)>& shown);
  void touch();
  void keep();
  QByteArray& layout(PageId page) { return layouts_[static_cast<std::size_t>(page)]; }
  bool& touched(PageId page) { return touched_[static_cast<std::size_t>(page)]; }

  QMainWindow* window_;
  QVector<Entry> entries_;
  QVector<QDockWidget*> docks_;
  std::array<QByteArray, pageCount> layouts_;
  std::array<bool, pageCount> touched_{};
  PageId page_ = PageId::Inspect;
  bool onPage_ = false;  ///< false: the start page is shown
  QByteArray beforeHiding_;
  int sizeClass_ = -1;
  bool placing_ = false;
  bool passing_ = false;
};

}  // namespace emoforge
