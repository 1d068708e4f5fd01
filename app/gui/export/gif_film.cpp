// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/gif_film.h"

#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/gui/export/median_cut.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

constexpr int kBitsPerPrimary = 8;
constexpr double kHundredths = 100.0;

}  // namespace

GifFilm::GifFilm(const std::filesystem::path& file, const QSize& size, double framesPerSecond)
    : FilmWriter(file, size, framesPerSecond) {
  int error = 0;
  gif_ = EGifOpenFileName(partFile().c_str(), false, &error);
  if (gif_ == nullptr) fail(std::string(GifErrorString(error)) + ".");
  EGifSetGifVersion(gif_, true);
  check(EGifPutScreenDesc(gif_, size.width(), size.height(), kBitsPerPrimary, 0, nullptr) ==
        GIF_OK);
  // Netscape's extension: repeat without end.
  const std::array<unsigned char, 3> endless{1, 0, 0};
  check(EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
        EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0") == GIF_OK &&
        EGifPutExtensionBlock(gif_, endless.size(), endless.data()) == GIF_OK &&
        EGifPutExtensionTrailer(gif_) == GIF_OK);
}

GifFilm::~GifFilm() {
  if (gif_ != nullptr) EGifCloseFile(gif_, nullptr);
}

void GifFilm::check(bool good) const {
  if (!good) fail(text("There may be no room left on the disk."));
}

void GifFilm::write(const QImage& frame) {
  const IndexedPicture picture = medianCut(frame);
  ColorMapObject* map = GifMakeMapObject(static_cast<int>(picture.colors.size()), nullptr);
  check(map != nullptr);
  for (std::size_t i = 0; i < picture.colors.size(); ++i) {
    const QRgb color = picture.colors[i];
    map->Colors[i] = {static_cast<GifByteType>(qRed(color)),
                      static_cast<GifByteType>(qGreen(color)),
                      static_cast<GifByteType>(qBlue(color))};
  }
  GraphicsControlBlock control{};
  control.DisposalMode = DISPOSE_DO_NOT;
  control.DelayTime = static_cast<int>(std::lround(kHundredths / framesPerSecond()));
  control.TransparentColor = NO_TRANSPARENT_COLOR;
  std::array<GifByteType, 4> packed{};
  EGifGCBToExtension(&control, packed.data());
  bool good =
      EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, packed.size(), packed.data()) == GIF_OK &&
      EGifPutImageDesc(gif_, 0, 0, frame.width(), frame.height(), false, map) == GIF_OK;
  GifFreeMapObject(map);
  std::vector<GifPixelType> line(static_cast<std::size_t>(frame.width()));
  for (int y = 0; good && y < frame.height(); ++y) {
    const auto from = picture.indices.begin() + static_cast<std::ptrdiff_t>(y) * frame.width();
    std::copy(from, from + frame.width(), line.begin());
    good = EGifPutLine(gif_, line.data(), frame.width()) == GIF_OK;
  }
  check(good);
}

void GifFilm::close() {
  const int result = EGifCloseFile(gif_, nullptr);
  gif_ = nullptr;
  check(result == GIF_OK);
}

FilmInfo readGif(const std::filesystem::path& file) {
  int error = 0;
  GifFileType* gif = DGifOpenFileName(file.c_str(), &error);
  const bool good = gif != nullptr && DGifSlurp(gif) == GIF_OK;
  FilmInfo info;
  if (good) {
    info.frames = gif->ImageCount;
    info.width = gif->SWidth;
    info.height = gif->SHeight;
    GraphicsControlBlock control{};
    if (DGifSavedExtensionToGCB(gif, 0, &control) == GIF_OK && control.DelayTime > 0)
      info.framesPerSecond = kHundredths / control.DelayTime;
  }
  if (gif != nullptr) DGifCloseFile(gif, nullptr);
  if (!good || info.frames == 0)
    throw Error(ErrorKind::Input, text("This is no film that can be read."), {.file = file});
  return info;
}

}  // namespace emoforge
