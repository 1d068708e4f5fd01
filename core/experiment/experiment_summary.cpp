// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment_summary.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/experiment/protocol.h"
#include "core/numerics/isotonic.h"

namespace emoforge {
namespace {

/// Score of real data alone against the number of groups, over the folds' means.
struct LearningCurve {
  std::vector<double> groups;
  std::vector<double> scores;
};

/// Groups in the training parts, on the average.
double trainingGroups(const ExperimentFolder& experiment, const ReportRows& rows,
                      const TableKey& key) {
  double groups = static_cast<double>(rows.row(key, "real", rows.primary()).groups.size());
  const auto folds = static_cast<double>(std::max<std::size_t>(1, experiment.split.folds.size()));
  double share = 0.0;
  for (const Fold& fold : experiment.split.folds) {
    share += static_cast<double>(fold.train.size()) /
             static_cast<double>(fold.train.size() + fold.validation.size() + fold.test.size());
  }
  return groups * share / folds;
}

LearningCurve curveOf(const ReportRows& rows, TableKey key) {
  LearningCurve curve;
  // One holdout tests a part of the groups only: how many were trained on is not known here.
  if (rows.experiment().split.scheme == "holdout") return curve;
  std::vector<Protocol> shares;
  for (const Protocol& protocol : rows.experiment().spec.protocols) {
    if (protocol.kind == ProtocolKind::Scarce && !protocol.cross) shares.push_back(protocol);
  }
  std::ranges::sort(shares, {}, &Protocol::amount);
  key.protocol = "tstr";
  const double all = trainingGroups(rows.experiment(), rows, key);
  for (const Protocol& share : shares) {
    TableKey own = key;
    own.protocol = share.name();
    const RowScores row = rows.row(own, "real", rows.primary());
    if (row.folds.empty()) continue;
    curve.groups.push_back(std::max(1.0, std::round(all * share.amount / 100.0)));
    curve.scores.push_back(row.mean());
  }
  const RowScores whole = rows.row(key, "real", rows.primary());
  if (!whole.folds.empty()) {
    curve.groups.push_back(std::round(all));
    curve.scores.push_back(whole.mean());
  }
  return curve;
}

Json equivalentOf(const LearningCurve& curve, const RowScores& row, const Protocol& protocol) {
  Json json = {{"protocol", protocol.name()}, {"extra_groups", nullptr}, {"caveat", nullptr}};
  if (curve.groups.size() < 2 || row.folds.empty()) {
    json["caveat"] = text("There is no learning curve: the experiment has no scarce shares.");
    return json;
  }
  const bool scarce = protocol.kind == ProtocolKind::Scarce;
  const double all = curve.groups.back();
  const double own = scarce ? std::max(1.0, std::round(all * protocol.amount / 100.0)) : all;
  const auto groups = readOff(curve.groups, curve.scores, row.mean());
  if (groups) {
    json["extra_groups"] = *groups - own;
  } else {
    json["caveat"] = text("Outside the learning curve.");
  }
  return json;
}

Json differenceJson(const ReportRows& rows, const TableKey& first, const std::string& source,
                    const std::string& reference) {
  const std::string& score = rows.primary();
  const Contrast contrast = contrastOf(rows.row(first, source, score),
                                       rows.row(first, reference, score), rows.replication());
  Json json = contrast.toJson();
  json["reference"] = reference;
  return json;
}

Json rowOf(const ReportRows& rows, const TableKey& key, const std::string& source,
           const LearningCurve& curve) {
  Json json = {{"source", source},
               {"kind", rows.kindOf(source)},
               {"classifier", key.classifier},
               {"features", key.features}};
  json["gap"] = nullptr;
  json["gains"] = Json::array();
  json["real_data_equivalents"] = Json::array();
  for (const Protocol& protocol : rows.experiment().spec.protocols) {
    TableKey own = key;
    own.protocol = protocol.name();
    if (protocol.cross || rows.row(own, source, rows.primary()).folds.empty()) continue;
    if (protocol.kind == ProtocolKind::Tstr) {
      Json gap = differenceJson(rows, own, source, "real");
      if (gap["mean"].is_number()) {
        gap["mean"] = -gap["mean"].get<double>();
        if (gap["ci95"].is_array())
          gap["ci95"] = {-gap["ci95"][1].get<double>(), -gap["ci95"][0].get<double>()};
      }
      json["gap"] = {{"mean", gap["mean"]}, {"ci95", gap["ci95"]}, {"p", gap["p"]}};
    }
    const bool augments = protocol.kind == ProtocolKind::Aug || protocol.kind == ProtocolKind::Add;
    const auto best = rows.bestControl(own);
    if (augments && best) {
      Json gain = differenceJson(rows, own, source, *best);
      gain["protocol"] = own.protocol;
      json["gains"].push_back(gain);
    }
    if (augments || protocol.kind == ProtocolKind::Scarce) {
      json["real_data_equivalents"].push_back(
          equivalentOf(curve, rows.row(own, source, rows.primary()), protocol));
    }
  }
  return json;
}

}  // namespace

Json summaryOf(const ReportRows& rows) {
  Json list = Json::array();
  const ExperimentSpec& spec = rows.experiment().spec;
  for (const MethodSpec& features : spec.features) {
    for (const MethodSpec& classifier : spec.classifiers) {
      const TableKey key{"tstr", classifier.label, features.label, "standard"};
      const LearningCurve curve = curveOf(rows, key);
      for (const SourceSpec& source : spec.sources) {
        if (source.kind == SourceSpec::Kind::Real || source.kind == SourceSpec::Kind::Sanity) {
          continue;
        }
        list.push_back(rowOf(rows, key, source.label(), curve));
      }
    }
  }
  return list;
}

}  // namespace emoforge
