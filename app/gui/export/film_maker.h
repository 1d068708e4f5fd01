// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QPointer>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/error.h"
#include "viewers/skeleton_view.h"

namespace emoforge {

class FilmWriter;

/// A view in a film, with the words in its corner.
struct FilmPane {
  QPointer<SkeletonView> view;
  QString name;  ///< "Real, happy / walk 001"; empty: none
};

struct FilmRequest {
  std::filesystem::path file;
  QSize size{1280, 720};
  double framesPerSecond = 30.0;
  double speed = 1.0;
  double startSeconds = 0.0;  ///< of the clock
  double endSeconds = 0.0;
  bool screenColors = true;

  /// At least one.
  int frameCount() const;
  /// Of the clock, for frame 0 … frameCount() − 1.
  double timeOfFrame(int frame) const;
};

/// Makes a film of one view or of several side by side: draws frame after frame off the screen at
/// fixed times, so that the rate does not depend on this machine. Drawing is in the background, a
/// frame at a time; the window stays usable. Interface thread only; deleting it cancels.
class FilmMaker : public QObject {
  Q_OBJECT
 public:
  FilmMaker(std::vector<FilmPane> panes, const FilmRequest& request, QObject* parent = nullptr);
  ~FilmMaker() override;

  void start();
  /// Nothing is left on the disk; finished() and failed() do not come.
  void cancel();

 signals:
  void progressed(int frames, int ofFrames);
  void finished();
  void failed(const emoforge::Notice& notice);

 private:
  struct Output;
  void drawFrame();
  void drawPane(std::size_t index);
  void writeFrame();
  void close();
  void fail(const Notice& notice);
  QRect paneRect(std::size_t index) const;

  std::vector<FilmPane> panes_;
  FilmRequest request_;
  std::vector<std::unique_ptr<SkeletonPainter>> painters_;
  std::vector<QImage> drawn_;
  std::shared_ptr<Output> output_;
  int frame_ = 0;
  bool cancelled_ = false;
};

}  // namespace emoforge
