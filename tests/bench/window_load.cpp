// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks of its interface thread and of the memory while it works.
//
//   window_load [--clips N] [--seconds S]   import of N demo clips, training, playback of S seconds
//   window_load --minutes M                 playing and training in turn for M minutes: memory
//
// An event's own work is its wall time less the time in which the thread was ready but other
// threads had the processors: computing and waiting for locks. The wall time stands beside that of
// an idle window in a process of its own, which runs all the while on the same machine.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QLabel>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>

#include "app/gui/main_window.h"
#include "app/gui/pages/compare_page.h"
#include "app/gui/pages/train_page.h"
#include "core/base/process_memory.h"
#include "core/experiment/catalogues.h"
#include "core/nn/runtime.h"
#include "tests/support/temporary_folder.h"
#include "viewers/surface_format.h"
#include "widgets/theme.h"

using namespace emoforge;

namespace {

/// Nanoseconds in which the calling thread was ready to run but had no processor.
class ReadyTime {
 public:
  ReadyTime() : file_(::open("/proc/thread-self/schedstat", O_RDONLY)) {}
  ~ReadyTime() { ::close(file_); }
  long long nanoseconds() const {
    char text[96] = {};
    if (::pread(file_, text, sizeof text - 1, 0) <= 0) return 0;
    long long running = 0;
    long long ready = 0;
    std::sscanf(text, "%lld %lld", &running, &ready);
    return ready;
  }

 private:
  int file_;
};

struct EventTimes {
  std::vector<double> ownMilliseconds;
  std::vector<double> wallMilliseconds;
  std::string longest;  ///< receiver and type of the event with the most own work

  static double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0.0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
  }
};

/// Measures every event that is not part of another.
class MeasuredApplication : public QApplication {
 public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override {
    if (inside_) return QApplication::notify(receiver, event);
    inside_ = true;
    const char* name = receiver->metaObject()->className();
    const int type = event->type();
    const auto start = std::chrono::steady_clock::now();
    const long long readyBefore = ready_.nanoseconds();
    const bool done = QApplication::notify(receiver, event);
    const long long ready = ready_.nanoseconds() - readyBefore;
    const auto wall = std::chrono::steady_clock::now() - start;
    inside_ = false;
    add(name, type, 1e-6 * static_cast<double>(std::chrono::nanoseconds(wall).count()),
        1e-6 * static_cast<double>(ready));
    return done;
  }

  EventTimes take() { return std::exchange(times_, {}); }

 private:
  void add(const char* name, int type, double wall, double ready) {
    const double own = std::max(0.0, wall - ready);
    if (own > longest_ || times_.ownMilliseconds.empty()) {
      longest_ = own;
      times_.longest = fmt::format("{}, event type {}", name, type);
    }
    times_.ownMilliseconds.push_back(own);
    times_.wallMilliseconds.push_back(wall);
  }

  ReadyTime ready_;
  EventTimes times_;
  double longest_ = 0.0;
  bool inside_ = false;
};

double megabytes(std::size_t bytes) {
  return static_cast<double>(bytes) / 1048576.0;
}

/// A label that counts, nothing else: what the machine leaves to any window. Ends when
/// its standard input is closed.
int idle(MeasuredApplication& application) {
  QLabel label("0");
  label.show();
  QTimer tick;
  int count = 0;
  QObject::connect(&tick, &QTimer::timeout, [&] { label.setNum(++count); });
  tick.start(16);
  QSocketNotifier parent(STDIN_FILENO, QSocketNotifier::Read);
  QObject::connect(&parent, &QSocketNotifier::activated, &QApplication::quit);
  QApplication::exec();
  const EventTimes times = application.take();
  fmt::print("{:.2f} {:.2f}\n", EventTimes::percentile(times.wallMilliseconds, 0.99),
             EventTimes::percentile(times.wallMilliseconds, 1.0));
  return 0;
}

class IdlePeer {
 public:
  IdlePeer() { process_.start(QCoreApplication::applicationFilePath(), {"--idle"}); }
  QString times() {
    process_.closeWriteChannel();
    process_.waitForFinished();
    const QStringList parts = QString::fromLatin1(process_.readAllStandardOutput()).split(' ');
    return QStringLiteral("idle window: p99 %1 ms, longest %2 ms")
        .arg(parts.value(0), parts.value(1).trimmed());
  }

 private:
  QProcess process_;
};

/// Prints what came together since the last call.
void report(MeasuredApplication& application, const char* phase, IdlePeer& peer) {
  constexpr double kAllowedMilliseconds = 50.0;
  const EventTimes times = application.take();
  const double longest = EventTimes::percentile(times.ownMilliseconds, 1.0);
  fmt::print(
      "{:10} {:6} events; own work p99 {:6.2f} ms, longest {:6.2f} ms, {:.2f} x the {:.0f} allowed "
      "({}); wall p99 {:6.2f} ms, longest {:6.2f} ms; {}; {:.0f} MB\n",
      phase, times.ownMilliseconds.size(), EventTimes::percentile(times.ownMilliseconds, 0.99),
      longest, longest / kAllowedMilliseconds, kAllowedMilliseconds, times.longest,
      EventTimes::percentile(times.wallMilliseconds, 0.99),
      EventTimes::percentile(times.wallMilliseconds, 1.0), peer.times().toStdString(),
      megabytes(residentBytes()));
  std::fflush(stdout);
}

constexpr int patience = 600000;

bool openClips(MainWindow& window, const std::filesystem::path& folder) {
  QSignalSpy opened(&window.workspace(), &Workspace::opened);
  window.openFolder(folder);
  return opened.wait(patience);
}

bool train(MainWindow& window) {
  QSignalSpy finished(&window.jobs(), &JobRunner::jobFinished);
  window.showPage(PageId::Train);
  window.trainPage()->settings()->start();
  return finished.wait(patience);
}

void play(MainWindow& window, PageId page, int milliseconds) {
  window.showPage(page);
  QTest::qWait(500);
  window.clock().setPlaying(true);
  QTest::qWait(milliseconds);
  window.clock().setPlaying(false);
}

std::filesystem::path demoSet(const std::filesystem::path& folder, std::size_t perClass) {
  DemoRequest request;
  request.folder = folder / "motion";
  request.perClass = perClass;
  NoProgress progress;
  registry().demos.create("body-motion")->write(request, progress);
  return request.folder;
}

int phases(MeasuredApplication& application, MainWindow& window,
           const std::filesystem::path& folder, int seconds) {
  const auto during = [&](const char* phase, const std::function<bool()>& work) {
    application.take();
    IdlePeer peer;
    if (!work()) {
      fmt::print("{} did not end.\n", phase);
      return false;
    }
    QTest::qWait(1000);
    report(application, phase, peer);
    return true;
  };
  const bool done =
      during("import", [&] { return openClips(window, folder); }) &&
      during("training", [&] { return train(window); }) &&
      during("inspect", [&] { return play(window, PageId::Inspect, 1000 * seconds), true; }) &&
      during("compare", [&] { return play(window, PageId::Compare, 1000 * seconds), true; });
  return done ? 0 : 1;
}

/// Memory at the end of each round and its growth per minute over the second half (least squares).
int endure(MeasuredApplication& application, MainWindow& window,
           const std::filesystem::path& folder, double minutes) {
  if (!openClips(window, folder)) return 1;
  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double, std::ratio<60>>(std::chrono::steady_clock::now() - start)
        .count();
  };
  std::vector<std::pair<double, double>> points;
  while (elapsed() < minutes) {
    if (!train(window)) return 1;
    play(window, PageId::Inspect, 15000);
    play(window, PageId::Compare, 15000);
    QTest::qWait(1000);
    application.take();  // else the times of all events would be part of the growth
    points.emplace_back(elapsed(), megabytes(residentBytes()));
    fmt::print("{:5.1f} min {:7.1f} MB, of these allocated {:.1f}\n", points.back().first,
               points.back().second, megabytes(allocatedBytes()));
    std::fflush(stdout);
  }
  points.erase(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(points.size() / 2));
  double meanX = 0.0;
  double meanY = 0.0;
  for (const auto& [x, y] : points) {
    meanX += x / static_cast<double>(points.size());
    meanY += y / static_cast<double>(points.size());
  }
  double covariance = 0.0;
  double variance = 0.0;
  for (const auto& [x, y] : points) {
    covariance += (x - meanX) * (y - meanY);
    variance += (x - meanX) * (x - meanX);
  }
  fmt::print("growth over the second half: {:.2f} MB a minute, n = {}\n",
             variance > 0.0 ? covariance / variance : 0.0, points.size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  keepLittleFreedMemory();
  setUpOpenGl();
  MeasuredApplication application(argc, argv);
  QCommandLineParser options;
  options.addOptions({{"clips", "", "number", "1000"},
                      {"seconds", "", "seconds", "20"},
                      {"minutes", "", "minutes", "0"},
                      {"idle", ""}});
  options.process(application);
  if (options.isSet("idle")) return idle(application);

  const testing::TemporaryFolder folder;
  QStandardPaths::setTestModeEnabled(true);
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                     QString::fromStdString(folder.path().string()));
  QCoreApplication::setOrganizationName("EmoForge");
  QCoreApplication::setApplicationName("EmoForge load");
  setComputeThreads(0);
  theme().apply(ThemeMode::Dark);
  const double minutes = options.value("minutes").toDouble();
  constexpr std::size_t classes = 6;
  const std::size_t perClass =
      minutes > 0.0 ? 8 : (options.value("clips").toUInt() + classes - 1) / classes;
  const std::filesystem::path data = demoSet(folder.path(), perClass);
  MainWindow window;
  window.workspace().setProjectsFolder(folder / "projects");
  window.resize(1280, 800);
  window.show();
  if (!QTest::qWaitForWindowExposed(&window)) return 1;
  return minutes > 0.0 ? endure(application, window, data, minutes)
                       : phases(application, window, data, options.value("seconds").toInt());
}
