// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/prediction_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/base/text.h"
#include "core/metrics/part_entries.h"
#include "core/numerics/student_t.h"

namespace emoforge {
namespace {

constexpr std::size_t kBootstrapGroups = 10;

/// What the scores that have intervals are made of, so that groups can be added up.
struct Tally {
  explicit Tally(std::size_t classes) : confusion(classes) {}
  ConfusionMatrix confusion;
  double logLoss = 0.0;  ///< sums over the items
  double brier = 0.0;

  void add(const Tally& other) {
    for (std::size_t t = 0; t < confusion.classes(); ++t) {
      for (std::size_t p = 0; p < confusion.classes(); ++p) {
        confusion.add(t, p, other.confusion.count(t, p));
      }
    }
    logLoss += other.logLoss;
    brier += other.brier;
  }
};

using Score = std::function<double(const Tally&)>;

Score fromScores(double ClassificationScores::*member) {
  return [member](const Tally& tally) { return classificationScores(tally.confusion).*member; };
}

double hits(const ConfusionMatrix& confusion) {
  double result = 0.0;
  for (std::size_t k = 0; k < confusion.classes(); ++k) {
    result += static_cast<double>(confusion.count(k, k));
  }
  return result;
}

Predictions only(const Predictions& from, const std::vector<std::size_t>& items) {
  Predictions result{from.classes, {}, {}, DoubleArray({items.size(), from.classes}), {}};
  for (std::size_t i = 0; i < items.size(); ++i) {
    result.truths.push_back(from.truths[items[i]]);
    result.decided.push_back(from.decided[items[i]]);
    std::ranges::copy(from.probabilities.row(items[i]), result.probabilities.row(i).begin());
  }
  return result;
}

Tally tallyOf(const Predictions& predictions) {
  Tally tally(predictions.classes);
  tally.confusion = predictions.confusion();
  const ProbabilityScores scores = probabilityScores(predictions.probabilities, predictions.truths);
  const auto count = static_cast<double>(predictions.count());
  tally.logLoss = scores.logLoss * count;
  tally.brier = scores.brier * count;
  return tally;
}

/// Makes entries that share what belongs to the predictions.
class EntryMaker {
 public:
  EntryMaker(const Predictions& predictions, const PredictionContext& context, const Random& random)
      : predictions_(predictions),
        context_(context),
        random_(random),
        all_(predictions.classes),
        scores_(classificationScores(predictions.confusion())) {
    all_ = tallyOf(predictions);
    if (context.bootstrapDraws == 0 || predictions.groups.empty()) return;
    for (const auto& items : itemsByGroup(predictions.groups, predictions.count())) {
      groups_.push_back(tallyOf(only(predictions, items)));
    }
  }

  const ClassificationScores& scores() const { return scores_; }

  MetricEntry plain(const std::string& name, Direction direction,
                    std::optional<double> value) const {
    MetricEntry entry;
    entry.name = name;
    entry.direction = direction;
    entry.value = value;
    entry.real = context_.real;
    entry.synthetic = context_.synthetic;
    entry.featureSpace = context_.featureSpace;
    entry.fittedOn = context_.fittedOn;
    entry.referenceSet = context_.referenceSet;
    if (!predictions_.groups.empty()) {
      entry.groups = itemsByGroup(predictions_.groups, predictions_.count()).size();
    }
    return entry;
  }

  /// `isMean`: the score is a mean over items, which a group without some class has too.
  MetricEntry withInterval(const std::string& name, Direction direction, const Score& score,
                           bool isMean) const {
    MetricEntry entry = plain(name, direction, score(all_));
    if (context_.bootstrapDraws == 0) return entry;
    if (predictions_.groups.empty()) {
      if (name == "accuracy") setWilson(entry, hits(all_.confusion), predictions_.count(), "item");
    } else if (groups_.size() == 1) {
      addCaveat(entry, fmt::format(fmt::runtime(text("One {} only: no interval.")), context_.unit));
    } else if (name == "accuracy" && (*entry.value == 0.0 || *entry.value == 1.0)) {
      setWilson(entry, *entry.value * static_cast<double>(groups_.size()), groups_.size(),
                context_.unit);
    } else if (groups_.size() >= kBootstrapGroups) {
      setBootstrap(entry, score);
    } else if (isMean || everyGroupHasAllClasses()) {
      setStudent(entry, score);
    } else {
      addCaveat(entry, fmt::format(fmt::runtime(text("Fewer than ten groups ({}), some without "
                                                     "items of a class: no interval.")),
                                   context_.unit));
    }
    return entry;
  }

  MetricEntry recall(std::size_t k) const {
    MetricEntry entry =
        plain("recall/" + context_.classes.at(k), Direction::Up, scores_.recalls[k]);
    entry.chanceUniform = scores_.uniformLevel;
    if (std::isnan(scores_.recalls[k])) {
      entry.value.reset();
      addCaveat(entry, text("The test part has no item of this class."));
    }
    return entry;
  }

  /// Names the classes that nothing was predicted as, for scores built on precision.
  void tellNeverPredicted(MetricEntry& entry) const {
    for (const std::size_t k : scores_.neverPredicted) {
      addCaveat(entry,
                fmt::format(fmt::runtime(text("\"{}\" is never predicted: its precision is 0.")),
                            context_.classes.at(k)));
    }
  }
  void tellWithoutItems(MetricEntry& entry) const {
    for (const std::size_t k : scores_.withoutTestItems) {
      addCaveat(entry, fmt::format(fmt::runtime(text("\"{}\" has no test item and is left out.")),
                                   context_.classes.at(k)));
    }
  }

 private:
  static void setWilson(MetricEntry& entry, double successes, std::size_t total,
                        const std::string& unit) {
    entry.interval = wilsonInterval(static_cast<std::size_t>(std::lround(successes)), total);
    entry.intervalMethod = "wilson";
    entry.unitOfReplication = unit;
    entry.replicates = total;
  }

  bool everyGroupHasAllClasses() const {
    return std::ranges::all_of(groups_, [&](const Tally& group) {
      for (std::size_t k = 0; k < all_.confusion.classes(); ++k) {
        if (all_.confusion.ofClass(k) > 0 && group.confusion.ofClass(k) == 0) return false;
      }
      return true;
    });
  }

  void setBootstrap(MetricEntry& entry, const Score& score) const {
    entry.interval = clusterBootstrap(
        groups_.size(),
        [&](std::span<const std::size_t> drawn) {
          Tally sum(predictions_.classes);
          for (const std::size_t group : drawn) sum.add(groups_[group]);
          return score(sum);
        },
        random_.stream("groups"), context_.bootstrapDraws);
    entry.intervalMethod = "cluster-bootstrap-bca";
    entry.unitOfReplication = context_.unit;
    entry.replicates = groups_.size();
  }

  /// Over the groups' own values, whose mean is the pooled value where groups are equally large.
  void setStudent(MetricEntry& entry, const Score& score) const {
    std::vector<double> values;
    for (const Tally& group : groups_) values.push_back(score(group));
    const MeanInterval interval = meanInterval(values);
    entry.interval = Interval{interval.low, interval.high};
    entry.intervalMethod = "t";
    entry.unitOfReplication = context_.unit;
    entry.replicates = groups_.size();
    if (std::abs(interval.mean - *entry.value) > 0.005) {
      addCaveat(entry, fmt::format(fmt::runtime(text("The interval is that of the mean over each "
                                                     "{}, {:.3f}.")),
                                   context_.unit, interval.mean));
    }
  }

  const Predictions& predictions_;
  const PredictionContext& context_;
  const Random& random_;
  Tally all_;
  ClassificationScores scores_;
  std::vector<Tally> groups_;
};

void addDecisionScores(const EntryMaker& make, std::vector<MetricEntry>& entries) {
  const ClassificationScores& scores = make.scores();
  const auto classes = 1.0 / scores.uniformLevel;
  const double majority = scores.majorityLevel;
  const auto present = classes - static_cast<double>(scores.withoutTestItems.size());
  const auto add = [&](MetricEntry entry, std::optional<double> chanceMajority,
                       std::optional<double> chanceUniform) {
    entry.chanceMajority = chanceMajority;
    entry.chanceUniform = chanceUniform;
    make.tellWithoutItems(entry);
    entries.push_back(std::move(entry));
  };
  using S = ClassificationScores;
  const Direction up = Direction::Up;
  add(make.withInterval("accuracy", up, fromScores(&S::accuracy), true), majority,
      scores.uniformLevel);
  add(make.withInterval("balanced-accuracy", up, fromScores(&S::balancedAccuracy), false),
      1.0 / present, scores.uniformLevel);
  const auto withPrecision = [&](MetricEntry entry) {
    make.tellNeverPredicted(entry);
    return entry;
  };
  const double majorityF1 = 2.0 * majority / (1.0 + majority);
  add(withPrecision(make.plain("macro-precision", up, scores.macroPrecision)), majority / present,
      std::nullopt);
  add(withPrecision(make.withInterval("macro-f1", up, fromScores(&S::macroF1), false)),
      majorityF1 / present, std::nullopt);
  add(withPrecision(make.plain("weighted-precision", up, scores.weightedPrecision)),
      majority * majority, std::nullopt);
  add(withPrecision(make.plain("weighted-f1", up, scores.weightedF1)), majority * majorityF1,
      std::nullopt);
  add(make.withInterval("mcc", up, fromScores(&S::correlation), false), 0.0, 0.0);
  add(make.plain("kappa", up, scores.kappa), 0.0, 0.0);
}

void addProbabilityScores(const EntryMaker& make, const Predictions& predictions,
                          std::vector<MetricEntry>& entries) {
  const ProbabilityScores scores = probabilityScores(predictions.probabilities, predictions.truths);
  MetricEntry area = make.plain("auc", Direction::Up, scores.areaUnderCurve);
  area.chanceMajority = area.chanceUniform = 0.5;
  if (!scores.areaUnderCurve) addCaveat(area, text("The test part lacks items of some class."));
  entries.push_back(std::move(area));
  const auto classes = static_cast<double>(predictions.classes);
  const auto mean = [](double Tally::*sum) -> Score {
    return [sum](const Tally& tally) {
      return tally.*sum / static_cast<double>(tally.confusion.total());
    };
  };
  MetricEntry loss = make.withInterval("log-loss", Direction::Down, mean(&Tally::logLoss), true);
  loss.chanceUniform = std::log(classes);
  entries.push_back(std::move(loss));
  MetricEntry brier = make.withInterval("brier", Direction::Down, mean(&Tally::brier), true);
  brier.chanceUniform = 1.0 - 1.0 / classes;
  entries.push_back(std::move(brier));
  entries.push_back(make.plain("ece", Direction::Down, scores.calibrationError));
}

}  // namespace

std::vector<MetricEntry> predictionEntries(const Predictions& predictions,
                                           const PredictionContext& context, const Random& random) {
  const EntryMaker make(predictions, context, random);
  std::vector<MetricEntry> entries;
  addDecisionScores(make, entries);
  addProbabilityScores(make, predictions, entries);
  for (std::size_t k = 0; k < predictions.classes; ++k) entries.push_back(make.recall(k));
  return entries;
}

std::string primaryScore(const Predictions& predictions) {
  return macroF1IsPrimary(predictions.confusion()) ? "macro-f1" : "accuracy";
}

}  // namespace emoforge
