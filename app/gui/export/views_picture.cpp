// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export/views_picture.h"

#include <QPainter>
#include <algorithm>
#include <map>
#include <set>

#include "app/gui/view_colors.h"
#include "widgets/figures/print_style.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

/// Rows or columns of a few pixels apart are one.
constexpr int kSamePlace = 8;

/// The number of each value among the different ones.
std::vector<int> ranksOf(const std::vector<int>& values) {
  std::vector<int> sorted = values;
  std::ranges::sort(sorted);
  std::vector<int> starts;
  for (const int value : sorted) {
    if (starts.empty() || value - starts.back() > kSamePlace) starts.push_back(value);
  }
  std::vector<int> ranks;
  for (const int value : values) {
    const auto after = std::ranges::upper_bound(starts, value);
    ranks.push_back(static_cast<int>(after - starts.begin()) - 1);
  }
  return ranks;
}

/// One of `count` equal parts of a length: where it begins and ends.
std::pair<int, int> part(int length, int index, int count) {
  return {length * index / count, length * (index + 1) / count};
}

Json toJson(const OrbitCamera& camera) {
  return {{"target_m", {camera.target.x(), camera.target.y(), camera.target.z()}},
          {"yaw_rad", camera.yaw},
          {"pitch_rad", camera.pitch},
          {"distance_m", camera.distance},
          {"field_of_view_rad", camera.fieldOfView}};
}

Json toJson(const ViewStyle& style) {
  return {{"trails", style.trails},
          {"trail_s", style.trailSeconds},
          {"onion_skin", style.onionSkin},
          {"grid_m", style.grid ? Json(style.gridMetres) : Json(nullptr)},
          {"shadow", style.shadow},
          {"follow_root", style.followRoot},
          {"in_place", style.inPlace}};
}

}  // namespace

std::vector<QRect> placesOf(const std::vector<NamedView>& views, const QSize& picture) {
  std::vector<int> lefts;
  std::vector<int> tops;
  for (const NamedView& one : views) {
    const QPoint corner = one.view ? one.view->mapTo(one.view->window(), QPoint()) : QPoint();
    lefts.push_back(corner.x());
    tops.push_back(corner.y());
  }
  const std::vector<int> columns = ranksOf(lefts);
  const std::vector<int> rows = ranksOf(tops);
  const int columnCount = columns.empty() ? 1 : 1 + std::ranges::max(columns);
  const int rowCount = rows.empty() ? 1 : 1 + std::ranges::max(rows);
  std::vector<QRect> places;
  for (std::size_t i = 0; i < views.size(); ++i) {
    const auto [left, right] = part(picture.width(), columns[i], columnCount);
    const auto [top, bottom] = part(picture.height(), rows[i], rowCount);
    places.emplace_back(QPoint(left, top), QPoint(right - 1, bottom - 1));
  }
  return places;
}

QImage ViewsPicture::composed() const {
  QImage picture(size, QImage::Format_RGB888);
  picture.fill(paper);
  QPainter painter(&picture);
  for (std::size_t i = 0; i < views.size(); ++i) painter.drawImage(places[i], views[i]);
  painter.setFont(font);
  painter.setPen(ink);
  const int margin = std::max(1, font.pixelSize() / 2);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const QRect box = places[i].adjusted(margin, margin, -margin, -margin);
    const QString name = names[static_cast<qsizetype>(i)];
    const QString shown =
        QFontMetrics(font, &picture).elidedText(name, Qt::ElideMiddle, box.width());
    painter.drawText(box, Qt::AlignLeft | Qt::AlignTop, shown);
  }
  return picture;
}

ViewsPainter::ViewsPainter() : guard_(std::make_unique<QObject>()) {}
ViewsPainter::~ViewsPainter() = default;

std::unique_ptr<ViewsPainter> ViewsPainter::create(const std::vector<NamedView>& views,
                                                   const QSize& picture, bool screenColors,
                                                   bool smooth) {
  std::unique_ptr<ViewsPainter> result(new ViewsPainter);
  ViewsPicture& made = result->picture_;
  made.size = picture;
  made.places = placesOf(views, picture);
  made.views.resize(views.size());
  made.ink = screenColors ? theme().color(Token::Text1) : printStyle().ink;
  made.paper = screenColors ? theme().color(Token::App) : printStyle().paper;
  made.font = theme().font(TextRole::Body);
  const auto colors = screenColors ? std::nullopt : std::optional<ViewColors>(printViewColors());
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (!views[i].view) return nullptr;
    made.names << views[i].name;
    result->painters_.push_back(views[i].view->makePainter(made.places[i].size(), colors, smooth));
    if (!result->painters_.back()) return nullptr;
  }
  return result;
}

void ViewsPainter::draw(double clockSeconds, std::function<void(const ViewsPicture&)> done) {
  done_ = std::move(done);
  drawNext(0, clockSeconds);
}

void ViewsPainter::drawNext(std::size_t index, double clockSeconds) {
  painters_[index]->draw(clockSeconds, [this, index, clockSeconds](const QImage& image) {
    picture_.views[index] = image;
    // The answer comes out of the painter, which must be left before it draws again or goes.
    QMetaObject::invokeMethod(
        guard_.get(),
        [this, index, clockSeconds] {
          if (index + 1 < painters_.size()) return drawNext(index + 1, clockSeconds);
          // Whoever is told may let this go.
          const auto done = done_;
          const ViewsPicture picture = picture_;
          done(picture);
        },
        Qt::QueuedConnection);
  });
}

Json viewsRecord(const std::vector<NamedView>& views) {
  Json list = Json::array();
  for (const NamedView& one : views) {
    if (!one.view) continue;
    list.push_back({{"name", one.name.toStdString()},
                    {"camera", toJson(one.view->camera())},
                    {"style", toJson(one.view->style())}});
  }
  return list;
}

}  // namespace emoforge
