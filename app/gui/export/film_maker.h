// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>
#include <vector>

#include "app/gui/export/views_picture.h"
#include "core/base/error.h"

namespace emoforge {

class FilmWriter;

struct FilmRequest {
  std::filesystem::path file;
  QSize size{1280, 720};
  double framesPerSecond = 30.0;
  double speed = 1.0;
  double startSeconds = 0.0;  ///< of the clock
  double endSeconds = 0.0;
  bool screenColors = true;
  bool sidecar = true;           ///< the record (.json) beside the film
  Json origin = Json::object();  ///< where the clips come from, for the record

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
  FilmMaker(std::vector<NamedView> views, const FilmRequest& request, QObject* parent = nullptr);
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
  void writeFrame(const ViewsPicture& picture);
  void close();
  void fail(const Notice& notice);
  Json record() const;

  std::vector<NamedView> views_;
  FilmRequest request_;
  std::unique_ptr<ViewsPainter> painter_;
  std::string record_;  ///< of the views as they were at the start
  std::shared_ptr<Output> output_;
  int frame_ = 0;
  bool cancelled_ = false;
};

}  // namespace emoforge
