// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/metric_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <cmath>

#include "app/gui/job.h"
#include "widgets/elided_label.h"
#include "widgets/metric_strip.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

MetricPanel::MetricPanel(QWidget* parent) : QWidget(parent), strip_(new MetricStrip) {
  setSurface(this, "panel");
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  column->addWidget(strip_);
  connect(&work_, &WatchedWork::progressed, this, [this](const QString& stage, double fraction) {
    bar_->setValue(static_cast<int>(std::lround(100.0 * fraction)));
    subtitle_->setText(stage);
  });
  connect(&work_, &WatchedWork::failed, this, [this](const Notice& failure) {
    refresh();
    emit notice(failure);
  });
  connect(cancel_, &QPushButton::clicked, this, [this] {
    work_.cancel();
    refresh();
  });
  connect(measure_, &QPushButton::clicked, this, &MetricPanel::measure);
  connect(variant_, &QComboBox::currentIndexChanged, this, &MetricPanel::refresh);
  connect(fold_, &QToolButton::toggled, this, &MetricPanel::refresh);
  connect(copy_, &QToolButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(metricTable(shownFigures())); });
  refresh();
}

QWidget* MetricPanel::makeHead() {
  auto* head = new QWidget;
  setSurface(head, "head");
  head->setFixedHeight(theme().scaled(34));
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 0, 6, 0);
  row->setSpacing(8);
  subtitle_ = new ElidedLabel({}, "detail");
  bar_ = new QProgressBar;
  bar_->setTextVisible(false);
  bar_->setRange(0, 100);
  bar_->setFixedWidth(120);
  bar_->setAccessibleName(tr("Progress of the measurement"));
  cancel_ = makeButton(tr("Cancel"));
  legend_ = new MetricLegend;
  variant_ = new QComboBox;
  variant_->setAccessibleName(tr("Variant of the metrics"));
  variant_->setToolTip(tr("Standard definitions, or those of the published script"));
  variant_->addItems({tr("standard"), tr("as published")});
  copy_ = makeIconButton("copy", tr("Copy the numbers as a table"), head, true);
  fold_ = makeIconButton("chevron-down", tr("Hide the cards"), head, true);
  fold_->setCheckable(true);
  fold_->setObjectName("keep-metrics-folded");
  measure_ = makeButton(tr("Measure"), "play");
  measure_->setToolTip(
      tr("Draws synthetic clips of this run and compares them with the real ones"));
  row->addWidget(makeLabel(tr("Metrics"), "strong"));
  row->addWidget(subtitle_, 1);
  for (QWidget* part :
       std::initializer_list<QWidget*>{bar_, cancel_, legend_, variant_, measure_, copy_, fold_}) {
    row->addWidget(part);
  }
  return head;
}

void MetricPanel::setRun(const RunMetricsRequest& request) {
  if (request.run != request_.run) work_.cancel();
  request_ = request;
  refresh();
}

void MetricPanel::clear() {
  work_.cancel();
  measured_.clear();
  setRun({});
}

void MetricPanel::measure() {
  bar_->setValue(0);
  work_.start(
      [request = request_](Progress& progress) {
        return RunMetricsPtr(std::make_shared<const RunMetrics>(measureRun(request, progress)));
      },
      [this](const RunMetricsPtr& metrics) { show(metrics); });
  refresh();
}

void MetricPanel::show(const RunMetricsPtr& metrics) {
  measured_[metrics->request.run] = metrics;
  refresh();
  for (const Notice& one : metrics->notices) {
    if (one.severity != Notice::Severity::Info) emit notice(one);
  }
}

QVector<MetricFigure> MetricPanel::shownFigures() const {
  const auto found = measured_.find(request_.run);
  if (found == measured_.end()) return {};
  return variant_->currentIndex() == 0 ? found->second->standard : found->second->asPublished;
}

void MetricPanel::refresh() {
  const bool known = measured_.contains(request_.run);
  const bool busy = work_.running();
  const QString run = request_.run.empty() ? QString() : runTitle(request_.run);
  subtitle_->setText(request_.run.empty() ? tr("no finished run")
                     : known ? tr("all classes, %1, %2 synthetic clips a class, drawn once")
                                   .arg(run)
                                   .arg(measured_.at(request_.run)->request.perClass)
                             : tr("%1, not measured yet").arg(run));
  bar_->setVisible(busy);
  cancel_->setVisible(busy);
  measure_->setVisible(!busy);
  measure_->setEnabled(!request_.run.empty());
  measure_->setText(known ? tr("Measure again") : tr("Measure"));
  showLegend();
  variant_->setVisible(known && !busy);
  copy_->setVisible(known && !busy);
  fold_->setVisible(known && !busy);
  strip_->setFigures(cardsShown() ? shownFigures() : QVector<MetricFigure>());
  strip_->setVisible(cardsShown());
}

bool MetricPanel::cardsShown() const {
  return measured_.contains(request_.run) && !work_.running() && !fold_->isChecked();
}

void MetricPanel::showLegend() {
  constexpr int kRoomForLegend = 800;
  legend_->setVisible(cardsShown() && width() >= theme().scaled(kRoomForLegend));
}

void MetricPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  showLegend();
}

}  // namespace emoforge
