// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/film_maker.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/background.h"
#include "app/gui/export/film_writer.h"
#include "app/gui/view_colors.h"
#include "widgets/figures/print_style.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kNameHeightShare = 24;  // of the film's height

Notice noticeOf(const std::exception& error) {
  const auto* known = dynamic_cast<const Error*>(&error);
  return known ? toNotice(*known) : Notice{Notice::Severity::Error, error.what(), {}, {}};
}

/// The panes beside each other, their names in the corners. Any thread.
QImage composed(const QSize& size, const std::vector<QImage>& pictures,
                const std::vector<QRect>& places, const QStringList& names, const QColor& ink,
                QFont font) {
  QImage frame(size, QImage::Format_RGB888);
  QPainter painter(&frame);
  for (std::size_t i = 0; i < pictures.size(); ++i) painter.drawImage(places[i], pictures[i]);
  font.setPixelSize(std::max(10, size.height() / kNameHeightShare));
  painter.setFont(font);
  painter.setPen(ink);
  const int margin = font.pixelSize() / 2;
  for (std::size_t i = 0; i < places.size(); ++i) {
    painter.drawText(places[i].adjusted(margin, margin, -margin, -margin),
                     Qt::AlignLeft | Qt::AlignTop, names[static_cast<qsizetype>(i)]);
  }
  return frame;
}

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

FilmMaker::FilmMaker(std::vector<FilmPane> panes, const FilmRequest& request, QObject* parent)
    : QObject(parent),
      panes_(std::move(panes)),
      request_(request),
      drawn_(panes_.size()),
      output_(std::make_shared<Output>()) {
  // Video formats halve the colour's resolution: sides must be even.
  request_.size = QSize(request.size.width() / 2 * 2, request.size.height() / 2 * 2);
}

FilmMaker::~FilmMaker() = default;

QRect FilmMaker::paneRect(std::size_t index) const {
  const int count = static_cast<int>(panes_.size());
  const int left = request_.size.width() * static_cast<int>(index) / count;
  const int right = request_.size.width() * (static_cast<int>(index) + 1) / count;
  return {left, 0, right - left, request_.size.height()};
}

void FilmMaker::start() {
  const auto colors =
      request_.screenColors ? std::nullopt : std::optional<ViewColors>(printViewColors());
  for (std::size_t i = 0; i < panes_.size(); ++i) {
    if (panes_[i].view)
      painters_.push_back(panes_[i].view->makePainter(paneRect(i).size(), colors, false));
    if (painters_.size() <= i || !painters_[i]) {
      return fail({Notice::Severity::Error,
                   tr("The view cannot be drawn off the screen.").toStdString(),
                   {},
                   {}});
    }
  }
  runInBackground(
      this,
      [output = output_, request = request_] {
        output->writer = FilmWriter::create(request.file, request.size, request.framesPerSecond);
        return true;
      },
      [this](bool) { drawFrame(); },
      [this](const std::exception& error) { fail(noticeOf(error)); });
}

void FilmMaker::cancel() {
  cancelled_ = true;
  painters_.clear();
  output_.reset();  // the writer takes its unfinished file away
}

void FilmMaker::drawFrame() {
  if (cancelled_) return;
  if (frame_ >= request_.frameCount()) return close();
  drawPane(0);
}

void FilmMaker::drawPane(std::size_t index) {
  painters_[index]->draw(request_.timeOfFrame(frame_), [this, index](const QImage& image) {
    if (cancelled_) return;
    drawn_[index] = image;
    // The answer comes out of the painter, which must be left before it draws again.
    QMetaObject::invokeMethod(
        this,
        [this, index] {
          if (cancelled_) return;
          if (index + 1 < painters_.size()) return drawPane(index + 1);
          writeFrame();
        },
        Qt::QueuedConnection);
  });
}

void FilmMaker::writeFrame() {
  std::vector<QRect> places;
  QStringList names;
  for (std::size_t i = 0; i < panes_.size(); ++i) {
    places.push_back(paneRect(i));
    names << panes_[i].name;
  }
  const QColor ink = request_.screenColors ? theme().color(Token::Text1) : printStyle().ink;
  const QFont font = theme().font(TextRole::Body);
  runInBackground(
      this,
      [output = output_, pictures = drawn_, places, names, ink, font, size = request_.size] {
        output->writer->add(composed(size, pictures, places, names, ink, font));
        return true;
      },
      [this](bool) {
        emit progressed(++frame_, request_.frameCount());
        drawFrame();
      },
      [this](const std::exception& error) { fail(noticeOf(error)); });
}

void FilmMaker::close() {
  painters_.clear();
  runInBackground(
      this,
      [output = output_] {
        output->writer->finish();
        return true;
      },
      [this](bool) {
        if (!cancelled_) emit finished();
      },
      [this](const std::exception& error) { fail(noticeOf(error)); });
}

void FilmMaker::fail(const Notice& notice) {
  if (cancelled_) return;
  cancel();
  emit failed(notice);
}

}  // namespace emoforge
