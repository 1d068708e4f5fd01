// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameter_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>
#include <cmath>

#include "widgets/number_field.h"
#include "widgets/segmented_control.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

QString translated(const char* english) {
  return QCoreApplication::translate("Parameter", english);
}

double asNumber(const ParameterValue& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return std::get<double>(value);
}

class NumberEditor : public ParameterEditor {
 public:
  NumberEditor(const ParameterSpec& spec, QWidget* parent)
      : ParameterEditor(parent), field_(new NumberField(spec, parent)) {
    const QString label = QString::fromStdString(spec.label);
    const bool whole = spec.type == ParameterType::Integer;
    connect(field_, &NumberField::textRefused, this, [this, label](const QString& text) {
      emit refused(translated("%1 needs a number, not \"%2\".").arg(label, text));
    });
    connect(field_, &NumberField::valueEdited, this, [this, label, whole](double value) {
      if (!whole) {
        emit edited(value);
      } else if (value == std::floor(value) && std::abs(value) < 9e15) {
        emit edited(static_cast<std::int64_t>(value));
      } else {
        emit refused(translated("%1 must be a whole number.").arg(label));
      }
    });
  }
  QWidget* widget() const override { return field_; }
  void show(const ParameterValue& value) override { field_->setValue(asNumber(value)); }

 private:
  NumberField* field_;
};

class SegmentEditor : public ParameterEditor {
 public:
  SegmentEditor(const ParameterSpec& spec, QWidget* parent)
      : ParameterEditor(parent),
        spec_(spec),
        segments_(new SegmentedControl(QString::fromStdString(spec.label), parent)) {
    segments_->setCompact(true);
    for (const auto& choice : spec.choices) {
      auto* button = segments_->addSegment(QString::fromStdString(choice.label));
      button->setToolTip(QString::fromStdString(choice.help));
    }
    connect(segments_, &SegmentedControl::activated, this, [this](int index) {
      emit edited(spec_.choices[static_cast<std::size_t>(index)].value);
    });
  }
  QWidget* widget() const override { return segments_; }
  void setWidth(int /*pixels*/) override {}  // as wide as its words
  void show(const ParameterValue& value) override {
    for (std::size_t i = 0; i < spec_.choices.size(); ++i) {
      if (spec_.choices[i].value == std::get<std::string>(value)) {
        segments_->setCurrentIndex(static_cast<int>(i));
      }
    }
  }

 private:
  ParameterSpec spec_;
  SegmentedControl* segments_;
};

class ComboEditor : public ParameterEditor {
 public:
  ComboEditor(const ParameterSpec& spec, QWidget* parent)
      : ParameterEditor(parent), combo_(new QComboBox(parent)) {
    combo_->setProperty("parameter", true);
    combo_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const auto& choice : spec.choices) {
      combo_->addItem(QString::fromStdString(choice.label), QString::fromStdString(choice.value));
      combo_->setItemData(combo_->count() - 1, QString::fromStdString(choice.help),
                          Qt::ToolTipRole);
    }
    guardWheel(combo_);
    connect(combo_, &QComboBox::activated, this,
            [this] { emit edited(combo_->currentData().toString().toStdString()); });
  }
  QWidget* widget() const override { return combo_; }
  void setWidth(int pixels) override {
    combo_->setMinimumWidth(pixels);
    combo_->setMaximumWidth(pixels + 36);
  }
  void show(const ParameterValue& value) override {
    combo_->setCurrentIndex(combo_->findData(QString::fromStdString(std::get<std::string>(value))));
  }

 private:
  QComboBox* combo_;
};

class CheckEditor : public ParameterEditor {
 public:
  explicit CheckEditor(QWidget* parent) : ParameterEditor(parent), box_(new QCheckBox(parent)) {
    connect(box_, &QCheckBox::clicked, this, [this](bool on) {
      name();
      emit edited(on);
    });
  }
  QWidget* widget() const override { return box_; }
  void show(const ParameterValue& value) override {
    box_->setChecked(std::get<bool>(value));
    name();
  }

 private:
  void name() { box_->setText(box_->isChecked() ? translated("on") : translated("off")); }
  QCheckBox* box_;
};

class TextEditor : public ParameterEditor {
 public:
  explicit TextEditor(QWidget* parent) : ParameterEditor(parent), field_(new QLineEdit(parent)) {
    connect(field_, &QLineEdit::textEdited, this,
            [this](const QString& text) { emit edited(text.toStdString()); });
  }
  QWidget* widget() const override { return field_; }
  void show(const ParameterValue& value) override {
    field_->setText(QString::fromStdString(std::get<std::string>(value)));
  }

 private:
  QLineEdit* field_;
};

/// Two or three short words fit as segments, which show all choices at once.
bool suitsSegments(const ParameterSpec& spec) {
  if (spec.choices.size() < 2 || spec.choices.size() > 3) return false;
  const QFontMetrics metrics(theme().font(TextRole::SmallStrong));
  int width = 0;
  for (const auto& choice : spec.choices) {
    width += metrics.horizontalAdvance(QString::fromStdString(choice.label)) + 16;
  }
  return width <= theme().scaled(kEditorWidth) + 2;
}

ParameterEditor* makeEditor(const ParameterSpec& spec, QWidget* parent) {
  switch (spec.type) {
    case ParameterType::Boolean:
      return new CheckEditor(parent);
    case ParameterType::Integer:
    case ParameterType::Real:
      return new NumberEditor(spec, parent);
    case ParameterType::Choice:
      if (suitsSegments(spec)) return new SegmentEditor(spec, parent);
      return new ComboEditor(spec, parent);
    case ParameterType::Text:
      return new TextEditor(parent);
  }
  return new TextEditor(parent);
}

QString rangeText(const ParameterSpec& spec) {
  const auto number = [&](double value) { return formatNumber(value, 0); };
  if (spec.minimum && spec.maximum) {
    return translated("%1 to %2").arg(number(*spec.minimum), number(*spec.maximum));
  }
  if (spec.minimum) return translated("at least %1").arg(number(*spec.minimum));
  if (spec.maximum) return translated("at most %1").arg(number(*spec.maximum));
  QStringList labels;
  for (const auto& choice : spec.choices) labels.append(QString::fromStdString(choice.label));
  return labels.join(", ");
}

/// "λ_i^(t / 2)" with real sub- and superscripts. Rich text cannot nest them, so that a power which
/// holds a subscript keeps its ^( ).
QString equationHtml(const QString& equation) {
  static const QRegularExpression subscript(QStringLiteral("_(\\w+)"),
                                            QRegularExpression::UseUnicodePropertiesOption);
  static const QRegularExpression power(QStringLiteral("\\^\\(([^()_]*)\\)|\\^(\\w+)"),
                                        QRegularExpression::UseUnicodePropertiesOption);
  QString html = equation.toHtmlEscaped();
  html.replace(power, QStringLiteral("<sup>\\1\\2</sup>"));
  html.replace(subscript, QStringLiteral("<sub>\\1</sub>"));
  return html;
}

}  // namespace

void ParameterEditor::setWidth(int pixels) {
  widget()->setFixedWidth(pixels);
}

ParameterEditor* makeParameterEditor(const ParameterSpec& spec, QWidget* parent) {
  auto* editor = makeEditor(spec, parent);
  QString name = QString::fromStdString(spec.label);
  if (!spec.unit.empty()) name += ", " + QString::fromStdString(spec.unit);
  editor->widget()->setAccessibleName(name);
  editor->widget()->setAccessibleDescription(QString::fromStdString(spec.help));
  editor->widget()->setObjectName(QString::fromStdString(spec.name));
  return editor;
}

QString shownValue(const ParameterSpec& spec, const ParameterValue& value) {
  QString text;
  if (const auto* flag = std::get_if<bool>(&value)) {
    return *flag ? QString::fromStdString(spec.label).toLower()
                 : translated("no %1").arg(QString::fromStdString(spec.label).toLower());
  }
  if (const auto* word = std::get_if<std::string>(&value)) {
    text = QString::fromStdString(*word);
    for (const auto& choice : spec.choices) {
      if (choice.value == *word) text = QString::fromStdString(choice.label);
    }
    return text;
  }
  const int decimals = spec.type == ParameterType::Integer ? 0 : spec.decimals;
  text = formatNumber(asNumber(value), decimals);
  return spec.unit.empty() ? text : text + ' ' + QString::fromStdString(spec.unit);
}

QString symbolHtml(const std::string& symbol) {
  const QString text = QString::fromStdString(symbol).toHtmlEscaped();
  const qsizetype cut = text.indexOf('_');
  if (cut < 0) return QStringLiteral("<i>%1</i>").arg(text);
  return QStringLiteral("<i>%1<sub>%2</sub></i>").arg(text.left(cut), text.mid(cut + 1));
}

QString parameterHelp(const ParameterSpec& spec) {
  const QString caption = theme().color(Token::Text3).name();
  QString html = QStringLiteral("<table width=\"300\"><tr><td><b style=\"font-weight:600\">%1</b>")
                     .arg(QString::fromStdString(spec.label).toHtmlEscaped());
  if (!spec.symbol.empty()) html += "&nbsp; " + symbolHtml(spec.symbol);
  html += "</td></tr>";
  const auto line = [&](const QString& rich, Token token) {
    if (!rich.isEmpty()) {
      html += QStringLiteral("<tr><td><span style=\"color:%1\">%2</span></td></tr>")
                  .arg(theme().color(token).name(), rich);
    }
  };
  line(equationHtml(QString::fromStdString(spec.equation)), Token::Text1);
  line(QString::fromStdString(spec.help).toHtmlEscaped(), Token::Text2);
  html += "</table><table>";
  const auto fact = [&](const QString& name, const QString& rich) {
    if (rich.isEmpty()) return;
    html += QStringLiteral("<tr><td style=\"color:%1; padding-right:10px\">%2</td><td>%3</td></tr>")
                .arg(caption, name, rich);
  };
  fact(translated("Range"), rangeText(spec).toHtmlEscaped());
  fact(translated("Default"), shownValue(spec, spec.defaultValue).toHtmlEscaped());
  fact(translated("Key"), QStringLiteral("<span style=\"font-family:'EmoForge Mono'\">%1</span>")
                              .arg(QString::fromStdString(spec.name).toHtmlEscaped()));
  return html + "</table>";
}

}  // namespace emoforge
