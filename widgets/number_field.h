// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSpinBox>
#include <optional>

class QLabel;

namespace emoforge {

struct ParameterSpec;

/// As shown in fields and tables: fixed decimals where they say the whole value, else the shortest
/// text that reads back equal; a true minus sign; "8.0e−5" for what would vanish.
QString formatNumber(double value, int decimals);

/// Reads what formatNumber() writes and what people type (minus or hyphen, point or comma).
std::optional<double> parseNumber(const QString& text);

/// A number with its unit inside the field. Keeps the exact value, never rounds it to the shown
/// decimals, and lets numbers out of range be typed so that the row can say what is wrong with
/// them. The wheel changes it only while it has the focus.
class NumberField : public QAbstractSpinBox {
  Q_OBJECT
 public:
  explicit NumberField(QWidget* parent = nullptr);
  explicit NumberField(const ParameterSpec& spec, QWidget* parent = nullptr);

  void setUnit(const QString& unit);
  void setDecimals(int decimals);
  void setRange(std::optional<double> minimum, std::optional<double> maximum);
  void setStep(double step, bool multiplies = false);

  double value() const { return value_; }
  /// Shows a value; does not emit.
  void setValue(double value);

  void stepBy(int steps) override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  /// Typed or stepped by the user; may be out of range.
  void valueEdited(double value);
  /// What is typed is no number yet.
  void textRefused(const QString& text);

 protected:
  StepEnabled stepEnabled() const override;
  QValidator::State validate(QString& input, int& position) const override;
  void wheelEvent(QWheelEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void readText(const QString& text);
  void showValue();
  void placeUnit();
  double stepped(int steps) const;

  double value_ = 0.0;
  int decimals_ = 0;
  double step_ = 1.0;
  bool multiplies_ = false;
  std::optional<double> minimum_;
  std::optional<double> maximum_;
  QLabel* unit_;
};

/// Lets the wheel scroll the panel instead of changing `widget` while that has no focus.
void guardWheel(QWidget* widget);

}  // namespace emoforge
