// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

namespace emoforge {

/// Sentences with a tick or a warning sign, some with a link that shows the place.
class CheckList : public QWidget {
  Q_OBJECT
 public:
  struct Check {
    bool good = true;
    QString sentence;
    QString link = {};  ///< text of the link; empty for none
    int id = -1;        ///< comes back in linkActivated()
  };
  explicit CheckList(QWidget* parent = nullptr);
  void setChecks(const QVector<Check>& checks);
  const QVector<Check>& checks() const { return checks_; }

 signals:
  void linkActivated(int id);

 private:
  void refresh();
  QVector<Check> checks_;
  QWidget* rows_ = nullptr;
};

}  // namespace emoforge
