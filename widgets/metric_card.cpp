// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/metric_card.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/icon_engine.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kWidth = 136;
constexpr int kHeight = 136;
constexpr int kMargin = 12;
constexpr int kTitleLine = 22;  ///< middle of the lines, from the top
constexpr int kValueLine = 46;
constexpr int kIntervalLine = 68;
constexpr int kScaleLine = 91;
constexpr int kSpaceLine = 109;
constexpr int kCountLine = 124;

QString rangeText(const Interval& interval) {
  return QStringLiteral("%1 – %2").arg(metricNumber(interval.low), metricNumber(interval.high));
}

QString countsText(const MetricEntry& entry) {
  return MetricCard::tr("n %L1 | %L2").arg(entry.real).arg(entry.synthetic);
}

}  // namespace

QString metricNumber(const std::optional<double>& value) {
  if (!value) return QStringLiteral("–");
  const double size = std::abs(*value);
  if (size == 0.0) return QStringLiteral("0");
  QString text;
  if (size < 1e-4 || size >= 1e5) {
    text = QString::number(*value, 'g', 3);
  } else {
    const int before = static_cast<int>(std::floor(std::log10(size)));
    text = QString::number(*value, 'f', std::clamp(2 - before, 0, 6));
  }
  return text.replace('-', QChar(0x2212));
}

QString directionSign(const MetricEntry& entry) {
  if (entry.direction == Direction::Up) return QStringLiteral("↑");
  if (entry.direction == Direction::Down) return QStringLiteral("↓");
  return entry.referenceValue ? QStringLiteral("≈ %1").arg(metricNumber(entry.referenceValue))
                              : QStringLiteral("≈");
}

QString directionWords(const MetricEntry& entry) {
  if (entry.direction == Direction::Up) return MetricCard::tr("Larger is better.");
  if (entry.direction == Direction::Down) return MetricCard::tr("Smaller is better.");
  return entry.referenceValue ? MetricCard::tr("The nearer to %1 the better.")
                                    .arg(metricNumber(entry.referenceValue))
                              : MetricCard::tr("The nearer to real data the better.");
}

QString metricDetails(const MetricFigure& figure) {
  const MetricEntry& entry = figure.entry;
  const auto words = [](const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped();
  };
  QStringList lines;
  lines << QStringLiteral("<b>%1</b> %2 (%3)")
               .arg(figure.title.toHtmlEscaped(), metricNumber(entry.value), words(entry.variant));
  lines << directionWords(entry);
  lines << (entry.interval ? MetricCard::tr("95 % interval %1 (%2 over %3)")
                                 .arg(rangeText(*entry.interval), words(entry.intervalMethod),
                                      words(entry.unitOfReplication))
                           : MetricCard::tr("No interval."));
  if (figure.realToReal)
    lines << MetricCard::tr("Real against real: %1").arg(metricNumber(figure.realToReal));
  lines
      << MetricCard::tr("%L1 real and %L2 synthetic samples").arg(entry.real).arg(entry.synthetic);
  if (entry.groups) lines << MetricCard::tr("%L1 groups").arg(*entry.groups);
  lines << MetricCard::tr("Features: %1").arg(words(entry.featureSpace));
  lines << MetricCard::tr("Fitted on %1, reference %2")
               .arg(words(entry.fittedOn), words(entry.referenceSet));
  if (!entry.caveat.empty()) lines << words(entry.caveat);
  return lines.join(QStringLiteral("<br>"));
}

MetricCard::MetricCard(MetricFigure figure, QWidget* parent)
    : QWidget(parent), figure_(std::move(figure)) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFocusPolicy(Qt::TabFocus);
  setToolTip(metricDetails(figure_));
  setAccessibleName(figure_.title);
  setAccessibleDescription(spoken());
  connect(&theme(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

QString MetricCard::spoken() const {
  const MetricEntry& entry = figure_.entry;
  if (!entry.value) return QString::fromStdString(entry.caveat);
  QString text = metricNumber(entry.value);
  if (entry.interval) {
    text +=
        tr(", %1 to %2").arg(metricNumber(entry.interval->low), metricNumber(entry.interval->high));
  }
  return text;
}

QSize MetricCard::sizeHint() const {
  return {theme().scaled(kWidth), theme().scaled(kHeight)};
}

void MetricCard::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintTexts(&painter);
  if (figure_.entry.value) paintScale(&painter);
  painter.setPen(theme().color(Token::Line));
  painter.drawLine(QPointF(width() - 0.5, 0), QPointF(width() - 0.5, height()));
  if (!hasFocus()) return;
  painter.setPen(QPen(theme().color(Token::Focus), 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -3, -2), 4, 4);
}

void MetricCard::paintTexts(QPainter* painter) const {
  const MetricEntry& entry = figure_.entry;
  const int line = theme().scaled(24);
  const auto text = [&](int middle, TextRole role, Token token, const QString& words, int left,
                        Qt::TextElideMode elide = Qt::ElideRight) {
    painter->setFont(theme().font(role));
    painter->setPen(theme().color(token));
    const QRect room(left, theme().scaled(middle) - line / 2, width() - kMargin - left, line);
    painter->drawText(room, Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(words, elide, room.width()));
    return left + painter->fontMetrics().horizontalAdvance(words);
  };
  const int end = text(kTitleLine, TextRole::SmallStrong, Token::Text1, figure_.title, kMargin);
  text(kTitleLine, TextRole::Small, Token::Text2, directionSign(entry), end + 6);
  const int number =
      text(kValueLine, TextRole::KeyNumber, Token::Text1, metricNumber(entry.value), kMargin);
  if (!entry.value) {
    paintIcon(painter, QRectF(number + 6, theme().scaled(kValueLine) - 8, 16, 16), "triangle-alert",
              theme().color(Token::Warning), 14);
  } else if (!entry.caveat.empty()) {
    paintIcon(painter, QRectF(number + 6, theme().scaled(kValueLine) - 8, 16, 16), "info",
              theme().color(Token::Text3), 12);
  }
  if (!entry.value) {
    painter->setFont(theme().font(TextRole::Caption));
    painter->setPen(theme().color(Token::Text2));
    const int top = theme().scaled(kIntervalLine) - line / 2;
    painter->drawText(QRect(kMargin, top, width() - 2 * kMargin, height() - top - 4),
                      Qt::TextWordWrap, QString::fromStdString(entry.caveat));
    return;
  }
  text(kIntervalLine, TextRole::Small, Token::Text2,
       entry.interval ? rangeText(*entry.interval) : tr("no interval"), kMargin);
  // The unit stands at its end.
  text(kSpaceLine, TextRole::Caption, Token::Text3, QString::fromStdString(entry.featureSpace),
       kMargin, Qt::ElideLeft);
  text(kCountLine, TextRole::Caption, Token::Text3, countsText(entry), kMargin);
}

void MetricCard::paintScale(QPainter* painter) const {
  const MetricEntry& entry = figure_.entry;
  std::vector<double> points{*entry.value};
  if (entry.interval) points.insert(points.end(), {entry.interval->low, entry.interval->high});
  if (figure_.realToReal) points.push_back(*figure_.realToReal);
  const auto [low, high] = std::ranges::minmax(points);
  const double span = high > low ? high - low : 1.0;
  const double left = kMargin + 8;
  const double room = width() - 2 * left;
  const auto x = [&](double value) {
    return high > low ? left + room * (value - low) / span : left + 0.5 * room;
  };
  const double y = theme().scaled(kScaleLine);
  painter->setPen(theme().color(Token::LineStrong));
  painter->drawLine(QPointF(kMargin, y + 7), QPointF(width() - kMargin, y + 7));
  if (figure_.realToReal) {
    painter->setPen(QPen(theme().color(Token::Real), 2));
    painter->drawLine(QPointF(x(*figure_.realToReal), y - 7),
                      QPointF(x(*figure_.realToReal), y + 7));
  }
  painter->setPen(QPen(theme().color(Token::Synthetic), 2));
  if (entry.interval)
    painter->drawLine(QPointF(x(entry.interval->low), y), QPointF(x(entry.interval->high), y));
  painter->setBrush(theme().color(Token::Panel));
  painter->drawEllipse(QPointF(x(*entry.value), y), 4, 4);
}

}  // namespace emoforge
