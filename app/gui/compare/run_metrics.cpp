// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/run_metrics.h"

#include <QTemporaryDir>
#include <algorithm>

#include "app/gui/only_stop.h"
#include "core/base/text.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/evaluate.h"
#include "core/experiment/generate.h"

namespace emoforge {
namespace {

/// One of each family: distribution, nearness, spread, smoothness, physics.
const std::vector<std::string> kShown = {"fid",      "kid",  "mpjpe",     "dtw",
                                         "coverage", "jerk", "foot-skate"};

QString titleOf(const std::string& name) {
  for (const auto& entry : registry().metrics.entries()) {
    if (entry.card.name == name) return QString::fromStdString(entry.card.title);
  }
  for (const auto& entry : registry().sampleMetrics.entries()) {
    if (entry.card.name == name) return QString::fromStdString(entry.card.title);
  }
  return QString::fromStdString(name);
}

QVector<MetricFigure> figuresOf(const std::vector<MetricEntry>& entries,
                                const std::string& variant) {
  const auto find = [&](const std::string& name) {
    return std::ranges::find_if(entries, [&](const MetricEntry& entry) {
      return entry.name == name && entry.variant == variant;
    });
  };
  QVector<MetricFigure> figures;
  for (const std::string& name : kShown) {
    const auto entry = find(name);
    if (entry == entries.end()) continue;
    const auto floor = find(name + "-floor");
    figures.append(
        {titleOf(name), *entry, floor == entries.end() ? entry->referenceValue : floor->value});
  }
  return figures;
}

}  // namespace

RunMetrics measureRun(const RunMetricsRequest& request, Progress& progress) {
  progress.begin({{text("Drawing synthetic clips"), 1.0}, {text("Measuring"), 2.0}});
  const QTemporaryDir folder;
  if (!folder.isValid()) {
    throw Error(ErrorKind::Failure, text("There is no room for the synthetic clips."),
                {.file = folder.path().toStdString()}, text("Free some space and try again."));
  }
  OnlyStop inner(progress);
  GenerateRequest samples;
  samples.run = request.run;
  samples.perClass = request.perClass;
  samples.out = folder.filePath("samples").toStdString();
  generate(samples, inner);
  progress.enterStage(1);
  EvaluateRequest evaluation;
  evaluation.paths = {request.data, request.import, samples.out, {}, std::nullopt};
  evaluation.metrics = kShown;
  evaluation.variants = {Variant::Standard, Variant::AsPublished};
  const Evaluation measured = evaluate(evaluation, inner);
  return {request, figuresOf(measured.entries, "standard"),
          figuresOf(measured.entries, "as-published"), measured.notices};
}

}  // namespace emoforge
