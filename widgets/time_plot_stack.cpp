// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time_plot_stack.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/figures/print_style.h"
#include "widgets/playback_clock.h"
#include "widgets/surface.h"
#include "widgets/theme.h"
#include "widgets/time_axis.h"
#include "widgets/value_strip.h"

namespace emoforge {
namespace {

constexpr int kComboWidth = 214;

/// The text of the value that takes most room.
QString widestValue(const TimePlot::Curve& curve) {
  if (curve.values.isEmpty()) return QStringLiteral("–");
  const auto [low, high] = std::minmax_element(curve.values.begin(), curve.values.end());
  const QString lowest = TimePlot::textOf(curve, *low);
  const QString highest = TimePlot::textOf(curve, *high);
  return lowest.size() > highest.size() ? lowest : highest;
}

FigureSeries seriesOf(const TimePlot::Curve& curve) {
  FigureSeries series;
  series.name = curve.label.toStdString();
  series.slot = figureSlotOf(curve.token);
  series.role = FigureRole::Real;
  if (curve.line == Qt::DashLine) series.role = FigureRole::Synthetic;
  if (curve.line == Qt::DotLine) series.role = FigureRole::Nearest;
  // Ink for another than a real clip is a colour of its own kind: plain, with dashes kept.
  if (curve.token == Token::Real && curve.line != Qt::SolidLine) {
    series.role = FigureRole::Plain;
    series.dashed = true;
  }
  series.x.assign(curve.seconds.begin(), curve.seconds.end());
  series.y.assign(curve.values.begin(), curve.values.end());
  return series;
}

}  // namespace

TimePlotStack::TimePlotStack(PlaybackClock* clock, TimeAxis* axis, QWidget* parent)
    : QWidget(parent), clock_(clock), axis_(axis) {
  setSurface(this, "panel");
  column_ = new QVBoxLayout(this);
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
  tools_ = makeTools();
  connect(clock_, &PlaybackClock::timeChanged, this, &TimePlotStack::showValues);
  addRow({});
}

QWidget* TimePlotStack::makeTools() {
  auto* tools = new QWidget(this);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2);
  add_ = makeIconButton("plus", tr("Add a plot"), tools, true);
  link_ = makeIconButton("link-2", tr("Zoom all plots and the timeline together"), tools, true);
  link_->setCheckable(true);
  link_->setChecked(true);
  auto* figure = makeIconButton("image-down", tr("Export these curves"), tools, true);
  for (QToolButton* button : {add_, link_, figure}) row->addWidget(button);
  connect(add_, &QToolButton::clicked, this, [this] {
    addRow(freeChoice());
    emit rowsChanged(rows());
  });
  connect(link_, &QToolButton::toggled, this, &TimePlotStack::refresh);
  connect(figure, &QToolButton::clicked, this, &TimePlotStack::exportRequested);
  return tools;
}

bool TimePlotStack::linked() const {
  return link_->isChecked();
}

void TimePlotStack::setLinked(bool linked) {
  link_->setChecked(linked);
}

/// The first choice that no row shows.
QString TimePlotStack::freeChoice() const {
  const QStringList shown = rows();
  for (const Choice& choice : choices_) {
    if (!shown.contains(choice.id)) return choice.id;
  }
  return shown.value(0);
}

void TimePlotStack::addRow(const QString& id) {
  if (rows_.size() >= kMostRows) return;
  Row row{};
  row.id = id;
  row.box = new QWidget(this);
  auto* column = new QVBoxLayout(row.box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* strip = new QWidget(row.box);
  setSurface(strip, "strip");
  strip->setFixedHeight(theme().scaled(30));
  auto* line = new QHBoxLayout(strip);
  line->setContentsMargins(12, 0, 6, 0);
  line->setSpacing(8);
  row.strip = line;
  row.combo = new QComboBox(strip);
  row.combo->setProperty("compact", true);
  row.combo->setMaximumWidth(theme().scaled(kComboWidth));
  row.combo->setMinimumContentsLength(12);
  row.combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  row.combo->setMinimumWidth(theme().scaled(176));
  row.combo->setMaxVisibleItems(20);
  row.combo->setAccessibleName(tr("Curves of this plot"));
  row.combo->setToolTip(tr("Which joint and channels this plot shows"));
  row.values = new ValueStrip(strip);
  row.remove = makeIconButton("x", tr("Remove this plot"), strip, true);
  line->addWidget(row.combo, 1);
  line->addWidget(row.values, 2);
  line->addWidget(row.remove);
  row.plot = new TimePlot(clock_, axis_, row.box);
  row.own = new TimeAxis(clock_, row.plot);
  column->addWidget(strip);
  column->addWidget(row.plot, 1);
  column_->addWidget(row.box, 1);
  connect(row.combo, &QComboBox::activated, this, [this, box = row.box] { choose(box); });
  connect(row.remove, &QToolButton::clicked, this, [this, box = row.box] { removeRow(box); });
  fillCombo(row);
  rows_.append(row);
  refresh();
}

void TimePlotStack::removeRow(QWidget* box) {
  if (rows_.size() <= 1) return;
  // The tools move before the row that holds them goes.
  rows_.erase(
      std::remove_if(rows_.begin(), rows_.end(), [box](const Row& row) { return row.box == box; }),
      rows_.end());
  refresh();
  box->hide();
  box->deleteLater();
  emit rowsChanged(rows());
}

void TimePlotStack::fillCombo(Row& row) {
  const QSignalBlocker quiet(row.combo);
  row.combo->clear();
  for (const Choice& choice : choices_) row.combo->addItem(choice.title, choice.id);
  const int index = row.combo->findData(row.id);
  row.combo->setCurrentIndex(index < 0 && row.combo->count() > 0 ? 0 : index);
  row.id = row.combo->currentData().toString();
}

void TimePlotStack::choose(QWidget* box) {
  for (Row& row : rows_) {
    if (row.box == box) row.id = row.combo->currentData().toString();
  }
  emit rowsChanged(rows());
}

void TimePlotStack::setChoices(const QVector<Choice>& choices) {
  const bool same = std::equal(
      choices.begin(), choices.end(), choices_.begin(), choices_.end(),
      [](const Choice& a, const Choice& b) { return a.id == b.id && a.title == b.title; });
  if (same) return;
  choices_ = choices;
  const QStringList wanted = rows();
  for (Row& row : rows_) fillCombo(row);
  if (rows() != wanted) emit rowsChanged(rows());
}

QStringList TimePlotStack::rows() const {
  QStringList ids;
  for (const Row& row : rows_) ids << row.id;
  return ids;
}

void TimePlotStack::setRows(const QStringList& ids) {
  const qsizetype count = std::clamp<qsizetype>(ids.size(), 1, kMostRows);
  while (rows_.size() > count) removeRow(rows_.last().box);
  while (rows_.size() < count) addRow({});
  for (qsizetype i = 0; i < ids.size() && i < count; ++i) {
    rows_[i].id = ids[i];
    if (!choices_.isEmpty()) fillCombo(rows_[i]);
  }
  emit rowsChanged(rows());
}

void TimePlotStack::setCurves(const QString& id, const QVector<TimePlot::Curve>& curves) {
  for (const Row& row : rows_) {
    if (row.id != id) continue;
    row.plot->setCurves(curves);
    showNames(row);
  }
  showValues();
}

void TimePlotStack::showNames(const Row& row) {
  QVector<ValueStrip::Part> parts;
  for (const TimePlot::Curve& curve : row.plot->curves()) {
    parts.append({curve.label, widestValue(curve), curve.token, curve.line});
  }
  row.values->setParts(parts);
}

void TimePlotStack::showValues() {
  if (!isVisible()) return;
  for (const Row& row : rows_) {
    QStringList texts;
    for (const TimePlot::Curve& curve : row.plot->curves()) {
      texts << TimePlot::textOf(curve, row.plot->valueAt(curve, clock_->time()));
    }
    row.values->setValues(texts);
  }
}

FigureSpec TimePlotStack::figureSpec() const {
  FigureSpec spec;
  spec.kind = "motion-curves";
  spec.x = {tr("time").toStdString(), "s", false, {}};
  if (!axis_->showsAll()) spec.x.range = {axis_->start(), axis_->end()};
  for (const Row& row : rows_) {
    if (row.plot->curves().isEmpty()) continue;
    FigurePanel panel;
    panel.y.label = row.combo->currentText().toStdString();
    panel.y.unit = row.plot->curves().front().unit.toStdString();
    panel.y.range = row.plot->valueRange();
    for (const TimePlot::Curve& curve : row.plot->curves()) panel.series.push_back(seriesOf(curve));
    spec.title += (spec.title.empty() ? "" : ", ") + panel.y.label;
    spec.panels.push_back(std::move(panel));
  }
  if (const auto& loop = clock_->loopRegion())
    spec.bands.push_back({loop->start, loop->end, tr("loop region").toStdString()});
  return spec;
}

void TimePlotStack::refresh() {
  for (qsizetype i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    row.remove->setVisible(rows_.size() > 1);
    row.plot->setTimeLabelsVisible(!linked() || i + 1 == rows_.size());
    row.own->setMargins(axis_->leftMargin(), axis_->rightMargin());
    row.plot->setAxis(linked() ? axis_ : row.own);
  }
  rows_.first().strip->addWidget(tools_);
  tools_->show();
  add_->setEnabled(rows_.size() < kMostRows);
}

}  // namespace emoforge
