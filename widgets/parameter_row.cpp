// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameter_row.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWhatsThis>
#include <cmath>

#include "widgets/elided_label.h"
#include "widgets/icon_engine.h"
#include "widgets/number_field.h"
#include "widgets/parameter_editor.h"
#include "widgets/surface.h"
#include "widgets/symbol_label.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kSliderSteps = 1000;
constexpr int kLabelLeft = 10;  // the dot is left of it
constexpr int kResetSpace = 26;
constexpr int kNarrowEditorWidth = 98;
constexpr int kWideRow = 290;

double number(const ParameterValue& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return std::get<double>(value);
}

bool slides(const ParameterSpec& spec) {
  if (!spec.sampling || !spec.minimum || !spec.maximum || *spec.maximum <= *spec.minimum) {
    return false;
  }
  // Counts up to thousands are typed, not slid.
  return spec.type == ParameterType::Real ||
         (spec.type == ParameterType::Integer && *spec.maximum - *spec.minimum <= 100);
}

bool slidesByFactor(const ParameterSpec& spec) {
  return spec.logarithmic && *spec.minimum > 0;
}

}  // namespace

ParameterRow::ParameterRow(const ParameterSpec& spec, QWidget* parent)
    : QWidget(parent), spec_(spec), value_(spec.defaultValue) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kLabelLeft, 0, 0, 0);
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 2, 0, 3);
  row->setSpacing(6);
  const QString labelText = QString::fromStdString(spec.label);
  label_ = new ElidedLabel(labelText);
  editor_ = makeParameterEditor(spec, this);
  label_->setBuddy(editor_->widget());
  editor_->setWidth(theme().scaled(kEditorWidth));
  reset_ = makeIconButton("rotate-ccw", tr("Reset %1").arg(labelText), this, true);
  QSizePolicy keeps = reset_->sizePolicy();
  keeps.setRetainSizeWhenHidden(true);
  reset_->setSizePolicy(keeps);
  row->addWidget(label_, 1);
  if (!spec.symbol.empty()) row->addWidget(symbol_ = new SymbolLabel(spec.symbol));
  row->addWidget(editor_->widget());
  row->addSpacing(-4);
  row->addWidget(reset_);
  column->addLayout(row);
  if (slides(spec_)) makeSlider();

  hintLine_ = new QWidget;
  auto* hintLayout = new QHBoxLayout(hintLine_);
  hintLayout->setContentsMargins(0, 1, kResetSpace, 6);
  hintLayout->setSpacing(6);
  hintIcon_ = new QLabel;
  hintIcon_->setFixedSize(14, 15);
  hintIcon_->setAlignment(Qt::AlignBottom);
  hintText_ = makeLabel({}, "warning");
  hintText_->setWordWrap(true);
  hintLayout->addWidget(hintIcon_, 0, Qt::AlignTop);
  hintLayout->addWidget(hintText_, 1);
  column->addWidget(hintLine_);
  hintLine_->hide();

  setToolTip(parameterHelp(spec));
  connect(&theme(), &Theme::changed, this, [this] {
    setToolTip(parameterHelp(spec_));
    showHint();
  });
  connect(editor_, &ParameterEditor::edited, this, &ParameterRow::take);
  connect(editor_, &ParameterEditor::refused, this, &ParameterRow::refuse);
  connect(reset_, &QToolButton::clicked, this, [this] { emit resetRequested(spec_.name); });
  setValue(spec.defaultValue);
}

void ParameterRow::makeSlider() {
  slider_ = new QSlider(Qt::Horizontal, this);
  slider_->setRange(0, kSliderSteps);
  slider_->setPageStep(kSliderSteps / 10);
  slider_->setSingleStep(kSliderSteps / 100);
  slider_->setAccessibleName(tr("%1, slider").arg(QString::fromStdString(spec_.label)));
  guardWheel(slider_);
  auto* line = new QHBoxLayout;
  line->setContentsMargins(0, 0, kResetSpace, 3);
  line->addWidget(slider_);
  static_cast<QVBoxLayout*>(layout())->addLayout(line);
  connect(slider_, &QSlider::valueChanged, this, &ParameterRow::sliderMoved);
}

QWidget* ParameterRow::editorWidget() const {
  return editor_->widget();
}

void ParameterRow::setValue(const ParameterValue& value) {
  value_ = value;
  refusal_.clear();
  editor_->show(value);
  placeSlider();
  showChanged();
  showHint();
}

void ParameterRow::placeSlider() {
  if (!slider_) return;
  const double low = *spec_.minimum;
  const double high = spec_.sliderMaximum.value_or(*spec_.maximum);
  const double share = slidesByFactor(spec_) ? std::log(number(value_) / low) / std::log(high / low)
                                             : (number(value_) - low) / (high - low);
  const QSignalBlocker blocker(slider_);
  slider_->setValue(qRound(share * kSliderSteps));
}

void ParameterRow::sliderMoved(int position) {
  const double share = position / static_cast<double>(kSliderSteps);
  const double low = *spec_.minimum;
  const double high = spec_.sliderMaximum.value_or(*spec_.maximum);
  double value =
      slidesByFactor(spec_) ? low * std::pow(high / low, share) : low + share * (high - low);
  // A place of the slider means a number one would type: three digits, or a whole one.
  const double grain = spec_.type == ParameterType::Integer
                           ? 1.0
                           : std::pow(10.0, std::floor(std::log10(high - low)) - 2);
  value = QString::number(std::round(value / grain) * grain, 'g', 12).toDouble();
  value = std::clamp(value, low, high);
  ParameterValue chosen = value;
  if (spec_.type == ParameterType::Integer) chosen = static_cast<std::int64_t>(value);
  editor_->show(chosen);
  take(chosen);
}

void ParameterRow::take(const ParameterValue& value) {
  const std::string problem = ParameterSet::problemWith(spec_, value);
  if (!problem.empty()) {
    refuse(QString::fromStdString(problem));
    return;
  }
  const bool wasRefused = !refusal_.isEmpty();
  const bool same = value == value_;
  refusal_.clear();
  value_ = value;
  placeSlider();
  showChanged();
  showHint();
  if (wasRefused) emit refusalChanged();
  if (!same) emit edited(spec_.name, value);
}

void ParameterRow::refuse(const QString& problem) {
  if (refusal_ == problem) return;
  refusal_ = problem;
  showChanged();
  showHint();
  emit refusalChanged();
}

void ParameterRow::showChanged() {
  const bool changed = isChanged();
  setStyleProperty(label_, "role", changed ? QStringLiteral("strong") : QString());
  reset_->setVisible(changed || !refusal_.isEmpty());
  update();
}

void ParameterRow::setHint(ParameterProblem::Severity severity, const QString& text) {
  adviceSeverity_ = severity;
  adviceText_ = text;
  showHint();
}

void ParameterRow::clearHint() {
  setHint(ParameterProblem::Severity::Warning, {});
}

QString ParameterRow::hint() const {
  return refusal_.isEmpty() ? adviceText_ : refusal_;
}

void ParameterRow::showHint() {
  const QString text = hint();
  const bool wrong = !refusal_.isEmpty() ||
                     (!text.isEmpty() && adviceSeverity_ == ParameterProblem::Severity::Error);
  const QColor color = theme().color(wrong ? Token::Error : Token::Warning);
  hintIcon_->setPixmap(
      iconPixmap(wrong ? "circle-alert" : "triangle-alert", color, 14, devicePixelRatioF()));
  hintText_->setText(lineSpaced(text));
  setStyleProperty(hintText_, "role", wrong ? QStringLiteral("error") : QStringLiteral("warning"));
  setStyleProperty(editorWidget(), "state", wrong ? QStringLiteral("error") : QString());
  hintLine_->setVisible(!text.isEmpty());
}

/// In a narrow panel the words of the label come first: the tool tip tells the symbol, too.
void ParameterRow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool narrow = width() < theme().scaled(kWideRow);
  editor_->setWidth(theme().scaled(narrow ? kNarrowEditorWidth : kEditorWidth));
  if (symbol_ != nullptr) symbol_->setVisible(!narrow);
  setStyleProperty(label_, "narrow", narrow);
}

void ParameterRow::paintEvent(QPaintEvent* /*event*/) {
  if (!isChanged()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme().color(Token::Accent));
  const double y = editorWidget()->geometry().center().y() + 0.5;
  painter.drawEllipse(QPointF(2.5, y), 2.5, 2.5);
}

void ParameterRow::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_F1) {
    QWhatsThis::showText(editorWidget()->mapToGlobal(QPoint(0, editorWidget()->height())),
                         parameterHelp(spec_), this);
    return;
  }
  QWidget::keyPressEvent(event);
}

}  // namespace emoforge
