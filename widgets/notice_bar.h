// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "core/base/error.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace emoforge {

/// A left-barred box: icon, text, up to two actions as links, and a button that closes it.
/// It stays until it is read (closed) or solved (removed by its owner).
class NoticeBar : public QWidget {
  Q_OBJECT
 public:
  explicit NoticeBar(const Notice& notice, QWidget* parent = nullptr);

  void setNotice(const Notice& notice);
  const Notice& notice() const { return notice_; }
  /// At most two; `id` comes back in actionRequested().
  void setActions(const QVector<std::pair<QString, QString>>& idAndText);
  void setClosable(bool closable);

 signals:
  void actionRequested(const QString& id);
  void closed();

 private:
  void refresh();
  Notice notice_;
  QVector<std::pair<QString, QString>> actions_;
  QLabel* icon_;
  QLabel* text_;
  QToolButton* close_;
};

/// Shows at most three notices, the newest first, then "2 more", which opens the rest.
class NoticeStack : public QWidget {
  Q_OBJECT
 public:
  explicit NoticeStack(QWidget* parent = nullptr);

  /// The same text is shown once. The bar is owned by the stack.
  NoticeBar* add(const Notice& notice, const QVector<std::pair<QString, QString>>& actions = {});
  /// What it tells of is solved; a bar that was closed meanwhile is fine.
  void remove(NoticeBar* bar);
  void clear();
  int count() const { return static_cast<int>(bars_.size()); }

 signals:
  void actionRequested(const QString& id);

 private:
  void refresh();
  QVector<NoticeBar*> bars_;
  QVBoxLayout* layout_;
  QLabel* more_;
  bool expanded_ = false;
};

}  // namespace emoforge
