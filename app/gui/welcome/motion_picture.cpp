// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/welcome/motion_picture.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <vector>

#include "viewers/body_plan.h"
#include "viewers/orbit_camera.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

using Point = Eigen::Vector3f;

/// A point of the picture and its distance from the eye.
struct Seen {
  QPointF place;
  float depth = 1.0F;
};

/// Central projection of an orbit camera onto a picture.
class Projection {
 public:
  Projection(const OrbitCamera& camera, const QSize& size)
      : eye_(camera.eye()), right_(camera.right()), up_(camera.up()), forward_(camera.forward()) {
    scale_ = static_cast<float>(size.height()) / 2.0F / std::tan(camera.fieldOfView / 2.0F);
    middle_ = QPointF(size.width() / 2.0, size.height() / 2.0);
  }

  Seen see(const Point& point) const {
    const Point way = point - eye_;
    const float depth = std::max(way.dot(forward_), 0.05F);
    const float factor = scale_ / depth;
    return {middle_ + QPointF(way.dot(right_) * factor, -way.dot(up_) * factor), depth};
  }
  double pixels(float metres, float depth) const { return metres * scale_ / depth; }
  bool inFront(const Point& point) const { return (point - eye_).dot(forward_) > 0.1F; }

 private:
  Point eye_, right_, up_, forward_;
  QPointF middle_;
  float scale_ = 1.0F;
};

Point jointAt(const PosedClip& clip, std::size_t frame, int joint) {
  const float* p =
      clip.positions.data() + 3 * (frame * clip.joints() + static_cast<std::size_t>(joint));
  return {p[0], p[1], p[2]};
}

/// One part of the figure, drawn from far to near.
struct Part {
  Point from, to;
  float startRadius, endRadius;
  bool left;
  float depth;
};

std::vector<Part> partsOf(const PosedClip& clip, const BodyPlan& plan, std::size_t frame,
                          const Projection& projection) {
  std::vector<Part> parts;
  const auto add = [&](const Point& from, const Point& to, float start, float end, BodySide side) {
    const Point middle = (from + to) / 2.0F;
    parts.push_back({from, to, start, end, side == BodySide::Left, projection.see(middle).depth});
  };
  for (const BodyBone& bone : plan.bones) {
    const Point from = jointAt(clip, frame, bone.from);
    Point to = from;
    if (bone.to >= 0) {
      to = jointAt(clip, frame, bone.to);
    } else if (const int parent = clip.parents[static_cast<std::size_t>(bone.from)]; parent >= 0) {
      to = from + (from - jointAt(clip, frame, parent)).normalized() * bone.stubMetres;
    }
    const float wide = std::max(1.0F, 0.5F * (1.0F + bone.width));
    add(from, to, bone.startRadius * wide, bone.endRadius * wide, bone.side);
  }
  for (const BodyBall& ball : plan.balls) {
    const Point place = jointAt(clip, frame, ball.joint);
    add(place, place, ball.radius, ball.radius, ball.side);
  }
  if (plan.head.joint >= 0) {
    const Point base = jointAt(clip, frame, plan.head.joint);
    const Point up = plan.head.tip >= 0
                         ? Point((jointAt(clip, frame, plan.head.tip) - base).normalized())
                         : Point(Point::UnitY());
    const float radius = plan.head.heightMetres * 0.38F;
    add(base + up * radius, base + up * (plan.head.heightMetres - radius), radius, radius,
        BodySide::Centre);
  }
  std::ranges::sort(parts, std::greater(), &Part::depth);
  return parts;
}

/// A limb as the hull of two discs.
QPainterPath hull(const QPointF& a, double radiusA, const QPointF& b, double radiusB) {
  QPainterPath path;
  path.setFillRule(Qt::WindingFill);
  path.addEllipse(a, radiusA, radiusA);
  path.addEllipse(b, radiusB, radiusB);
  const QPointF way = b - a;
  const double length = std::hypot(way.x(), way.y());
  if (length < 1e-3) return path;
  const QPointF across(-way.y() / length, way.x() / length);
  path.addPolygon(QPolygonF({a + across * radiusA, b + across * radiusB, b - across * radiusB,
                             a - across * radiusA, a + across * radiusA}));
  return path.simplified();
}

QColor mixed(const QColor& a, const QColor& b, double share) {
  const auto mix = [share](double x, double y) { return x + (y - x) * share; };
  return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()),
                          mix(a.blueF(), b.blueF()));
}

/// `distinctness` 0 … 1: how far the figure stands out from the background.
void drawFigure(QPainter& painter, const std::vector<Part>& parts, const Projection& projection,
                double distinctness) {
  const QColor background =
      mixed(theme().color(Token::View3dTop), theme().color(Token::View3dBottom), 0.5);
  for (const Part& part : parts) {
    const Seen a = projection.see(part.from);
    const Seen b = projection.see(part.to);
    const double radiusA = projection.pixels(part.startRadius, a.depth);
    const double radiusB = projection.pixels(part.endRadius, b.depth);
    QColor base = theme().color(Token::BoneReal);
    if (part.left) {
      const double factor = theme().number(ThemeNumber::LeftSideFactor);
      base = QColor::fromRgbF(base.redF() * factor, base.greenF() * factor, base.blueF() * factor);
    }
    const QColor lit = mixed(background, mixed(base, Qt::white, 0.22), distinctness);
    const QColor body = mixed(background, base, distinctness);
    const QColor shade = mixed(background, mixed(base, Qt::black, 0.45), distinctness);
    // Light from the upper left, as in the 3-D views.
    const QRectF box = hull(a.place, radiusA, b.place, radiusB).boundingRect();
    QLinearGradient light(box.topLeft(), box.bottomRight());
    light.setColorAt(0.0, lit);
    light.setColorAt(0.45, body);
    light.setColorAt(1.0, shade);
    painter.setPen(Qt::NoPen);
    painter.setBrush(light);
    painter.drawPath(hull(a.place, radiusA, b.place, radiusB));
  }
}

void drawGround(QPainter& painter, const Projection& projection, const Point& centre) {
  QColor line = theme().color(Token::GroundLine);
  const auto draw = [&](Point a, Point b) {
    if (!projection.inFront(a) || !projection.inFront(b)) return;
    painter.drawLine(projection.see(a).place, projection.see(b).place);
  };
  constexpr float reach = 3.0F;
  for (float at = -reach; at <= reach + 0.01F; at += 0.5F) {
    line.setAlphaF(0.75 * (1.0 - std::abs(at) / (reach + 0.5)));
    painter.setPen(QPen(line, 1.0));
    draw({centre.x() + at, 0, centre.z() - reach}, {centre.x() + at, 0, centre.z() + reach});
    draw({centre.x() - reach, 0, centre.z() + at}, {centre.x() + reach, 0, centre.z() + at});
  }
}

Point rootAt(const PosedClip& clip, const BodyPlan& plan, std::size_t frame) {
  return jointAt(clip, frame, plan.centre);
}

/// From the side of the walk, a little in front, so that the earlier figures stand behind.
OrbitCamera cameraFor(const PosedClip& clip, const BodyPlan& plan, std::size_t now,
                      std::size_t earliest) {
  const Point last = rootAt(clip, plan, now);
  const Point way = last - rootAt(clip, plan, earliest);
  OrbitCamera camera;
  camera.target = Point(last.x(), plan.statureMetres * 0.50F, last.z()) - way * 0.36F;
  const bool moves = std::hypot(way.x(), way.z()) > 0.2F;
  camera.yaw = (moves ? std::atan2(way.x(), way.z()) : 0.0F) + 0.95F;
  camera.pitch = 0.16F;
  camera.distance = plan.statureMetres * 2.15F;
  return camera;
}

}  // namespace

QImage drawMotionPicture(const PosedClip& clip, const QSize& size, double pixelRatio) {
  QImage image(size * pixelRatio, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(pixelRatio);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  QLinearGradient background(0, 0, 0, size.height());
  background.setColorAt(0.0, theme().color(Token::View3dTop));
  background.setColorAt(1.0, theme().color(Token::View3dBottom));
  painter.fillRect(QRect(QPoint(), size), background);
  const BodyPlan plan = planBody(clip);
  if (clip.frames() == 0 || plan.bones.empty()) return image;
  const auto apart = static_cast<std::size_t>(std::lround(0.55 / clip.frameTimeSeconds));
  const std::size_t now = std::min(clip.frames() - 1, 3 * apart);
  const std::size_t earliest = now - std::min(now, 2 * apart);
  const Projection projection(cameraFor(clip, plan, now, earliest), size);
  drawGround(painter, projection, rootAt(clip, plan, now));
  const std::size_t middle = (now + earliest) / 2;
  drawFigure(painter, partsOf(clip, plan, earliest, projection), projection, 0.16);
  drawFigure(painter, partsOf(clip, plan, middle, projection), projection, 0.32);
  drawFigure(painter, partsOf(clip, plan, now, projection), projection, 1.0);
  return image;
}

}  // namespace emoforge
