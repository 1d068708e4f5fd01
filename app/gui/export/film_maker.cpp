// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/film_maker.h"

#include <algorithm>
#include <cmath>

#include "app/gui/background.h"
#include "app/gui/export/export_subject.h"
#include "app/gui/export/film_writer.h"
#include "app/gui/failure_notice.h"
#include "core/experiment/record.h"

namespace emoforge {
namespace {

constexpr int kNameHeightShare = 24;  // of the film's height
constexpr int kSmallestName = 10;

}  // namespace

/// Shared with the pool thread, one task at a time.
struct FilmMaker::Output {
  std::unique_ptr<FilmWriter> writer;
};

int FilmRequest::frameCount() const {
  const double seconds = std::max(0.0, endSeconds - startSeconds) / speed;
  return 1 + static_cast<int>(std::floor(seconds * framesPerSecond + 1e-6));
}

double FilmRequest::timeOfFrame(int frame) const {
  return startSeconds + frame * speed / framesPerSecond;
}

FilmMaker::FilmMaker(std::vector<NamedView> views, const FilmRequest& request, QObject* parent)
    : QObject(parent),
      views_(std::move(views)),
      request_(request),
      output_(std::make_shared<Output>()) {
  // Video formats halve the colour's resolution: sides must be even.
  request_.size = QSize(request.size.width() / 2 * 2, request.size.height() / 2 * 2);
}

FilmMaker::~FilmMaker() = default;

void FilmMaker::start() {
  painter_ = ViewsPainter::create(views_, request_.size, request_.screenColors, false);
  if (!painter_) {
    return fail(errorNotice(tr("The view cannot be drawn off the screen."),
                            tr("Show the clip again and try once more.")));
  }
  if (request_.sidecar) record_ = record().dump(1) + "\n";
  runInBackground(
      this,
      [output = output_, request = request_] {
        output->writer = FilmWriter::create(request.file, request.size, request.framesPerSecond);
        return true;
      },
      [this](bool) { drawFrame(); },
      [this](const std::exception& error) { fail(failureNotice(error)); });
}

Json FilmMaker::record() const {
  return {{"format", 1},
          {"kind", "film"},
          {"start_s", request_.startSeconds},
          {"end_s", request_.endSeconds},
          {"speed", request_.speed},
          {"frames", request_.frameCount()},
          {"frames_per_second", request_.framesPerSecond},
          {"width_px", request_.size.width()},
          {"height_px", request_.size.height()},
          {"colours", request_.screenColors ? "screen" : "print"},
          {"views", viewsRecord(views_)},
          {"from", request_.origin},
          {"versions", currentVersions()}};
}

void FilmMaker::cancel() {
  cancelled_ = true;
  painter_.reset();
  output_.reset();  // the writer takes its unfinished file away
}

void FilmMaker::drawFrame() {
  if (cancelled_) return;
  if (frame_ >= request_.frameCount()) return close();
  painter_->draw(request_.timeOfFrame(frame_),
                 [this](const ViewsPicture& picture) { writeFrame(picture); });
}

void FilmMaker::writeFrame(const ViewsPicture& drawn) {
  if (cancelled_) return;
  ViewsPicture picture = drawn;
  picture.font.setPixelSize(std::max(kSmallestName, request_.size.height() / kNameHeightShare));
  runInBackground(
      this,
      [output = output_, picture] {
        output->writer->add(picture.composed());
        return true;
      },
      [this](bool) {
        emit progressed(++frame_, request_.frameCount());
        drawFrame();
      },
      [this](const std::exception& error) { fail(failureNotice(error)); });
}

void FilmMaker::close() {
  painter_.reset();
  runInBackground(
      this,
      [output = output_, record = record_] {
        output->writer->finish(record);
        return true;
      },
      [this](bool) {
        if (!cancelled_) emit finished();
      },
      [this](const std::exception& error) { fail(failureNotice(error)); });
}

void FilmMaker::fail(const Notice& notice) {
  if (cancelled_) return;
  cancel();
  emit failed(notice);
}

}  // namespace emoforge
