// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/distance_plate.h"

#include <QPainter>
#include <algorithm>
#include <limits>
#include <numeric>

#include "core/motion/joint_names.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int padding = 10;
constexpr int dashWidth = 22;
constexpr int rowPixels = 18;

double frameAt(const PlacedClip& placed, double clockSeconds) {
  return (clockSeconds - placed.startSeconds) / std::max(placed.clip->frameTimeSeconds, 1e-6);
}

QString millimetres(double value) {
  return DistancePlate::tr("%1 mm").arg(value, 0, 'f', 0);
}

}  // namespace

DistancePlate::DistancePlate(QWidget* parent) : QWidget(parent) {
  setSurface(this, "plate");
  clear();
  connect(&theme(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void DistancePlate::clear() {
  distance_.reset();
  rows_.clear();
  meanMillimetres_ = std::numeric_limits<double>::quiet_NaN();
  hide();
}

void DistancePlate::setClips(const PlacedClip& first, const PlacedClip& second) {
  first_ = first;
  second_ = second;
  distance_ = std::make_unique<FrameDistance>(
      *first.clip, *second.clip, double{second.turnRadians} - double{first.turnRadians});
  shown_.clear();
  const BodyMap body(*first.clip);
  for (const auto& [side, label] :
       {std::pair(BodySide::Right, tr("right hand")), std::pair(BodySide::Left, tr("left hand"))}) {
    const int joint = body.find(JointRole::Hand, side);
    if (joint < 0) continue;
    const auto& names = distance_->joints();
    const auto found = std::ranges::find(names, first.clip->names[static_cast<std::size_t>(joint)]);
    if (found == names.end()) continue;
    shown_.emplace_back(label, static_cast<std::size_t>(found - names.begin()));
  }
  setVisible(!distance_->joints().empty());
}

void DistancePlate::setTime(double clockSeconds) {
  if (!distance_ || distance_->joints().empty()) return;
  const std::vector<double> metres =
      distance_->at(frameAt(first_, clockSeconds), frameAt(second_, clockSeconds));
  rows_.clear();
  for (const auto& [label, joint] : shown_) rows_.push_back({label, 1000.0 * metres[joint]});
  const auto count = static_cast<double>(metres.size());
  meanMillimetres_ = 1000.0 * std::accumulate(metres.begin(), metres.end(), 0.0) / count;
  rows_.push_back({tr("mean, %1 joints").arg(metres.size()), meanMillimetres_});
  setAccessibleName(
      tr("Joint distance, roots aligned: mean %1").arg(millimetres(meanMillimetres_)));
  updateGeometry();
  update();
}

QSize DistancePlate::sizeHint() const {
  const int rows = 1 + static_cast<int>(shown_.size()) + 1;
  const QFontMetrics metrics(theme().font(TextRole::Small));
  const int text = dashWidth + 8 + metrics.horizontalAdvance(tr("joint distance, roots aligned"));
  return {text + 2 * padding + 4, theme().scaled(rows * rowPixels + 12)};
}

void DistancePlate::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().color(Token::Panel));
  painter.setFont(theme().font(TextRole::Small));
  const int step = theme().scaled(rowPixels);
  QRect line(padding, theme().scaled(6), width() - 2 * padding, step);
  painter.setPen(QPen(theme().color(Token::Accent), 2, Qt::DashLine));
  painter.drawLine(line.left(), line.center().y(), line.left() + dashWidth, line.center().y());
  painter.setPen(theme().color(Token::Text1));
  painter.drawText(line.adjusted(dashWidth + 8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                   tr("joint distance, roots aligned"));
  for (const Row& row : rows_) {
    line.translate(0, step);
    painter.setFont(theme().font(TextRole::Small));
    painter.setPen(theme().color(Token::Text2));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, row.label);
    painter.setFont(theme().font(TextRole::SmallStrong));
    painter.setPen(theme().color(Token::Text1));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, millimetres(row.millimetres));
  }
}

}  // namespace emoforge
