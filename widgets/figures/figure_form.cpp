// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure_form.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <algorithm>

#include "widgets/number_field.h"
#include "widgets/segmented_control.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kPurposeWidth = 240;
constexpr int kFieldWidth = 86;

QString sizeText(const FigurePreset& preset) {
  const FigureLayout& layout = preset.layout;
  if (preset.name == "slide")
    return FigureForm::tr("%1 × %2 mm").arg(layout.widthMillimetres).arg(layout.heightMillimetres);
  return FigureForm::tr("%1 mm").arg(layout.widthMillimetres, 0, 'f', 1);
}

void addPurpose(QTreeWidget* list, const QString& title, const QString& size, const QString& id) {
  auto* row = new QTreeWidgetItem(list, {title, size});
  row->setData(0, Qt::UserRole, id);
  row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
}

}  // namespace

FigureForm::FigureForm(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(16);
  row->addWidget(makePurposes());
  row->addWidget(makeFields(), 1);
  setFormats({FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png});
  setPlot(true);
  showLayout();
}

QWidget* FigureForm::makePurposes() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  column->addWidget(makeLabel(tr("Purpose"), "small-strong", box));
  purposes_ = new QTreeWidget(box);
  purposes_->setAccessibleName(tr("Purpose"));
  purposes_->setToolTip(tr("Size and type for the place where the figure will stand"));
  purposes_->setHeaderHidden(true);
  purposes_->setRootIsDecorated(false);
  purposes_->setColumnCount(2);
  purposes_->setUniformRowHeights(true);
  purposes_->setAllColumnsShowFocus(true);
  purposes_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  purposes_->header()->setStretchLastSection(false);
  for (const FigurePreset& preset : figurePresets()) {
    addPurpose(purposes_,
               tr("%1, %2").arg(QString::fromStdString(preset.title),
                                QString::fromStdString(preset.purpose)),
               sizeText(preset), QString::fromStdString(preset.name));
  }
  addPurpose(purposes_, tr("As on screen"), {}, QStringLiteral("screen"));
  purposes_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  purposes_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  box->setFixedWidth(theme().scaled(kPurposeWidth));
  column->addWidget(purposes_, 1);
  connect(purposes_, &QTreeWidget::currentItemChanged, this, &FigureForm::choosePurpose);
  return box;
}

QWidget* FigureForm::makeSizeRow() {
  auto* box = new QWidget(this);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  width_ = new NumberField(box);
  height_ = new NumberField(box);
  width_->setAccessibleName(tr("Width"));
  height_->setAccessibleName(tr("Height"));
  unit_ = new QComboBox(box);
  unit_->setAccessibleName(tr("Unit of length"));
  unit_->setToolTip(unit_->accessibleName());
  unit_->addItems({tr("mm"), tr("in")});
  for (NumberField* field : {width_, height_}) {
    field->setToolTip(field->accessibleName());
    field->setDecimals(1);
    field->setFixedWidth(theme().scaled(70));
  }
  row->addWidget(width_);
  row->addWidget(makeLabel(QStringLiteral("×"), "detail", box));
  row->addWidget(height_);
  row->addWidget(unit_);
  row->addStretch(1);
  connect(width_, &NumberField::valueEdited, this,
          [this](double value) { changeSize(&FigureLayout::widthMillimetres, value); });
  connect(height_, &NumberField::valueEdited, this,
          [this](double value) { changeSize(&FigureLayout::heightMillimetres, value); });
  connect(unit_, &QComboBox::activated, this, [this] {
    showLayout();
    emit changed();
  });
  return box;
}

NumberField* FigureForm::addNumber(QFormLayout* form, const QString& label, const QString& unit,
                                   int decimals, double low, double high,
                                   double FigureLayout::*member) {
  auto* field = new NumberField(this);
  field->setAccessibleName(label);
  field->setToolTip(tr("%1, %2 … %3 %4").arg(label).arg(low).arg(high).arg(unit));
  field->setUnit(unit);
  field->setDecimals(decimals);
  field->setRange(low, high);
  field->setStep(decimals > 0 ? 0.1 : 1.0);
  field->setFixedWidth(theme().scaled(kFieldWidth));
  form->addRow(label, field);
  connect(field, &NumberField::valueEdited, this, [this, member, low, high](double value) {
    layout_.*member = std::clamp(value, low, high);
    emit changed();
  });
  return field;
}

QWidget* FigureForm::makeFields() {
  auto* box = new QWidget(this);
  form_ = new QFormLayout(box);
  form_->setContentsMargins(0, 0, 0, 0);
  form_->setVerticalSpacing(6);
  form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  format_ = new SegmentedControl(tr("Format"), box);
  form_->addRow(tr("Format"), format_);
  form_->addRow(tr("Size"), makeSizeRow());
  font_ = addNumber(form_, tr("Text"), tr("pt"), 0, 4.0, 48.0, &FigureLayout::fontPoints);
  line_ = addNumber(form_, tr("Lines"), tr("pt"), 1, 0.1, 10.0, &FigureLayout::linePoints);
  dots_ = addNumber(form_, tr("Dots per inch"), {}, 0, smallestDotsPerInch, largestDotsPerInch,
                    &FigureLayout::dotsPerInch);
  legend_ = new QComboBox(box);
  legend_->addItems({tr("Below"), tr("Inside"), tr("None")});
  colors_ = new QComboBox(box);
  colors_->addItems({tr("Light, for print"), tr("As on screen")});
  form_->addRow(tr("Legend"), legend_);
  form_->addRow(tr("Colours"), colors_);
  for (const auto& [combo, name] : {std::pair{legend_, tr("Legend")}, {colors_, tr("Colours")}}) {
    combo->setAccessibleName(name);
    combo->setToolTip(name);
  }
  connect(format_, &SegmentedControl::activated, this, [this] {
    showLayout();
    emit changed();
  });
  connect(legend_, &QComboBox::activated, this, [this](int index) {
    layout_.legend = static_cast<LegendPlace>(index);
    emit changed();
  });
  connect(colors_, &QComboBox::activated, this, &FigureForm::changed);
  return box;
}

void FigureForm::setFormats(const QVector<FigureFormat>& formats) {
  if (formats == formats_) return;
  const FigureFormat before = formats_.isEmpty() ? formats.front() : format();
  formats_ = formats;
  QStringList names;
  for (const FigureFormat one : formats) names << QString::fromLatin1(toText(one)).toUpper();
  format_->setSegments(names);
  setFormat(before);
}

FigureFormat FigureForm::format() const {
  return formats_.value(std::max(0, format_->currentIndex()), FigureFormat::Png);
}

void FigureForm::setFormat(FigureFormat format) {
  format_->setCurrentIndex(std::max(0, static_cast<int>(formats_.indexOf(format))));
  showLayout();
}

void FigureForm::setScreenLayout(const FigureLayout& layout) {
  screen_ = layout;
  screen_.preset = "screen";
  purposes_->topLevelItem(purposes_->topLevelItemCount() - 1)
      ->setText(1, tr("%1 × %2 mm")
                       .arg(layout.widthMillimetres, 0, 'f', 0)
                       .arg(layout.heightMillimetres, 0, 'f', 0));
}

void FigureForm::setPlot(bool plot) {
  for (QWidget* field : std::initializer_list<QWidget*>{font_, line_, legend_}) {
    field->setVisible(plot);
    form_->labelForField(field)->setVisible(plot);
  }
  colors_->setVisible(!plot);
  form_->labelForField(colors_)->setVisible(!plot);
}

bool FigureForm::inInches() const {
  return unit_->currentIndex() == 1;
}

void FigureForm::setInInches(bool inches) {
  unit_->setCurrentIndex(inches ? 1 : 0);
  showLayout();
}

bool FigureForm::screenColors() const {
  return colors_->currentIndex() == 1;
}

void FigureForm::setScreenColors(bool screen) {
  colors_->setCurrentIndex(screen ? 1 : 0);
}

double FigureForm::shownLength(double millimetres) const {
  return inInches() ? millimetres / millimetresPerInch : millimetres;
}

void FigureForm::setFigureLayout(const FigureLayout& layout) {
  layout_ = layout;
  showLayout();
}

void FigureForm::showLayout() {
  const QSignalBlocker quiet(purposes_);
  for (int i = 0; i < purposes_->topLevelItemCount(); ++i) {
    QTreeWidgetItem* item = purposes_->topLevelItem(i);
    if (item->data(0, Qt::UserRole).toString().toStdString() == layout_.preset)
      purposes_->setCurrentItem(item);
  }
  const double factor = inInches() ? millimetresPerInch : 1.0;
  for (NumberField* field : {width_, height_}) {
    field->setDecimals(inInches() ? 2 : 1);
    field->setStep(inInches() ? 0.1 : 1.0);
    field->setRange(smallestFigureMillimetres / factor, largestFigureMillimetres / factor);
  }
  width_->setValue(shownLength(layout_.widthMillimetres));
  height_->setValue(shownLength(layout_.heightMillimetres));
  font_->setValue(layout_.fontPoints);
  line_->setValue(layout_.linePoints);
  dots_->setValue(layout_.dotsPerInch);
  dots_->setEnabled(format() == FigureFormat::Png);
  legend_->setCurrentIndex(static_cast<int>(layout_.legend));
}

void FigureForm::choosePurpose() {
  const QTreeWidgetItem* item = purposes_->currentItem();
  if (item == nullptr) return;
  const std::string id = item->data(0, Qt::UserRole).toString().toStdString();
  const LegendPlace legend = layout_.legend;
  layout_ = id == "screen" ? screen_ : findFigurePreset(id).layout;
  layout_.legend = legend;
  showLayout();
  emit changed();
}

void FigureForm::changeSize(double FigureLayout::*side, double shown) {
  const double asked = inInches() ? shown * millimetresPerInch : shown;
  const double millimetres = std::clamp(asked, smallestFigureMillimetres, largestFigureMillimetres);
  // The proportions stay while the width changes.
  if (side == &FigureLayout::widthMillimetres) {
    const double share = layout_.heightMillimetres / layout_.widthMillimetres;
    layout_.heightMillimetres =
        std::clamp(share * millimetres, smallestFigureMillimetres, largestFigureMillimetres);
    height_->setValue(shownLength(layout_.heightMillimetres));
  }
  layout_.*side = millimetres;
  emit changed();
}

}  // namespace emoforge
