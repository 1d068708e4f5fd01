// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QVector>
#include <utility>

#include "core/base/error.h"

namespace emoforge {

/// What the program told since it started, newest first. The same text again moves up and counts.
/// Keeps the last 500. Interface thread only.
class NoticeHistory : public QObject {
  Q_OBJECT
 public:
  using Actions = QVector<std::pair<QString, QString>>;  ///< id and text

  struct Entry {
    int id = 0;
    Notice notice;
    Actions actions;
    QDateTime time;
    int times = 1;
    bool read = false;
  };

  explicit NoticeHistory(QObject* parent = nullptr) : QObject(parent) {}

  void add(const Notice& notice, const Actions& actions = {});
  const QVector<Entry>& entries() const { return entries_; }
  int unread() const;
  void markRead(int id);
  void markAllRead();

 signals:
  void changed();

 private:
  QVector<Entry> entries_;
  int lastId_ = 0;
};

}  // namespace emoforge
