// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start_time.h"

#include <time.h>
#include <unistd.h>

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QWidget>
#include <cstdio>

namespace emoforge {

qint64 millisecondsSinceProcessStart() {
  QFile file("/proc/self/stat");
  if (!file.open(QIODevice::ReadOnly)) return -1;
  // The program's name, in brackets, may hold spaces. The start is field 22, the third is next.
  const QByteArray line = file.readAll();
  const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
  timespec now{};
  if (fields.size() < 20 || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return -1;
  const qint64 startedMs = fields[19].toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
  return qint64{now.tv_sec} * 1000 + now.tv_nsec / 1000000 - startedMs;
}

StartTime::StartTime(QWidget* window, bool withProject)
    : QObject(window), window_(window), withProject_(withProject) {
  window->installEventFilter(this);
  connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
          &StartTime::idle);
  print("main window made");
}

void StartTime::projectOpened() {
  opened_ = true;
  print("project read");
}

bool StartTime::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Paint) painted_ = true;
  return QObject::eventFilter(watched, event);
}

/// Called each time the event loop has nothing to do.
void StartTime::idle() {
  if (painted_ && !shown_) {
    shown_ = true;
    print("window usable");
  }
  if (!shown_ || (withProject_ && !opened_)) return;
  if (opened_) print("project usable");
  QCoreApplication::quit();
}

void StartTime::print(const char* what) {
  timespec work{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &work);
  const auto workMs = static_cast<long long>(work.tv_sec) * 1000 + work.tv_nsec / 1000000;
  std::printf("%-20s %5lld ms, the processor worked %5lld ms\n", what,
              static_cast<long long>(millisecondsSinceProcessStart()), workMs);
  std::fflush(stdout);
}

}  // namespace emoforge
