// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/number_field.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "core/base/parameters.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr QChar kMinus(0x2212);
constexpr double kTenthOfDecade = 1.2589254117941673;  // 10^0.1

class WheelGuard : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject* watched, QEvent* event) override {
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (event->type() == QEvent::Wheel && widget && !widget->hasFocus()) {
      event->ignore();
      return true;
    }
    return QObject::eventFilter(watched, event);
  }
};

/// 0.30000000000000004 becomes 0.3: steps and slider places are meant in decimal.
double cleaned(double value) {
  return QString::number(value, 'g', 12).toDouble();
}

}  // namespace

QString formatNumber(double value, int decimals) {
  QString text = QString::number(value, 'f', decimals);
  if (text.toDouble() != value) {
    text = QString::number(value, 'g', QLocale::FloatingPointShortest);
    text.replace(QStringLiteral("e-0"), QStringLiteral("e-"));
    text.replace(QStringLiteral("e+0"), QStringLiteral("e+"));
  }
  return text.replace('-', kMinus);
}

std::optional<double> parseNumber(const QString& text) {
  QString plain = text.trimmed();
  plain.replace(kMinus, '-').replace(',', '.');
  bool good = false;
  const double value = plain.toDouble(&good);
  if (!good || !std::isfinite(value)) return std::nullopt;
  return value;
}

NumberField::NumberField(QWidget* parent) : QAbstractSpinBox(parent) {
  setAlignment(Qt::AlignRight);
  setFocusPolicy(Qt::StrongFocus);
  setCorrectionMode(CorrectToPreviousValue);
  unit_ = new QLabel(lineEdit());
  unit_->setAttribute(Qt::WA_TransparentForMouseEvents);
  unit_->setProperty("role", "unit");
  unit_->hide();
  connect(lineEdit(), &QLineEdit::textEdited, this, &NumberField::readText);
  connect(this, &QAbstractSpinBox::editingFinished, this, [this] {
    const bool unreadable = !parseNumber(lineEdit()->text());
    showValue();
    if (unreadable) emit valueEdited(value_);
  });
  showValue();
}

NumberField::NumberField(const ParameterSpec& spec, QWidget* parent) : NumberField(parent) {
  setDecimals(spec.type == ParameterType::Integer ? 0 : spec.decimals);
  setRange(spec.minimum, spec.maximum);
  setStep(spec.step, spec.logarithmic);
  setUnit(QString::fromStdString(spec.unit));
}

void NumberField::setUnit(const QString& unit) {
  unit_->setText(unit);
  unit_->setVisible(!unit.isEmpty());
  unit_->adjustSize();
  lineEdit()->setTextMargins(0, 0, unit.isEmpty() ? -2 : unit_->width() + 1, 0);
  placeUnit();
  updateGeometry();
}

void NumberField::setDecimals(int decimals) {
  decimals_ = decimals;
  showValue();
}

void NumberField::setRange(std::optional<double> minimum, std::optional<double> maximum) {
  minimum_ = minimum;
  maximum_ = maximum;
  update();
}

void NumberField::setStep(double step, bool multiplies) {
  step_ = step;
  multiplies_ = multiplies;
}

void NumberField::setValue(double value) {
  value_ = value;
  showValue();
  update();
}

double NumberField::stepped(int steps) const {
  double next = value_ + steps * step_;
  if (multiplies_ && value_ > 0) {
    const double factor = step_ > 1.0 ? step_ : kTenthOfDecade;
    next = QString::number(value_ * std::pow(factor, steps), 'g', 3).toDouble();
    if (decimals_ == 0) next = steps > 0 ? std::ceil(next) : std::floor(next);
  }
  if (minimum_) next = std::max(next, *minimum_);
  if (maximum_) next = std::min(next, *maximum_);
  return cleaned(next);
}

void NumberField::stepBy(int steps) {
  const double next = stepped(steps);
  if (next == value_) return;
  setValue(next);
  emit valueEdited(value_);
}

QAbstractSpinBox::StepEnabled NumberField::stepEnabled() const {
  StepEnabled enabled = StepNone;
  if (!maximum_ || value_ < *maximum_) enabled |= StepUpEnabled;
  if (!minimum_ || value_ > *minimum_) enabled |= StepDownEnabled;
  return enabled;
}

QValidator::State NumberField::validate(QString& input, int& /*position*/) const {
  static const QString allowed = QStringLiteral("0123456789+-.,eE") + kMinus;
  const bool plausible = std::ranges::all_of(input, [](QChar c) { return allowed.contains(c); });
  if (!plausible) return QValidator::Invalid;
  return parseNumber(input) ? QValidator::Acceptable : QValidator::Intermediate;
}

void NumberField::readText(const QString& text) {
  const auto number = parseNumber(text);
  if (!number) {
    emit textRefused(text);
    return;
  }
  value_ = *number;
  update();
  emit valueEdited(value_);
}

void NumberField::showValue() {
  lineEdit()->setText(formatNumber(value_, decimals_));
}

void NumberField::wheelEvent(QWheelEvent* event) {
  if (hasFocus()) {
    QAbstractSpinBox::wheelEvent(event);
  } else {
    event->ignore();
  }
}

void NumberField::resizeEvent(QResizeEvent* event) {
  QAbstractSpinBox::resizeEvent(event);
  placeUnit();
}

void NumberField::changeEvent(QEvent* event) {
  QAbstractSpinBox::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
    setUnit(unit_->text());
  }
}

void NumberField::placeUnit() {
  const QRect field = lineEdit()->rect();
  unit_->move(field.right() + 1 - unit_->width(), (field.height() - unit_->height()) / 2);
}

QSize NumberField::sizeHint() const {
  return {124, theme().scaled(26)};
}

QSize NumberField::minimumSizeHint() const {
  const int digits = fontMetrics().horizontalAdvance(QStringLiteral("00"));
  return {digits + 40, theme().scaled(26)};
}

void guardWheel(QWidget* widget) {
  widget->setFocusPolicy(Qt::StrongFocus);
  widget->installEventFilter(new WheelGuard(widget));
}

}  // namespace emoforge
