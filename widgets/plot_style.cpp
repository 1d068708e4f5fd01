// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot_style.h"

#include <QRegularExpression>
#include <cmath>

#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr double kDecadesWithTwoAndFive = 2.5;

QString withTrueMinus(QString text) {
  return text.replace('-', QChar(0x2212));
}

/// 0.0001, 0.05, 120, 2.5e−5: at most `digits` digits, no idle zeros.
QString shortNumber(double value, int digits) {
  const double size = std::abs(value);
  if (size == 0.0 || (size >= 1e-4 && size < 1e5)) return QString::number(value, 'g', digits);
  QString text = QString::number(value, 'e', std::max(0, digits - 2));
  static const QRegularExpression idleZeros(QStringLiteral("(\\.0+|(\\.\\d*[1-9])0+)e"));
  text.replace(idleZeros, QStringLiteral("\\2e"));
  text.replace("e-0", "e-").replace("e+0", "e").replace("e+", "e");
  return text;
}

double decades(const QCPRange& range) {
  return std::log10(range.upper / range.lower);
}

}  // namespace

QString NumberTicker::getTickLabel(double tick, const QLocale& /*locale*/, QChar /*format*/,
                                   int /*precision*/) {
  static const QRegularExpression zeros(QStringLiteral("\\.?0+e"));
  QString text = shortNumber(std::abs(tick) < 1e-12 ? 0.0 : tick, 6);
  if (text.contains('.')) text.replace(zeros, QStringLiteral("e"));  // 1e−4, not 1.0000e−4
  return withTrueMinus(text);
}

QVector<double> NumberTicker::createTickVector(double step, const QCPRange& range) {
  if (!logarithmic_) return QCPAxisTicker::createTickVector(step, range);
  QVector<double> ticks;
  if (range.lower <= 0 || !std::isfinite(range.upper)) return ticks;
  const bool few = decades(range) <= kDecadesWithTwoAndFive;
  const int stride = std::max(1, static_cast<int>(std::ceil(decades(range) / 8)));
  const int first = static_cast<int>(std::floor(std::log10(range.lower))) - 1;
  const int last = static_cast<int>(std::ceil(std::log10(range.upper))) + 1;
  for (int power = first; power <= last; ++power) {
    if (power % stride != 0) continue;
    for (double factor : {1.0, 2.0, 5.0}) {
      if (factor == 1.0 || few) ticks.append(factor * std::pow(10.0, power));
    }
  }
  return ticks;
}

int NumberTicker::getSubTickCount(double step) {
  return logarithmic_ ? 8 : QCPAxisTicker::getSubTickCount(step);
}

QVector<double> NumberTicker::createSubTickVector(int count, const QVector<double>& ticks) {
  if (!logarithmic_) return QCPAxisTicker::createSubTickVector(count, ticks);
  QVector<double> result;
  if (ticks.isEmpty()) return result;
  const int first = static_cast<int>(std::floor(std::log10(ticks.first())));
  const int last = static_cast<int>(std::ceil(std::log10(ticks.last())));
  for (int power = first; power <= last; ++power) {
    for (int factor = 2; factor < 10; ++factor) result.append(factor * std::pow(10.0, power));
  }
  return result;
}

void stylePlot(QCustomPlot* plot) {
  const Theme& look = theme();
  plot->setBackground(look.color(Token::Panel));
  plot->setAntialiasedElements(QCP::aeAll);
  plot->setNotAntialiasedElements(QCP::aeAxes | QCP::aeGrid);
  for (auto* rect : plot->axisRects()) {
    rect->setBackground(look.color(Token::Plot));
    rect->axis(QCPAxis::atTop)->setVisible(false);
    rect->axis(QCPAxis::atRight)->setVisible(false);
    for (auto type : {QCPAxis::atLeft, QCPAxis::atBottom}) {
      QCPAxis* axis = rect->axis(type);
      const QPen line(look.color(Token::Axis), 1);
      axis->setBasePen(line);
      axis->setTickPen(line);
      axis->setSubTickPen(Qt::NoPen);
      axis->setTickLength(0, 4);
      axis->setSubTickLength(0, 0);
      axis->setTickLabelFont(look.font(TextRole::Caption));
      axis->setLabelFont(look.font(TextRole::Caption));
      axis->setTickLabelColor(look.color(Token::Tick));
      axis->setLabelColor(look.color(Token::Tick));
      axis->setTickLabelPadding(4);
      axis->setLabelPadding(3);
      axis->grid()->setPen(QPen(look.color(Token::Grid), 1));
      axis->grid()->setZeroLinePen(Qt::NoPen);
      axis->grid()->setSubGridPen(QPen(look.color(Token::Grid), 0.5));
    }
  }
}

void setLogarithmic(QCPAxis* axis, bool logarithmic) {
  axis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  const auto ticker = QSharedPointer<NumberTicker>::create(logarithmic);
  ticker->setTickCount(5);
  axis->setTicker(ticker);
  axis->grid()->setSubGridVisible(logarithmic);
}

QCPScatterStyle scatterOf(MarkShape shape, const QColor& color, bool synthetic, double size) {
  const QPainterPath path = markPath(shape, QPointF(0, 0), size);
  if (synthetic) return QCPScatterStyle(path, QPen(color, 1.5), theme().color(Token::Plot), 6);
  return QCPScatterStyle(path, QPen(theme().color(Token::Plot), 1), color, 6);
}

QString plotNumber(double value) {
  if (!std::isfinite(value)) return QStringLiteral("–");
  const double size = std::abs(value);
  if (size == 0.0) return QStringLiteral("0");
  if (size < 1e-3 || size >= 1e5) return withTrueMinus(shortNumber(value, 3));
  const int decimals = size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.1 ? 3 : 4;
  return withTrueMinus(QString::number(value, 'f', decimals));
}

}  // namespace emoforge
