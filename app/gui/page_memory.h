// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QObject>
#include <QString>
#include <QVector>

class QAbstractButton;
class QHeaderView;
class QSettings;
class QSplitter;
class QWidget;

namespace emoforge {

class SkeletonPane;

/// What someone set up inside the pages, kept for the next start: splitters and columns that were
/// dragged, the style of 3-D views, and toggles of views. It takes the parts of a page that carry
/// an object name beginning with "keep-"; what nobody touched stays as the program has it.
class PageMemory : public QObject {
  Q_OBJECT
 public:
  explicit PageMemory(QObject* parent = nullptr);

  /// `page`: "inspect"; may be called again for panels of the page that live in docks.
  void add(const QString& page, QWidget* root);
  void restore(const QSettings& settings);
  void save(QSettings& settings) const;
  /// Splitters and columns of a page as they were before anyone touched them.
  void reset(const QString& page);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Splitter {
    QString page, key;
    QSplitter* splitter = nullptr;
    QByteArray initial;
    bool moved = false;
  };
  struct Columns {
    QString page, key;
    QHeaderView* header = nullptr;
    QMap<int, int> initial;
    QMap<int, int> chosen;  ///< column → width
    bool pressed = false;
  };
  struct View {
    QString key;
    SkeletonPane* pane = nullptr;
  };
  struct Toggle {
    QString key;
    QAbstractButton* button = nullptr;
  };
  void addColumns(const QString& page, QHeaderView* header, const QString& key);

  QVector<Splitter> splitters_;
  QVector<Columns> columns_;
  QVector<View> views_;
  QVector<Toggle> toggles_;
};

}  // namespace emoforge
