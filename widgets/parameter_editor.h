// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/base/parameters.h"

class QWidget;

namespace emoforge {

/// The editor of one parameter: a number field, segments or a combo box, a check box, a text field.
class ParameterEditor : public QObject {
  Q_OBJECT
 public:
  explicit ParameterEditor(QObject* parent) : QObject(parent) {}
  virtual QWidget* widget() const = 0;
  /// Shows a value; does not emit.
  virtual void show(const ParameterValue& value) = 0;
  /// What the row gives it, logical pixels.
  virtual void setWidth(int pixels);

 signals:
  /// The user chose a value of the parameter's type; it may be out of range.
  void edited(const emoforge::ParameterValue& value);
  /// What is in the editor is no value of the type; `problem` is a whole sentence.
  void refused(const QString& problem);
};

inline constexpr int kEditorWidth = 124;

/// The editor that suits the spec. Its widget bears the spec's label as accessible name.
ParameterEditor* makeParameterEditor(const ParameterSpec& spec, QWidget* parent);

/// As in a folded group or a tool tip: "quaternion", "150 frames", "on".
QString shownValue(const ParameterSpec& spec, const ParameterValue& value);

/// The symbol of the paper in italics with its subscript, as rich text: "<i>λ<sub>f</sub></i>".
QString symbolHtml(const std::string& symbol);

/// Label, symbol, equation, help, range, default and key, as rich text.
QString parameterHelp(const ParameterSpec& spec);

}  // namespace emoforge
