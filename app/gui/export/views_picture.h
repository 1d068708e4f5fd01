// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QImage>
#include <QRect>
#include <QStringList>
#include <functional>
#include <memory>
#include <vector>

#include "app/gui/export/named_view.h"
#include "core/base/archive.h"

namespace emoforge {

/// Places of views in a picture: rows and columns as on the screen, all of one size, which cover
/// the picture. Empty rectangles for views that are gone.
std::vector<QRect> placesOf(const std::vector<NamedView>& views, const QSize& picture);

/// Everything that makes one picture of drawn views, so that a pool thread can put it together.
struct ViewsPicture {
  QSize size;
  std::vector<QImage> views;
  std::vector<QRect> places;
  QStringList names;
  QColor ink;
  QColor paper;
  QFont font;  ///< with its size in pixels

  /// The views beside each other, their names in the corners. Any thread.
  QImage composed() const;
};

/// Draws several views off the screen at one time of the clock, one after the other. Interface
/// thread only; nothing comes once it is gone.
class ViewsPainter {
 public:
  /// Null where a view cannot be drawn. Colours of the screen or those of print.
  static std::unique_ptr<ViewsPainter> create(const std::vector<NamedView>& views,
                                              const QSize& picture, bool screenColors, bool smooth);
  ~ViewsPainter();

  /// `done` gets a picture without font and drawn views, null images where one failed.
  void draw(double clockSeconds, std::function<void(const ViewsPicture&)> done);

 private:
  ViewsPainter();
  void drawNext(std::size_t index, double clockSeconds);

  std::vector<std::unique_ptr<SkeletonPainter>> painters_;
  ViewsPicture picture_;
  std::function<void(const ViewsPicture&)> done_;
  std::unique_ptr<QObject> guard_;  ///< queued calls go with it
};

/// What is kept of views beside a picture or film: names, cameras, styles.
Json viewsRecord(const std::vector<NamedView>& views);

}  // namespace emoforge
