// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/export/film_writer.h"

struct GifFileType;

namespace emoforge {

/// A GIF that repeats for ever; every frame has the 256 colours that suit it best (median cut,
/// Heckbert 1982).
class GifFilm : public FilmWriter {
 public:
  GifFilm(const std::filesystem::path& file, const QSize& size, double framesPerSecond);
  ~GifFilm() override;

 protected:
  void write(const QImage& frame) override;
  void close() override;

 private:
  void check(bool good) const;
  GifFileType* gif_ = nullptr;
};

FilmInfo readGif(const std::filesystem::path& file);

}  // namespace emoforge
