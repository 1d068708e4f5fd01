// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace emoforge {

/// Milliseconds since the system started this process; the kernel counts in steps of 10. -1 where
/// it does not tell.
qint64 millisecondsSinceProcessStart();

/// Prints when the window was usable (painted for the first time, and nothing left to do) and when
/// its project was (opened, and nothing left to do) if there is one; then ends the program.
class StartTime : public QObject {
  Q_OBJECT
 public:
  StartTime(QWidget* window, bool withProject);

  void projectOpened();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void print(const char* what);
  void idle();

  QWidget* window_;
  bool painted_ = false;
  bool shown_ = false;
  bool opened_ = false;
  bool withProject_;
};

}  // namespace emoforge
