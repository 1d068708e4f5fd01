// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/film_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/videoio.hpp>

#include "app/gui/export/gif_film.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/experiment/figure_files.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

constexpr double kRateTolerance = 0.01;

std::string extensionOf(const fs::path& file) {
  return QString::fromStdString(file.extension().string()).toLower().toStdString();
}

class Mp4Film : public FilmWriter {
 public:
  Mp4Film(const fs::path& file, const QSize& size, double framesPerSecond)
      : FilmWriter(file, size, framesPerSecond) {
    const int h264 = cv::VideoWriter::fourcc('a', 'v', 'c', '1');
    if (!writer_.open(partFile().string(), cv::CAP_FFMPEG, h264, framesPerSecond,
                      cv::Size(size.width(), size.height())))
      fail(text("FFmpeg has no H.264 encoder here. Choose GIF."));
  }

 protected:
  void write(const QImage& frame) override {
    const QImage bgr = frame.convertToFormat(QImage::Format_BGR888);
    writer_.write(cv::Mat(bgr.height(), bgr.width(), CV_8UC3, const_cast<uchar*>(bgr.constBits()),
                          static_cast<std::size_t>(bgr.bytesPerLine())));
  }
  void close() override { writer_.release(); }

 private:
  cv::VideoWriter writer_;
};

FilmInfo readMp4(const fs::path& file) {
  cv::VideoCapture reader(file.string(), cv::CAP_FFMPEG);
  FilmInfo info;
  cv::Mat frame;
  while (reader.isOpened() && reader.read(frame)) {
    ++info.frames;
    info.width = frame.cols;
    info.height = frame.rows;
  }
  info.framesPerSecond = reader.get(cv::CAP_PROP_FPS);
  if (info.frames == 0)
    throw Error(ErrorKind::Input, text("This is no film that can be read."), {.file = file});
  return info;
}

}  // namespace

bool gifCanHold(double framesPerSecond) {
  const double hundredths = 100.0 / framesPerSecond;
  return hundredths >= 2.0 && std::abs(hundredths - std::round(hundredths)) < 1e-6;
}

std::unique_ptr<FilmWriter> FilmWriter::create(const fs::path& file, const QSize& size,
                                               double framesPerSecond) {
  const std::string extension = extensionOf(file);
  ensureWritableFolder(fs::absolute(file).parent_path());
  if (extension == ".mp4") return std::make_unique<Mp4Film>(file, size, framesPerSecond);
  if (extension != ".gif") {
    throw Error(ErrorKind::Usage, text("The file's name does not tell the kind of film."),
                {.file = file}, text("Let it end in .mp4 or .gif."));
  }
  if (!gifCanHold(framesPerSecond)) {
    throw Error(ErrorKind::Usage, text("A GIF cannot hold this rate."), {.file = file},
                text("Take 10, 20, 25 or 50 frames a second, or MP4."));
  }
  return std::make_unique<GifFilm>(file, size, framesPerSecond);
}

FilmWriter::FilmWriter(const fs::path& file, const QSize& size, double framesPerSecond)
    : file_(file), size_(size), framesPerSecond_(framesPerSecond) {
  part_ = file.parent_path() / fmt::format(".{}.part{}", file.stem().string(), extensionOf(file));
}

FilmWriter::~FilmWriter() {
  std::error_code ignored;
  fs::remove(part_, ignored);
}

void FilmWriter::fail(const std::string& reason) const {
  throw Error(ErrorKind::Failure, text("The film cannot be written."), {.file = file_}, reason);
}

void FilmWriter::add(const QImage& frame) {
  if (frame.size() != size_)
    fail(fmt::format("{} {} × {}.", text("A frame has the size"), frame.width(), frame.height()));
  write(frame.convertToFormat(QImage::Format_RGB888));
  ++frames_;
}

void FilmWriter::finish(const std::string& record) {
  close();
  FilmInfo read;
  try {
    read = readFilm(part_);
  } catch (const Error&) {
    fail(text("What was written cannot be read. There may be no room left on the disk."));
  }
  if (read.frames != frames_ || read.width != size_.width() || read.height != size_.height() ||
      std::abs(read.framesPerSecond - framesPerSecond_) > kRateTolerance) {
    fail(fmt::format("{} {}, {} × {}, {:.2f} / {}, {} × {}, {:.2f}.",
                     text("Frames, size and rate are not as they should be:"), read.frames,
                     read.width, read.height, read.framesPerSecond, frames_, size_.width(),
                     size_.height(), framesPerSecond_));
  }
  if (!record.empty()) writeFileSafely(recordFileOf(file_), record);
  std::error_code problem;
  fs::rename(part_, file_, problem);
  if (problem) fail(problem.message() + ".");
}

FilmInfo readFilm(const fs::path& file) {
  return extensionOf(file) == ".gif" ? readGif(file) : readMp4(file);
}

}  // namespace emoforge
