// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/base/parameters.h"

class QLabel;
class QSlider;
class QToolButton;

namespace emoforge {

class ElidedLabel;
class ParameterEditor;
class SymbolLabel;

/// One row of the parameter panel: changed dot, label, symbol, editor, reset arrow; below it a
/// slider for sampling parameters and one line of text when something is unwise (yellow) or not
/// allowed (red).
class ParameterRow : public QWidget {
  Q_OBJECT
 public:
  explicit ParameterRow(const ParameterSpec& spec, QWidget* parent = nullptr);

  const ParameterSpec& spec() const { return spec_; }
  /// Shows a value and whether it differs from the default; does not emit.
  void setValue(const ParameterValue& value);
  const ParameterValue& value() const { return value_; }
  bool isChanged() const { return !(value_ == spec_.defaultValue); }
  void setHint(ParameterProblem::Severity severity, const QString& text);
  void clearHint();
  QString hint() const;
  /// Not empty while the editor holds something that is no allowed value.
  QString refusal() const { return refusal_; }
  QWidget* editorWidget() const;

 signals:
  /// An allowed value was chosen by the user.
  void edited(const std::string& name, const emoforge::ParameterValue& value);
  /// The editor's content became refused or allowed again.
  void refusalChanged();
  void resetRequested(const std::string& name);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void makeSlider();
  void take(const ParameterValue& value);
  void refuse(const QString& problem);
  void showChanged();
  void showHint();
  void placeSlider();
  void sliderMoved(int position);

  ParameterSpec spec_;
  ParameterValue value_;
  ElidedLabel* label_;
  SymbolLabel* symbol_ = nullptr;
  ParameterEditor* editor_;
  QToolButton* reset_;
  QSlider* slider_ = nullptr;
  QLabel* hintIcon_;
  QLabel* hintText_;
  QWidget* hintLine_;
  QString refusal_;
  QString adviceText_;
  ParameterProblem::Severity adviceSeverity_ = ParameterProblem::Severity::Warning;
};

}  // namespace emoforge
