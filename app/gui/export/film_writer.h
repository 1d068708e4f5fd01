// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <filesystem>
#include <memory>

namespace emoforge {

/// What a film file says of itself, read frame by frame.
struct FilmInfo {
  int frames = 0;
  double framesPerSecond = 0.0;
  int width = 0;
  int height = 0;
};

/// Writes pictures of one size as a film of a fixed rate. The file appears when it is complete. Any
/// one thread at a time.
class FilmWriter {
 public:
  /// .mp4 (H.264 by FFmpeg) or .gif by the file's extension; even sides. Throws Error(Usage) for
  /// another extension or a rate that the format cannot hold, Error(Failure) where the file cannot
  /// be written.
  static std::unique_ptr<FilmWriter> create(const std::filesystem::path& file, const QSize& size,
                                            double framesPerSecond);
  virtual ~FilmWriter();

  /// The next frame. Throws Error(Failure).
  void add(const QImage& frame);
  /// Closes the file, reads it again and puts it in its place, and `record` into the .json beside
  /// it unless that is empty. Throws Error(Failure) where frames, rate or size are not those that
  /// were written, or a file cannot be; neither is there then.
  void finish(const std::string& record = {});

 protected:
  FilmWriter(const std::filesystem::path& file, const QSize& size, double framesPerSecond);
  virtual void write(const QImage& frame) = 0;  ///< RGB888 of the right size
  virtual void close() = 0;
  const std::filesystem::path& partFile() const { return part_; }
  QSize size() const { return size_; }
  double framesPerSecond() const { return framesPerSecond_; }
  [[noreturn]] void fail(const std::string& reason) const;

 private:
  std::filesystem::path file_;
  std::filesystem::path part_;
  QSize size_;
  double framesPerSecond_;
  int frames_ = 0;
};

/// Reads a whole film. Throws Error(Input) where it is none.
FilmInfo readFilm(const std::filesystem::path& file);

/// GIF counts hundredths of a second a frame: 50, 25, 20, 10 … frames a second only.
bool gifCanHold(double framesPerSecond);

}  // namespace emoforge
