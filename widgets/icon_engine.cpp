// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icon_engine.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "widgets/theme.h"

namespace emoforge {
namespace {

QByteArray svgSource(const QString& name) {
  static QHash<QString, QByteArray> sources;
  auto found = sources.find(name);
  if (found == sources.end()) {
    QFile file(QStringLiteral(":/emoforge/icons/lucide/%1.svg").arg(name));
    QByteArray source;
    if (file.open(QIODevice::ReadOnly)) {
      source = file.readAll().replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    } else {
      qWarning("There is no icon \"%s\".", qPrintable(name));
    }
    found = sources.insert(name, source);
  }
  return *found;
}

QPixmap render(const QByteArray& svg, int size, double ratio) {
  QPixmap pixmap(QSize(size, size) * ratio);
  pixmap.fill(Qt::transparent);
  QSvgRenderer renderer(svg);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  renderer.render(&painter, QRectF(QPointF(0, 0), pixmap.size()));
  painter.end();
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

class ThemedIconEngine : public QIconEngine {
 public:
  ThemedIconEngine(QString name, Token token) : name_(std::move(name)), token_(token) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const int size = std::min(rect.width(), rect.height());
    paintIcon(painter, rect, name_, color(mode, state), size);
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return iconPixmap(name_, color(mode, state), std::min(size.width(), size.height()), 1.0);
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                       qreal scale) override {
    const int side = std::min(size.width(), size.height());
    return iconPixmap(name_, color(mode, state), qRound(side / scale), scale);
  }
  QString key() const override { return QStringLiteral("emoforge"); }
  QString iconName() override { return name_; }
  QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

 private:
  QColor color(QIcon::Mode mode, QIcon::State state) const {
    if (mode == QIcon::Disabled) return theme().color(Token::Disabled);
    return theme().color(state == QIcon::On ? Token::Accent : token_);
  }

  QString name_;
  Token token_;
};

}  // namespace

QIcon themedIcon(const QString& name, Token token) {
  return QIcon(new ThemedIconEngine(name, token));
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio) {
  const QString key = QStringLiteral("icon/%1/%2/%3/%4")
                          .arg(name, color.name(QColor::HexArgb))
                          .arg(size)
                          .arg(devicePixelRatio);
  QPixmap pixmap;
  if (!QPixmapCache::find(key, &pixmap)) {
    QByteArray svg = svgSource(name);
    pixmap = render(svg.replace("currentColor", color.name().toLatin1()), size, devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
  }
  return pixmap;
}

void paintIcon(QPainter* painter, const QRectF& rect, const QString& name, const QColor& color,
               int size) {
  const QPixmap pixmap = iconPixmap(name, color, size, painter->device()->devicePixelRatioF());
  const QPointF corner = rect.center() - QPointF(size / 2.0, size / 2.0);
  painter->drawPixmap(QPointF(std::floor(corner.x() + 0.5), std::floor(corner.y() + 0.5)), pixmap);
}

QPixmap programMark(int size, double devicePixelRatio) {
  QFile file(theme().isDark() ? QStringLiteral(":/emoforge/icons/program/mark-dark.svg")
                              : QStringLiteral(":/emoforge/icons/program/mark-light.svg"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return render(file.readAll(), size, devicePixelRatio);
}

QIcon programIcon() {
  QIcon icon;
  for (int size : {16, 24, 32, 48, 64, 128, 256}) {
    icon.addFile(QStringLiteral(":/emoforge/icons/program/emoforge-%1.png").arg(size));
  }
  return icon;
}

}  // namespace emoforge
