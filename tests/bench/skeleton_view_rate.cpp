// SPDX-License-Identifier: GPL-3.0-or-later
// Frames per second that the skeleton view presents: skeleton_view_rate CLIP.bvh [CLIP.bvh]
// [--views N]
// [--seconds S] [--light] [--onion] [--names] [--grab FILE.png]. The frames are counted where they
// leave the program, in the call that swaps the buffers; a frame action of Qt3D ticks even when
// nothing is drawn.
#include <dlfcn.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QScreen>
#include <QTimer>
#include <atomic>
#include <cstdio>
#include <ctime>

#include "core/motion/bvh_reader.h"
#include "tests/viewers/view_colors.h"
#include "viewers/skeleton_view.h"
#include "viewers/surface_format.h"

namespace {
std::atomic<int> presentedFrames{0};
}

// Takes the place of the library's own function for the whole program.
extern "C" void glXSwapBuffers(void* display, unsigned long drawable) {
  using Swap = void (*)(void*, unsigned long);
  static const auto original = reinterpret_cast<Swap>(dlsym(RTLD_NEXT, "glXSwapBuffers"));
  ++presentedFrames;
  original(display, drawable);
}

using namespace emoforge;

namespace {

double processorSeconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::vector<PlacedClip> readClips(const QStringList& files) {
  std::vector<PlacedClip> clips;
  for (const QString& file : files) {
    std::vector<Notice> notices;
    PlacedClip placed;
    placed.clip = std::make_shared<PosedClip>(toPosedClip(readBvh(file.toStdString(), notices)));
    placed.role = clips.empty() ? ClipRole::Real : ClipRole::Synthetic;
    placed.offsetMetres[0] = 0.9F * static_cast<float>(clips.size());
    clips.push_back(placed);
  }
  return clips;
}

}  // namespace

int main(int argc, char** argv) {
  setUpOpenGl();
  QApplication application(argc, argv);
  QCommandLineParser options;
  options.addOptions({{"seconds", "", "seconds", "5"},
                      {"views", "", "number", "1"},
                      {"light", ""},
                      {"onion", ""},
                      {"names", ""},
                      {"grab", "", "file"},
                      {"width", "", "pixels", "1280"},
                      {"height", "", "pixels", "720"},
                      {"time", "", "seconds", "-1"},
                      {"preset", "", "n", "0"}});
  options.process(application);

  QWidget window;
  auto* layout = new QHBoxLayout(&window);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  const std::vector<PlacedClip> clips = readClips(options.positionalArguments());
  std::vector<SkeletonView*> views;
  for (int i = 0; i < options.value("views").toInt(); ++i) {
    auto* view = createSkeletonView(&window);
    view->setColors(options.isSet("light") ? lightViewColors() : darkViewColors());
    ViewStyle style;
    style.onionSkin = options.isSet("onion");
    style.jointNames = options.isSet("names");
    view->setStyle(style);
    view->setClips(clips);
    layout->addWidget(view);
    views.push_back(view);
  }
  window.resize(options.value("width").toInt(), options.value("height").toInt());
  window.show();
  for (SkeletonView* view : views) {
    if (options.value("preset") == "1") view->look(CameraPreset::Front);
    if (options.value("preset") == "3") view->look(CameraPreset::Side);
    if (options.value("preset") == "7") view->look(CameraPreset::Top);
  }

  QElapsedTimer clock;
  clock.start();
  QTimer play;
  const double fixed = options.value("time").toDouble();
  const double length = clips.empty() ? 1.0
                                      : static_cast<double>(clips[0].clip->frames()) *
                                            clips[0].clip->frameTimeSeconds;
  QObject::connect(&play, &QTimer::timeout, [&] {
    const double now = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
    for (SkeletonView* view : views) view->setTime(fixed >= 0.0 ? fixed : std::fmod(now, length));
  });
  play.setTimerType(Qt::PreciseTimer);
  play.start(16);

  const int warmUpMilliseconds = 1500;
  const int milliseconds = static_cast<int>(1000.0 * options.value("seconds").toDouble());
  int before = 0;
  double processorBefore = 0.0;
  QTimer::singleShot(warmUpMilliseconds, [&] {
    before = presentedFrames;
    processorBefore = processorSeconds();
    clock.restart();
  });
  QTimer::singleShot(warmUpMilliseconds + milliseconds, [&] {
    const double seconds = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
    const double rate = (presentedFrames - before) / seconds / static_cast<double>(views.size());
    constexpr double kAskedRate = 30.0;
    std::printf(
        "%.1f presented frames/s per view, %.2f x the %.0f asked; %.2f cores, %zu view(s) of %d x "
        "%d, %zu clip(s)\n",
        rate, rate / kAskedRate, kAskedRate,
        (processorSeconds() - processorBefore) / seconds, views.size(), views[0]->width(),
        views[0]->height(), clips.size());
    if (options.isSet("grab")) {
      const QImage image = application.primaryScreen()->grabWindow(window.winId()).toImage();
      image.save(options.value("grab"));
    }
    QApplication::quit();
  });
  return QApplication::exec();
}
